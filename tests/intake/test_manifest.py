"""Manifests: what each row says of a document is known of it, and what a row gets wrong is told by its line."""

from __future__ import annotations

import json

import pytest

from curbside.consult import Consult, own_library
from curbside.errors import BadInput, NotFound
from curbside.intake.manifest import read_manifest
from curbside.intake.run import Reading
from curbside.library.catalogue import Catalogue
from curbside.library.own.documents import OwnDocuments
from tests.intake.feeds.servers import serving
from tests.intake.own.shelf import NOTES, POLICY, settings_of, written

POLICY_ROW = ('policy.md,"Watering, and greenfly",guideline,2023,"Anna Gärtner; Bo Beet",10.1000/water,'
              "https://garden.example/policy,current,2027-03-31")  # fmt: skip
HEAD = "path,title,type,year,authors,doi,url,standing,review_due"


def manifest(folder, *rows: str, head: str = HEAD, encoding: str = "utf-8"):
    path = folder / "documents.csv"
    path.write_bytes("\n".join((head, *rows, "")).encode(encoding))
    return path


def add(garden, path):
    return own_library(settings_of(garden)).add([], Reading(workers=1), [read_manifest(path)]).report


def failed(report) -> list[tuple[str, str]]:
    return [(result.message, result.remedy) for result in report.failed]


def references(garden) -> dict:
    with Catalogue.opened(settings_of(garden).database_url) as catalogue:
        found = {id: json.loads(record) for id, record in OwnDocuments(catalogue.engine).references()}
    return {each["title"]: each for each in found.values()}


