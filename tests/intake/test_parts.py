"""Files of many documents: cut into parts for every worker, and nothing of them lost, doubled or let through."""

from __future__ import annotations

import gzip
import json

import pytest

from curbside.consult import own_library
from curbside.errors import BadDocument
from curbside.intake import parts
from curbside.intake.parts import parts_of
from curbside.intake.readers import read_item
from curbside.intake.run import Reading
from tests.intake.feeds.servers import article
from tests.intake.own.shelf import held, settings_of

OPENING = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "pubmed_250101.dtd">\n'
DELETED = "<DeleteCitation><PMID>900</PMID><PMID>901</PMID></DeleteCitation>"


@pytest.fixture(autouse=True)
def three_a_part(monkeypatch):
    monkeypatch.setattr(parts, "ROWS", 3)
    monkeypatch.setattr(parts, "ARTICLES", 3)


def articles(count: int, tail: str = "", opening: str = OPENING) -> bytes:
    body = "".join(article(str(n), f"Heap {n} of compost & straw is turned.") for n in range(1, count + 1))
    return f"{opening}<PubmedArticleSet>\n{body}{tail}</PubmedArticleSet>\n".encode()


def saved(path, content: bytes):
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def read(path) -> list[tuple[str, list[str], list[str]]]:
    """Of each part: its name, the articles in it and those it says are gone."""
    found = []
    for item in parts_of(path):
        documents = list(read_item(item))
        found.append((item.part, [d.key for d in documents if not d.gone], [d.key for d in documents if d.gone]))
    return found


@pytest.mark.parametrize("name", ["update.xml", "update.xml.gz"])
def test_articles_are_read_in_parts_and_what_was_deleted_in_one_of_its_own(tmp_path, name):
    assert read(saved(tmp_path / name, articles(7, DELETED))) == [
        ("articles 1-3", ["1", "2", "3"], []),
        ("articles 4-6", ["4", "5", "6"], []),
        ("articles 7-7", ["7"], []),
        ("after the last article", [], ["900", "901"]),
    ]


@pytest.mark.parametrize("count", [0, 1, 3, 6])
def test_no_part_is_empty(tmp_path, count):
    found = read(saved(tmp_path / "a.xml", articles(count)))
    assert [key for _, keys, _ in found for key in keys] == [str(n) for n in range(1, count + 1)]
    assert all(keys for _, keys, _ in found)


def test_parts_give_what_the_whole_file_gives(tmp_path):
    path = saved(tmp_path / "a.xml", articles(7))
    from curbside.intake.record import Item

    whole = list(read_item(Item(str(path), path.name, path)))
    assert [document for item in parts_of(path) for document in read_item(item)] == whole


def test_an_article_on_the_border_of_two_stretches_of_a_file_is_whole(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.xml", articles(7))
    whole = read(path)
    for size in (1, 7, 333, 1000):
        monkeypatch.setattr(parts, "_CHUNK", size)
        assert read(path) == whole


def test_a_file_that_breaks_off_gives_what_is_whole_and_then_the_fault(tmp_path):
    content = articles(5)
    path = saved(tmp_path / "a.xml", content[: content.rindex(b"<PubmedArticle>") + 40])
    found = []
    with pytest.raises(BadDocument, match="breaks off before its end"):
        found.extend(item.part for item in parts_of(path))
    assert found == ["articles 1-3"]


def test_an_entity_that_a_file_declares_is_in_none_of_its_parts(tmp_path):
    bomb = '<!DOCTYPE PubmedArticleSet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    content = articles(2, opening=f'<?xml version="1.0"?>{bomb}').replace(b"Heap 1 of", b"Heap &b; of")
    (item,) = parts_of(saved(tmp_path / "a.xml", content))
    with pytest.raises(BadDocument, match="well-formed"):
        list(read_item(item))


@pytest.mark.parametrize("content", [
    b"<article><body><p>Not a set.</p></body></article>",
    b'<?xml version="1.0" encoding="utf-16"?><PubmedArticleSet></PubmedArticleSet>',
    b"", b"\x1f\x8bnothing packed",
])  # fmt: skip
def test_other_files_are_not_cut(tmp_path, content):
    (tmp_path / "a.xml").write_bytes(content)
    assert parts_of(tmp_path / "a.xml") is None


def test_rows_are_read_in_parts_packed_or_not_and_counted_as_in_the_whole_file(tmp_path):
    rows = [json.dumps({"title": f"Bed {n}", "text": f"Bed {n} is dug."}) for n in range(1, 8)]
    rows[4] = "no row at all"
    content = "\n".join(rows).encode()
    told = []
    for name in ("a.jsonl", "a.jsonl.gz"):
        found = [(item.part, list(read_item(item))) for item in parts_of(saved(tmp_path / name, content))]
        told.append([(part, [d.meta.title for d in documents], documents[-1].notes) for part, documents in found])
    assert told[0] == told[1] == [
        ("lines 1-3", ["Bed 1", "Bed 2", "Bed 3"], ()),
        ("lines 4-6", ["Bed 4", "Bed 6"], ("line 5 is no JSON object",)),
        ("lines 7-7", ["Bed 7"], ()),
    ]


def test_a_packed_file_that_unpacks_without_end_is_refused(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "' + b"a" * 60_000_000 + b'"}\n'))
    with pytest.raises(BadDocument, match="unpacks to more than is read"):
        list(parts_of(path))


def test_a_file_that_is_broken_today_leaves_what_was_read_of_it_before(garden, tmp_path):
    path = saved(tmp_path / "a.xml.gz", articles(7))
    own = own_library(settings_of(garden))
    own.add([str(path)], Reading(workers=1))
    before = held(garden)
    path.write_bytes(path.read_bytes()[:-30])
    report = own.add([str(path)], Reading(workers=1)).report
    assert [result.message for result in report.failed] == [f"{path} is packed with gzip and broken."]
    assert report.gone == 0
    assert held(garden) == before
