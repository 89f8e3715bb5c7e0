"""The reference is complete: whatever the code has a name for stands on its page, and nothing else does."""

from __future__ import annotations

import importlib.util
import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from curbside import errors
from curbside.answer import record, references
from curbside.answer.citations import KINDS as EVIDENCE
from curbside.answer.intents import ROLE_FIT
from curbside.answer.place import Place
from curbside.answer.question import READERS
from curbside.answer.scope import decline
from curbside.cases import case, emergency, pathway
from curbside.cases.applies import populations
from curbside.cases.assess import assess
from curbside.cases.casebook import read_casebook
from curbside.cases.differential import Cause, entries, reasons
from curbside.cases.findings import lexicon
from curbside.cases.localise import Localisation, table
from curbside.cases.next_steps import NextStep, read
from curbside.cases.record import Assessment, to_record
from curbside.cases.redflags import Reason, Urgency
from curbside.cases.scores import Score, read_tables
from curbside.library import check_redflags, check_scope
from curbside.library.leaflets import SECTIONS
from curbside.library.pack_cases import PARTS
from curbside.library.pack_check import KNOWN_FILES, REVIEWED, UNREVIEWED
from curbside.library.pack_markdown import FRONT_REQUIRED
from curbside.library.pack_shapes import CONCEPT, PACK, REFERENCE
from curbside.library.passages import ROLES
from curbside.library.reference_report import REVIEW_AFTER
from curbside.library.references import STANDINGS, TYPES
from curbside.library.topics import ATTRIBUTES
from curbside.library.vocabulary import KINDS, SCOPES
from curbside.settings import settings_table
from tests.cases.casebooks import garden_casebook, read_tables_of

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE_PAGES = DOCS / "reference"


def load_maker():
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


