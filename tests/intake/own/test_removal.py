"""Removal for good: no word that only a removed document had is left in any file of the home."""

from __future__ import annotations

import gzip
import random
import sqlite3
import zlib
from pathlib import Path

import pytest

from curbside.consult import Consult, own_library
from curbside.index.fields import analyse
from curbside.index.opening import open_library
from tests.intake.own.shelf import add, settings_of, words_in_files, written
from tests.intake.readers import samples


def unique_words(count: int, seed: int) -> list[str]:
    """Words that no other file has, of letters that no stemmer changes."""
    chance = random.Random(seed)
    return ["".join(chance.choices("bcdfgkmptvz", k=4)) + "qox" + "".join(chance.choices("bdgkp", k=3)) + "o"
            for _ in range(count)]  # fmt: skip


def long_text(title: str, words: list[str]) -> str:
    """Pages of text: enough to fill many pages of a database, each word several times."""
    paragraphs = "\n\n".join(
        f"The {word} stands by the wall and is watered at noon. Nobody moves the {word} before the frost is over."
        for word in words for _ in range(4)
    )  # fmt: skip
    return f"# {title}\n\n## Care of the {words[0]}\n\n{paragraphs}\n"


def left_in(folder: Path, words: list[str]) -> set[str]:
    """Those of the words that are left in any file of a folder, packed or not, whichever way it is written."""
    left = set()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        for form in (data, *unpacked(data)):
            low = form.lower()
            left |= {w for w in words if w.encode() in low or w.encode("utf-16-le") in low}
    return left


def unpacked(data: bytes) -> list[bytes]:
    """What a file holds once unpacked, where it is packed."""
    found = []
    for unpack in (gzip.decompress, zlib.decompress):
        try:
            found.append(unpack(data))
        except (OSError, EOFError, zlib.error):
            continue
    return found


def test_no_word_of_a_removed_document_is_left_in_any_file_of_the_home(garden, tmp_path):
    words, others = unique_words(80, 1), unique_words(80, 2)
    texts = {"secret": long_text("The walled bed", words), "kept": long_text("The open bed", others)}
    folder = written(tmp_path / "own", **texts)
    add(garden, folder)
    (folder / "secret.md").write_text(long_text("The walled bed", [*words[:40], *unique_words(10, 3)]))
    add(garden, folder)  # a second version: both go
    Consult.open(settings_of(garden)).ask("When is a bed watered?")
    assert left_in(garden.folder, words) == set(words)
    own = own_library(settings_of(garden))
    removed = own.remove(str(folder / "secret.md"))
    assert len(removed) == 2
    assert left_in(garden.folder, [*words, *unique_words(10, 3)]) == set()
    assert words_in_files(garden.folder, "walled bed") == []
    assert words_in_files(garden.folder, removed[0].removeprefix("local/")) == []
    assert left_in(garden.folder, others) == set(others)


def test_the_index_knows_no_word_of_a_removed_document(garden, tmp_path):
    words, others = unique_words(30, 4), unique_words(30, 5)
    texts = {"secret": long_text("The walled bed", words), "kept": long_text("The open bed", others)}
    folder = written(tmp_path / "own", **texts)
    add(garden, folder)
    stems = {word: analyse(word)[0] for word in [*words, *others]}
    before = open_library(settings_of(garden)).own
    assert all(before.frequency("text", stems[word]) for word in words)
    own_library(settings_of(garden)).remove(str(folder / "secret.md"))
    # the index on disk is a new one: what tantivy deletes stays in the files of the old
    after = open_library(settings_of(garden)).own
    assert not any(after.frequency(field, stems[word]) for word in words for field in ("text", "title"))
    assert all(after.frequency("text", stems[word]) for word in others)


def test_the_database_has_no_free_page_and_no_log_with_old_words(garden, tmp_path):
    words = unique_words(60, 6)
    add(garden, written(tmp_path / "own", secret=long_text("The walled bed", words)))
    own_library(settings_of(garden)).remove(str(tmp_path / "own" / "secret.md"))
    database = garden.folder / "library.sqlite"
    connection = sqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    finally:
        connection.close()
    log = database.with_name("library.sqlite-wal")
    assert not log.exists() or left_in(log.parent, words) == set()


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.html"])
def test_a_removed_file_of_any_format_leaves_no_passage_behind(garden, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(samples.FORMATS[name](3))
    add(garden, path)
    own = own_library(settings_of(garden))
    (document,) = own.documents(str(path))
    quotes = [passage.text[:40] for passage in document.passages() if len(passage.text) > 60]
    assert any(words_in_files(garden.folder, quote) for quote in quotes)
    own.remove(document.document.id)
    assert [quote for quote in quotes if words_in_files(garden.folder, quote)] == []
    assert own.listed() == []
