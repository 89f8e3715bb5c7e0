"""A library whose own documents are found by meaning: built, asked, added to, and opened with another model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from curbside.answer.record import to_record
from curbside.consult import Consult, own_library
from curbside.errors import LibraryMissing, NotFound
from curbside.index.dense.encoder import LocalEncoder
from curbside.index.dense.vectors import FOLDER
from curbside.index.opening import open_library
from curbside.intake.run import Reading
from curbside.settings import Settings
from tests.cli.homes import garden_home
from tests.index.dense.tiny_model import make_model
from tests.intake.own.shelf import NOTES, POLICY, settings_of, written

ATTACK = "How is a greenfly attack treated?"


@pytest.fixture
def settings(tmp_path) -> Settings:
    home = garden_home().copy_to(tmp_path / "home")
    return replace(settings_of(home), semantic_model=make_model(tmp_path / "model"))


def add(settings: Settings, folder: Path, **texts: str) -> Path:
    """Adds documents; returns the folder of the library built of them."""
    return own_library(settings).add([str(written(folder, **texts))], Reading(workers=1)).build.folder


def vectors(library: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (library / "own" / FOLDER).iterdir()}


def test_documents_that_are_added_get_vectors_and_questions_are_answered_with_them(settings, tmp_path):
    built = add(settings, tmp_path / "own", policy=POLICY, notes=NOTES)
    told = json.loads((built / "own" / FOLDER / "passages.json").read_bytes())
    assert len(told["ids"]) == open_library(settings).own.count
    consult = Consult.open(settings)
    answer = consult.ask(ATTACK)
    assert any("soap water" in statement.text for statement in answer.statements)
    assert consult.prove(to_record(answer)).faults == ()
    again = consult.ask(ATTACK)
    assert (again.id, again.text, again.statements) == (answer.id, answer.text, answer.statements)


def test_without_the_setting_the_same_library_answers_as_one_that_never_had_it(settings, tmp_path):
    without = replace(settings, semantic_model=None)
    add(without, tmp_path / "own", policy=POLICY)
    before = Consult.open(without).ask(ATTACK)
    Consult.open(settings)
    after = Consult.open(without).ask(ATTACK)
    assert (after.text, after.statements) == (before.text, before.statements)


def test_of_what_is_added_later_only_that_is_encoded(settings, tmp_path, monkeypatch):
    add(settings, tmp_path / "first", policy=POLICY)
    encoded = []
    encode = LocalEncoder.passages
    monkeypatch.setattr(LocalEncoder, "passages", lambda self, texts: encode(self, encoded.extend(texts) or encoded))
    in_two = vectors(add(settings, tmp_path / "second", notes=NOTES))
    assert [text for text in encoded if "Compost" not in text] == []
    assert encoded != []
    monkeypatch.undo()
    home = garden_home().copy_to(tmp_path / "other")
    at_once = replace(settings_of(home), semantic_model=settings.semantic_model)
    assert vectors(add(at_once, tmp_path / "both", policy=POLICY, notes=NOTES)) == in_two


def test_with_another_model_the_library_is_built_again(settings, tmp_path):
    add(settings, tmp_path / "own", policy=POLICY)
    other = replace(settings, semantic_model=make_model(tmp_path / "other", (("[UNK]",), ("soap",))))
    with pytest.raises(LibraryMissing, match="no vectors of the model in force"):
        Consult.open(other, build_missing=False)
    before, after = open_library(settings).stamp.fingerprint, Consult.open(other).shelf.knowledge.fingerprint
    assert before != after


def test_a_model_that_was_only_copied_is_the_same_model(settings, tmp_path):
    built = add(settings, tmp_path / "own", policy=POLICY)
    moved = replace(settings, semantic_model=make_model(tmp_path / "copy"))
    assert Consult.open(moved, build_missing=False).folder == built


def test_without_own_documents_a_model_changes_nothing(settings):
    assert Consult.open(settings).folder == Consult.open(replace(settings, semantic_model=None)).folder


def test_a_model_that_is_gone_is_told_of_and_not_done_without(settings, tmp_path):
    add(settings, tmp_path / "own", policy=POLICY)
    with pytest.raises(NotFound, match="which the setting semantic_model names"):
        Consult.open(replace(settings, semantic_model=tmp_path / "gone"))


def test_vectors_that_are_broken_are_made_anew(settings, tmp_path):
    built = add(settings, tmp_path / "own", policy=POLICY)
    sound = vectors(built)
    (built / "own" / FOLDER / "vectors.npy").write_bytes(b"")
    again = add(settings, tmp_path / "more", notes=NOTES)
    assert vectors(again).keys() == sound.keys()
    assert open_library(settings).own.count == len(json.loads(vectors(again)["passages.json"])["ids"])
