"""Knowledge: what is written is what is read, quickly and without the libraries that build it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import pytest

from curbside.errors import IndexBroken
from curbside.library.knowledge import (
    Knowledge,
    PackCard,
    TopicCard,
    read_knowledge,
    write_knowledge,
)
from curbside.library.references import Reference
from curbside.library.vocabulary import Concept

CARD = PackCard("garden", "0.1.0", "The garden", "en-GB", "CC-BY-4.0", "awaiting", "submitted",
                ("A. Reader", "B. Reader"), "2026-11-21", "2999-11-21", "Tomatoes.")  # fmt: skip


def make_knowledge(concepts: int = 3, references: int = 2, topics: int = 2) -> Knowledge:
    cards = [
        TopicCard(f"garden/bed-{n}", f"Bed number {n}", "garden", (f"leek-{n}", "soil"),
                  ("Signs", "Doses"), tuple(f"garden:bed-{n}-{i:03}" for i in range(8)),
                  "awaiting", "2026-11-21")
        for n in range(topics)
    ]  # fmt: skip
    sources = [
        Reference(f"almanac{n}", "cohort", f"The almanac of élite leeks, volume {n}",
                  ("Green A", "Thumb B"), "Journal of Beds", 1990, f"{n}(3):70", "10.1000/x",
                  seen="What was seen, in one line of some eighty characters, which is usual.",
                  checked="2026-11-21")
        for n in range(references)
    ]  # fmt: skip
    return Knowledge(
        packs=(CARD,),
        fingerprint="0123456789abcdef",
        scope={"garden": {"elsewhere": [{"field": "roses", "terms": ["rose"]}], "floor": 0.5}},
        concepts=tuple(
            Concept(f"leek-{n}", f"leek of kind {n}", "life", "core", (f"kind {n} leek", "leek"),
                    lay=("long onion",), broader=("leek",))
            for n in range(concepts)
        ),
        topics={card.id: card for card in cards},
        references={source.id: source for source in sources},
        redflags=({"id": "collapse", "all": ["leek-0", {"not": "soil"}], "level": 1},),
        related={card.id: ("garden/bed-0",) for card in cards},
        words="almanac leeks",
    )  # fmt: skip


def test_what_is_written_is_what_is_read(tmp_path):
    knowledge = make_knowledge()
    write_knowledge(knowledge, tmp_path / "knowledge.json")
    assert read_knowledge(tmp_path / "knowledge.json") == knowledge


def test_the_same_knowledge_is_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_knowledge(make_knowledge(), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_topics_are_found_by_what_they_are_about_and_packs_by_version():
    knowledge = make_knowledge()
    assert knowledge.topics_about["soil"] == ("garden/bed-0", "garden/bed-1")
    assert knowledge.versions == {"garden": "0.1.0"}


def test_the_vocabulary_knows_the_words_of_the_library():
    assert make_knowledge().vocabulary.words == frozenset({"almanac", "leeks"})


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 99}', '{"version": 1}'])
def test_a_file_that_is_no_knowledge_is_refused(tmp_path, content):
    path = tmp_path / "knowledge.json"
    path.write_text(content)
    with pytest.raises(IndexBroken):
        read_knowledge(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(IndexBroken):
        read_knowledge(tmp_path / "knowledge.json")


def test_a_large_library_is_known_in_a_few_times_what_json_takes_to_read_it(tmp_path):
    path = tmp_path / "knowledge.json"
    write_knowledge(make_knowledge(concepts=500, references=800, topics=170), path)
    assert best_of_five(lambda: read_knowledge(path)) < 8 * best_of_five(lambda: json.loads(path.read_bytes()))


def best_of_five(work: Callable[[], object]) -> float:
    """Seconds of processor time: a busy machine takes others' share of the clock."""
    spent = []
    for _ in range(5):
        begun = process_time()
        work()
        spent.append(process_time() - begun)
    return min(spent)


@pytest.mark.parametrize(
    "module",
    ["curbside.index.embedded", "curbside.index.opening", "curbside.index.build",
     "curbside.library.knowledge"],
)  # fmt: skip
def test_what_a_question_needs_brings_in_no_heavy_library(module):
    code = f"import sys, {module};print(sorted({{'sqlalchemy', 'alembic', 'yaml', 'pydantic'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
