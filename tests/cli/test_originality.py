"""`curbside library originality` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import docx

from tests.intake.own.shelf import POLICY, written

COPIED = "Nobody waters the marrows after the first frost, for their roots rot in wet soil"
PACK = "A greenfly attack under glass is treated with soap water twice a week."


def article(tmp_path: Path, *paragraphs: str) -> Path:
    path = tmp_path / "article.md"
    path.write_text("\n\n".join(("# Our own words", *paragraphs)), encoding="utf-8")
    return path


def test_copied_spans_are_shown_with_their_source_and_the_share_of_the_text(garden, tmp_path):
    garden.call("library", "add", written(tmp_path / "own", policy=POLICY))
    path = article(tmp_path, "We grow marrows in the north.", f"It is said that {COPIED.lower()}.")
    shown = garden.call("library", "originality", path)
    assert shown.code == 0
    lines = shown.out.splitlines()
    assert lines[0] == f"{path}: 53.6% of 28 words stand word for word in the library"
    assert lines[2].startswith("15 words at 64-144: Greenhouse policy (local/")
    assert " ".join(lines[3:]).split() == f"“{COPIED.lower()}”".split()
    record = json.loads(garden.call("library", "originality", path, "--json").out)
    (span,) = record.pop("spans")
    assert record == {"file": str(path), "words": 28, "copied": 15, "quoted": 0, "least": 8, "share": 0.5357,
                      "quoted_share": 0.0}  # fmt: skip
    text = path.read_text()
    assert text[span["start"] : span["end"]] == span["text"] == COPIED.lower()
    assert (span["source_text"], span["passage"][-5:]) == (COPIED, "00001")


def test_a_statement_of_a_pack_that_is_quoted_with_its_source_is_set_apart(garden, tmp_path):
    statement = json.loads(garden.call("ask", "How is a greenfly attack treated?", "--json").out)["bottom_line"][0]
    path = article(tmp_path, f"The almanac says: “{statement['text']}” [1].")
    record = json.loads(garden.call("library", "originality", path, "--json").out)
    (span,) = record["spans"]
    assert (record["copied"], record["quoted"] > 0, span["quoted"]) == (0, True, True)
    assert span["source"] == statement["citations"][0]["passage"]


def test_a_text_of_ones_own_words_is_told_to_be_so(garden, tmp_path):
    path = article(tmp_path, "We grow marrows in the north, where the sun is low and the summers are short and wet.")
    shown = garden.call("library", "originality", path).out
    assert shown == f"{path}: no run of 8 words or more stands in the library (21 words compared)\n"


def test_an_article_may_be_a_word_document(garden, tmp_path):
    garden.call("library", "add", written(tmp_path / "own", policy=POLICY))
    document = docx.Document()
    document.add_heading("Our own words", 0)
    document.add_paragraph(f"It is said that {COPIED}.")
    document.save(str(tmp_path / "article.docx"))
    record = json.loads(garden.call("library", "originality", tmp_path / "article.docx", "--json").out)
    assert [span["text"] for span in record["spans"]] == [COPIED]


def test_a_file_that_is_not_there_is_told(garden, tmp_path):
    done = garden.call("library", "originality", tmp_path / "nowhere.md")
    assert (done.code, done.err) == (2, f"curbside: There is no file {tmp_path / 'nowhere.md'}.\n")
