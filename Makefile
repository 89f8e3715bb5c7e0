# Two commands matter: `make ask` runs the main job, `make test` passes the tests.
# Both set up what they need; setting up twice costs nothing.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
Q      ?= What is the treatment approach for an adult patient with myomalacia and spinal cord atrophy?

# The library of `make` lives in the checkout, so trying Curbside leaves nothing behind elsewhere.
export CURBSIDE_HOME ?= $(CURDIR)/.curbside

.PHONY: ask serve test browser bench peers fuzz slow oracle clean

ask: $(VENV)/.ready
	@$(BIN)/curbside ask "$(Q)"

serve: $(VENV)/.ready
	@$(BIN)/curbside serve

test: $(VENV)/.ready-test
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/python -m pytest
	$(BIN)/curbside pack check

bench: $(VENV)/.ready
	$(BIN)/curbside evaluate speed
	$(BIN)/curbside evaluate verification --mutations

# The pages in Chromium; needs it (Debian: chromium) and, to fetch axe-core once, npm.
browser: $(VENV)/.ready-test
	@test -d .axe/node_modules/axe-core || npm install --silent --no-audit --no-fund --prefix .axe axe-core@4.14.1
	CURBSIDE_BROWSER_INSISTS=1 $(BIN)/python -m pytest tests/browser

# Curbside beside others on documents of yours: make peers PASSAGES=... QUESTIONS=...; the others get a
# virtual environment of their own and are no part of the project (decision note 0041).
peers: $(VENV)/.ready .peers/.ready
	$(BIN)/python -m benchmarks.peers $(PASSAGES) $(QUESTIONS) --peers .peers/bin/python

.peers/.ready: benchmarks/peers/requirements.txt
	@test -x .peers/bin/python || $(PYTHON) -m venv .peers
	@.peers/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# Two hundred broken files of every format; minutes. A share of them is in `make test`.
fuzz: $(VENV)/.ready-test
	$(BIN)/python -m pytest tests/fuzz

# A thousand files and twenty killed runs; minutes.
slow: $(VENV)/.ready-test
	$(BIN)/python -m pytest tests/slow

# Ten thousand examinations against the npm package isncsci; slow, and needs Node.
oracle: $(VENV)/.ready-test
	@test -d .oracle/node_modules/isncsci || npm install --silent --no-audit --no-fund --prefix .oracle isncsci@2.0.6
	CURBSIDE_ISNCSCI_NPM=.oracle $(BIN)/python -m pytest tests/oracle

$(VENV)/.ready: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.ready-test: $(VENV)/.ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) .curbside .oracle .axe .peers .pytest_cache .ruff_cache
