"""The speed of a library: measured as it is and ten times as large, with nothing left behind."""

from __future__ import annotations

import json

from curbside.consult import Consult
from curbside.evaluate.generated import PASSAGES_EACH, write_documents
from curbside.evaluate.speed import Effort, questions_of, run_speed
from curbside.settings import Settings
from tests.factories import make_pack


def test_made_up_documents_are_of_the_librarys_words_and_the_same_every_time(shipped: Consult, tmp_path):
    passages = list(shipped.shelf.index.passages(shipped.shelf.knowledge.topics["spinal_cord/myelomalacia"].passages)
                    .values())  # fmt: skip
    written = []
    for name in ("one", "two"):
        assert write_documents(passages, 40, tmp_path / name) == 40 // PASSAGES_EACH
        written.append((tmp_path / name).read_text())
    assert written[0] == written[1]
    words = {word.strip(".,;:").lower() for passage in passages for word in passage.text.split()}
    rows = [json.loads(line) for line in written[0].splitlines()]
    assert {word.strip(".,;:").lower() for row in rows for word in row["text"].split()} <= words


def test_questions_come_in_one_order(shipped: Consult):
    asked = questions_of(shipped)
    assert asked == questions_of(shipped)
    assert sorted(asked) == sorted(q for pairs in shipped.shelf.answerable.values() for _, q in pairs)


def test_a_library_is_measured_as_it_is_and_ten_times_as_large(tmp_path):
    home = tmp_path / "home"
    steps: list[str] = []
    run = run_speed(Settings(home=home, packs=(make_pack(tmp_path / "garden"),)), Effort(1, 3, 4), steps.append)
    as_it_is, larger = run.measures["library"], run.measures["ten_times"]
    assert as_it_is.keys() == larger.keys()
    assert all(value > 0 for value in (*as_it_is.values(), *larger.values()))
    assert 5 * as_it_is["passages"] < larger["passages"] < 20 * as_it_is["passages"]
    assert as_it_is["ask_ms_p50"] <= as_it_is["ask_ms_p95"] <= as_it_is["ask_ms_p99"]
    assert run.as_table().count("\n") == len(as_it_is)
    assert len(steps) == 4
    assert not home.exists()