def page(name: str) -> str:
    return (REFERENCE_PAGES / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The lines under a heading, up to the next heading of any level; examples are left out."""
    text = re.sub(r"^```.*?^```$", "", page(name), flags=re.DOTALL | re.MULTILINE)
    parts = re.split(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def listed(name: str, heading: str) -> list[str]:
    """The names in the first column of the tables under a heading, in order."""
    cells = re.findall(r"^\| (.*?) \|", section(name, heading), flags=re.MULTILINE)
    return [each.lstrip("#") for cell in cells for each in re.findall(r"`(.*?)`", cell)]


def names_of(kind: type) -> list[str]:
    return [each.name for each in fields(kind)]


def plain_codes() -> list[str]:
    return [value for name, value in vars(decline).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_a_page_made_from_the_code_is_up_to_date(name):
    assert load_maker().pages()[name] == page(name), "run: python docs/make_reference.py"


def test_every_command_has_its_place():
    found = re.findall(r"^## curbside (.*)$", page("commands.md"), flags=re.MULTILINE)
    assert found == [words for words, _ in load_maker().commands()]
    assert {"ask", "prove", "doctor", "library show", "pack new", "evaluate redflags"} <= set(found)


def test_every_argument_and_option_is_explained():
    rows = re.findall(r"^\| `.*?`.*? \| (.*) \|$", page("commands.md"), flags=re.MULTILINE)
    count = sum(len(command.params) for _, command in load_maker().commands())
    assert len(rows) == count
    assert all(row.strip() for row in rows)


def test_every_setting_has_its_row():
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", page("settings.md"), flags=re.MULTILINE)
    assert rows == [(name, variable) for name, variable, _ in settings_table()]


def test_every_exit_code_is_explained():
    raised = {each.exit_code for each in vars(errors).values() if inspect.isclass(each)
              and issubclass(each, errors.CurbsideError)}
    told = re.findall(r"^\| (\d+) \|", section("exit-codes.md", "Exit codes"), flags=re.MULTILINE)
    assert [int(code) for code in told] == sorted(raised | {0, 3, 130})


def test_every_error_is_listed_with_its_code():
    rows = re.findall(r"^\| `(\w+)` \| (\d) \|", page("exit-codes.md"), flags=re.MULTILINE)
    kinds = [k for k in vars(errors).values() if inspect.isclass(k) and issubclass(k, errors.CurbsideError)]
    leaves = {k.__name__: str(k.exit_code) for k in kinds if not set(k.__subclasses__()).intersection(kinds)}
    assert dict(rows) == leaves
    assert all(f"`{k.__name__}`" in page("exit-codes.md") for k in kinds)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("pack.yaml", PACK.keys),
        ("References", REFERENCE.keys),
        ("Types of reference", TYPES),
        ("Topics", ("id", *ATTRIBUTES)),
        ("Roles", ROLES),
        ("Leaflets", SECTIONS),
        ("When a reference is looked at again", REVIEW_AFTER),
        ("Vocabulary", CONCEPT.keys),
        ("scope.yaml", check_scope.KEYS),
        ("redflags.yaml", tuple(check_redflags.KEYS)),
        ("The format of a pack", KNOWN_FILES),
    ],
)
def test_every_name_of_the_pack_format_is_explained(heading, names):
    assert sorted(listed("pack-format.md", heading)) == sorted(names)


def test_the_sections_of_a_leaflet_stand_in_order_with_their_headings():
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", "Leaflets"), flags=re.MULTILINE)
    assert rows == list(SECTIONS.items())


def test_every_type_of_reference_has_its_days():
    heading = "When a reference is looked at again"
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", heading), flags=re.MULTILINE)
    assert rows == [(kind, str(REVIEW_AFTER[kind])) for kind in TYPES]


def test_every_kind_of_red_flag_entry_is_listed_with_its_keys():
    rows = re.findall(r"^\| `(.*?)` \| .*? \| (.*)\|$", section("pack-format.md", "redflags.yaml"), flags=re.MULTILINE)
    assert {kind: tuple(re.findall("`(.*?)`", keys)) for kind, keys in rows} == check_redflags.KEYS


def test_types_of_reference_stand_in_order_with_their_words():
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", "Types of reference"), flags=re.MULTILINE)
    assert rows == [(kind, EVIDENCE[kind]) for kind in TYPES]


@pytest.mark.parametrize("name", [*UNREVIEWED, *REVIEWED, *STANDINGS, *KINDS, *SCOPES, *FRONT_REQUIRED])
def test_every_value_of_the_pack_format_is_named(name):
    assert f"`{name}`" in page("pack-format.md")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Answer", names_of(record.Answer)),
        ("Statement", names_of(record.Statement)),
        ("Citation", names_of(record.Citation)),
        ("Place", names_of(Place)),
        ("Reference", names_of(references.CitedReference)),
        ("Section", names_of(record.Section)),
        ("Comparison", names_of(record.Table)),
        ("Disagreement", names_of(record.Point)),
        ("Urgency", names_of(Urgency)),
        ("Decline", [*names_of(decline.Decline), *plain_codes()]),
        ("What a question wants", list(ROLE_FIT)),
    ],
)
def test_every_key_of_the_record_is_explained(heading, names):
    assert sorted(listed("answer-record.md", heading)) == sorted(names)


def test_the_parts_of_the_record_without_a_table_are_named_with_their_keys():
    text = page("answer-record.md")
    assert "{" + ", ".join(names_of(Reason)) + "}" in text
    assert "{" + ", ".join(names_of(record.Side)) + "}" in text
    assert all(f"`{reader}`" in text for reader in READERS)


def test_five_codes_of_decline_are_told():
    assert len(plain_codes()) == 5


IN_EVERY_ENTRY = {"id", "reviewed", "date"}


@pytest.mark.parametrize(
    ("page_name", "heading", "names"),
    [
        ("case-files.md", "The case files of a pack", set(PARTS.values())),
        ("case-files.md", "Emergency", emergency._KEYS | emergency._GROUP_KEYS),
        ("case-files.md", "Causes", entries._FORMS["cause"]),
        ("case-files.md", "Next steps", read._KEYS | {"group"}),
        ("pathways.md", "pathways/*.yaml", pathway._KEYS - {"pathway", "for"}),
        ("pathways.md", "populations.yaml", populations._KEYS),
        ("scores.md", "Scores", read_tables._TABLE_KEYS | {"bounds"}),
    ],
)
def test_every_key_of_the_case_files_is_explained(page_name, heading, names):
    # the basis and sources of a row stand beside what they belong to
    told = {name for name in listed(page_name, heading) if re.fullmatch(r"[a-z_/*.]+", name)} - {"basis"}
    assert told | IN_EVERY_ENTRY == names | IN_EVERY_ENTRY


@pytest.mark.parametrize(("heading", "keys"), [("Findings", lexicon._KEYS), ("Sites", table.KEYS)])
def test_every_kind_of_entry_of_the_case_files_is_listed_with_its_keys(heading, keys):
    rows = re.findall(r"^\| `(.*?)` \| .*? \| (.*)\|$", section("case-files.md", heading), flags=re.MULTILINE)
    assert {kind: set(re.findall("`(.*?)`", told)) | {kind} for kind, told in rows} == {
        kind: set(known) | {kind} for kind, known in keys.items()
    }  # fmt: skip


@pytest.mark.parametrize("name", [
    *entries.BASES, *entries.BANDS, *entries.WORDS, *read.KINDS, *read.URGENCIES, *table.PARTS,
    *populations._KINDS,
    *lexicon.TEST_GROUPS, *lexicon.LASTING_GROUPS,
])  # fmt: skip
def test_every_value_of_the_case_files_is_named(name):
    assert f"`{name}`" in page("case-files.md") + page("pathways.md")


def test_the_examples_of_the_case_files_make_a_casebook():
    examples = re.findall(r"^```yaml\n(.*?)^```$", page("case-files.md"), flags=re.DOTALL | re.MULTILINE)
    tables = read_tables_of((next(part for part in PARTS if f"\n{part}:\n" in text), text) for text in examples)
    assert all(tables.values())
    book = read_casebook(tables)
    assert [cause.id for cause in book.causes.known] == ["drought"]


def record_names(kind: type) -> list[str]:
    return [name.removesuffix("_") for name in names_of(kind)]


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Criterion", record_names(emergency.Met)),
        ("Finding", [*record_names(case.Finding), "name"]),
        ("Localisation", record_names(Localisation)),
        ("Cause", record_names(Cause)),
        ("Reason", record_names(reasons.Contribution)),
        ("Next step", record_names(NextStep)),
        ("Score", [*record_names(Score), "value", "band", "meaning"]),
        ("Recommendation", record_names(pathway.Recommendation)),
    ],
)
def test_every_key_of_an_assessment_is_explained(heading, names):
    assert sorted(listed("assessment-record.md", heading)) == sorted(names)


def test_the_assessment_is_explained_in_the_order_of_its_record():
    empty: Assessment = assess(case.Case(), garden_casebook())
    assert listed("assessment-record.md", "Assessment") == list(to_record(empty))


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(path):
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", path.read_text(encoding="utf-8")):
        file = path.parent / target if target else path
        assert file.exists(), target
        headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
        assert not anchor or anchor in anchors, anchor