def test_what_a_row_says_of_a_document_is_known_of_it(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    report = add(garden, manifest(folder, POLICY_ROW))
    assert dict(report.counts) == {"added": 1}
    told = references(garden)["Watering, and greenfly"]
    assert {name: told[name] for name in ("type", "year", "authors", "doi", "url", "standing")} == {
        "type": "guideline", "year": 2023, "authors": ["Anna Gärtner", "Bo Beet"], "doi": "10.1000/water",
        "url": "https://garden.example/policy", "standing": "current",
    }  # fmt: skip
    (row,) = own_library(settings_of(garden)).listed()
    assert (row["title"], row["review_due"]) == ("Watering, and greenfly", "2027-03-31")
    (found,) = Consult.open(settings_of(garden)).search("soap water twice a week", 1)
    assert (found.level, found.year) == ("guideline", 2023)


@pytest.mark.parametrize(("sign", "encoding"), [(";", "utf-8"), ("\t", "utf-8"), (",", "utf-8-sig")])
def test_a_table_is_read_as_spreadsheets_of_other_countries_write_it(garden, tmp_path, sign, encoding):
    folder = written(tmp_path / "own", policy=POLICY)
    row = sign.join(("policy.md", "Gießen", "guideline"))
    add(garden, manifest(folder, row, head=sign.join(("File", "Title", "Level")), encoding=encoding))
    (found,) = own_library(settings_of(garden)).listed()
    assert (found["title"], found["type"]) == ("Gießen", "guideline")


def test_a_row_that_was_edited_changes_what_is_known_and_a_second_run_reads_nothing(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    rows = ["policy.md,Watering,guideline", "notes.md,Heaps,"]
    path = manifest(folder, *rows, head="path,title,type")
    add(garden, path)
    assert dict(add(garden, path).counts) == {"same": 2}
    path = manifest(folder, rows[0].replace("guideline", "consensus"), rows[1], head="path,title,type")
    assert dict(add(garden, path).counts) == {"same": 1, "updated": 1}
    assert {title: told["type"] for title, told in references(garden).items()} == {
        "Watering": "consensus", "Heaps": "web-page"}  # fmt: skip


def test_a_folder_that_is_added_later_leaves_what_a_manifest_said(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, manifest(folder, "policy.md,Watering,guideline", head="path,title,type"))
    report = own_library(settings_of(garden)).add([str(folder / "policy.md")], Reading()).report
    assert dict(report.counts) == {"same": 1}
    assert list(references(garden)) == ["Watering"]


def test_a_row_takes_a_document_out_of_use(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    head = "path,standing,superseded_by"
    add(garden, manifest(folder, "policy.md,,", head=head))
    assert dict(add(garden, manifest(folder, "policy.md,superseded,10.1000/new", head=head)).counts) == {"updated": 1}
    (row,) = own_library(settings_of(garden)).listed()
    assert (row["standing"], row["superseded_by"]) == ("superseded", "10.1000/new")
    found = Consult.open(settings_of(garden)).search("soap water twice a week", 5)
    assert not any(passage.title == "Greenhouse policy" for passage in found)


@pytest.mark.parametrize(("row", "message", "remedy"), [
    ("policy.md,,gospel,,,,,,", "there is no type of source called 'gospel'.", "Use one of: guideline, "),
    ("policy.md,,,23,,,,,", "'23' is no year of publication.", "Write it as 2024."),
    ("policy.md,,,,,10/1,,,", "'10/1' is no DOI.", "A DOI begins with 10. and a number, such as 10.1000/182."),
    ("policy.md,,,,,,ftp://a/b,,", "ftp://a/b is no address of http or https.", "Give one that begins with"),
    ("policy.md,,,,,,,asleep,", "there is no standing called 'asleep'.", "Use one of: current, superseded, retracted."),
    ("policy.md,,,,,,,,31.3.2027", "'31.3.2027' is no day of review.", "Write it as 2027-03-31."),
    (",Watering,,,,,,,", "the path is empty.", "Name a file or an address."),
    ("none.md,,,,,,,,", "there is no file or folder {folder}/none.md.", "Name it as it is seen from"),
    ("policy.md,a,b,c,d,e,f,g,h,i", "there are 10 cells for 9 columns.", "Put a text that holds the sign"),
    ("notes.md,Other,,,,,,,", "{folder}/notes.md stands on line 2 already.", "Leave one of them out."),
    (".,Watering,,,,,,,", "title is for a single document.", "Add that file by itself."),
])  # fmt: skip
def test_a_row_with_a_fault_is_told_by_its_line_and_the_others_go_on(garden, tmp_path, row, message, remedy):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    path = manifest(folder, "notes.md,Heaps,,,,,,,", row)
    report = add(garden, path)
    assert dict(report.counts) == {"added": 1, "failed": 1}
    ((told, cure),) = failed(report)
    assert told == f"{path} line 3: {message.format(folder=folder)}"
    assert cure.startswith(remedy)


def test_a_line_is_counted_as_an_editor_counts_it(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    path = manifest(folder, 'policy.md,"Watering\nand greenfly",,,,,,,', "", "none.md,,,,,,,,")
    ((told, _),) = failed(add(garden, path))
    assert told.startswith(f"{path} line 5: ")


@pytest.mark.parametrize(("head", "message"), [
    ("path,titel", "line 1: there is no column called 'titel'."),
    ("title,year", "line 1: there is no column path, which names the file or address."),
    ("path,title,Title", "line 1: the column title stands there twice."),
])  # fmt: skip
def test_a_manifest_with_a_wrong_column_is_refused_whole(tmp_path, head, message):
    path = manifest(tmp_path, "a,b,c", head=head)
    with pytest.raises(BadInput) as fault:
        read_manifest(path)
    assert fault.value.message == f"{path} {message}"
    assert fault.value.remedy.startswith("The columns are: path, title, type, level, year, authors,")


def test_what_is_no_table_is_told(tmp_path):
    (tmp_path / "old.csv").write_bytes("path,title\na,Gießen\n".encode("latin-1"))
    with pytest.raises(BadInput, match="is not in UTF-8"):
        read_manifest(tmp_path / "old.csv")
    (tmp_path / "open.csv").write_text('path,title\na,"never closed\n')
    with pytest.raises(BadInput, match="line 2 is no CSV"):
        read_manifest(tmp_path / "open.csv")
    with pytest.raises(NotFound, match="There is no manifest"):
        read_manifest(tmp_path / "none.csv")


def test_a_row_may_name_an_address(garden, tmp_path):
    from dataclasses import replace

    page = b"<h1>Hoses</h1><p>Hoses are rolled up in autumn, when the first frost comes.</p>"
    with serving(lambda request: request.send(200, page, Content_Type="text/html")) as base:
        path = manifest(tmp_path, f"{base}/hoses,Hose rules,guideline,2020,,,,,")
        own = own_library(replace(settings_of(garden), allowed_hosts=("127.0.0.1",)))
        report = own.add([], Reading(workers=1), [read_manifest(path)]).report
    assert dict(report.counts) == {"added": 1}
    told = references(garden)["Hose rules"]
    assert (told["type"], told["year"], told["url"]) == ("guideline", 2020, f"{base}/hoses")
