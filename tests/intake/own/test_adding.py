"""Adding documents of one's own: what is kept of them, what a second run does, and how they go again."""

from __future__ import annotations

import json
import zipfile

import pytest

from curbside.consult import Consult, own_library
from curbside.errors import BadInput, NotFound
from curbside.intake.given import checked_given
from curbside.intake.run import Reading
from tests.intake.own.shelf import NOTES, POLICY, add, held, settings_of, words_in_files, written


def listed(home) -> list[tuple]:
    rows = own_library(settings_of(home)).listed()
    return [(row["title"], row["standing"], row["version"], row["type"], row["passages"]) for row in rows]


def test_a_document_that_was_added_is_listed_and_can_be_found(garden, tmp_path):
    add(garden, written(tmp_path / "own", policy=POLICY))
    assert listed(garden) == [("Greenhouse policy", "current", 1, "web-page", 2)]
    consult = Consult.open(settings_of(garden))
    (found,) = consult.search("soap water twice a week", 1)
    assert (found.title, found.section, found.source) == ("Greenhouse policy", "Greenfly attack", "local")
    assert found.concepts == ("greenfly-attack",)
    assert consult.status()["own_documents"] == {"current": 1}


def test_passages_are_stretches_of_the_text_that_was_read(garden, tmp_path):
    from curbside.library.catalogue import Catalogue
    from curbside.library.own.documents import OwnDocuments

    add(garden, written(tmp_path / "own", policy=POLICY))
    with Catalogue.opened(settings_of(garden).database_url) as catalogue:
        (document,) = OwnDocuments(catalogue.engine).documents()
    for passage in document.passages():
        assert document.document.text[passage.start : passage.end] == passage.text


def test_adding_twice_adds_nothing_and_reads_nothing(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    add(garden, folder)
    before = held(garden)
    added = own_library(settings_of(garden)).add([str(folder)], Reading())
    assert (dict(added.report.counts), added.report.documents, added.build.fresh) == ({"same": 2}, 0, False)
    assert held(garden) == before


def test_the_same_text_in_another_file_is_the_same_document(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    (folder / "copy.md").write_text(POLICY)
    added = own_library(settings_of(garden)).add([str(folder)], Reading())
    assert dict(added.report.counts) == {"same": 2}
    assert len(listed(garden)) == 1


def test_an_edited_file_is_a_new_version_and_the_old_one_is_superseded(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    (folder / "policy.md").write_text(POLICY.replace("five litres", "six litres"))
    added = own_library(settings_of(garden)).add([str(folder)], Reading())
    assert dict(added.report.counts) == {"updated": 1}
    assert sorted(row[1:3] for row in listed(garden)) == [("current", 2), ("superseded", 1)]
    consult = Consult.open(settings_of(garden))
    said = [p.text for p in consult.search("litres of water on the hottest days", 5)]
    assert any("six litres" in text for text in said)
    assert not any("five litres" in text for text in said)


def test_an_edit_that_is_taken_back_brings_the_first_version_back(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    first = own_library(settings_of(garden)).listed()[0]["id"]
    for text in (POLICY.replace("five", "six"), POLICY):
        (folder / "policy.md").write_text(text)
        add(garden, folder)
    current = [row["id"] for row in own_library(settings_of(garden)).listed() if row["standing"] == "current"]
    assert current == [first]


def test_a_row_that_a_file_no_longer_holds_is_superseded(garden, tmp_path):
    path = tmp_path / "rows.jsonl"
    rows = [{"id": str(n), "title": f"Row {n}", "text": f"Bed number {n} is dug in the spring."} for n in range(3)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    add(garden, path)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows[:2]))
    added = own_library(settings_of(garden)).add([str(path)], Reading())
    assert added.report.gone == 1
    assert [row[:2] for row in listed(garden)] == [("Row 0", "current"), ("Row 1", "current"), ("Row 2", "superseded")]


def test_metadata_given_later_changes_what_is_known_of_a_document(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    add(garden, folder, given=(("type", "guideline"), ("year", "2024")))
    assert listed(garden) == [("Greenhouse policy", "current", 1, "guideline", 2)]
    (found,) = Consult.open(settings_of(garden)).search("ladybirds roof", 1)
    assert (found.level, found.year) == ("guideline", 2024)


@pytest.mark.parametrize(("told", "message"), [
    ({"type": "gospel"}, "There is no type of source called 'gospel'."),
    ({"year": "12345"}, "'12345' is no year of publication."),
    ({"doi": "10.1/a"}, "--doi is for a single document."),
])  # fmt: skip
def test_metadata_that_cannot_be_is_refused(told, message):
    with pytest.raises(BadInput, match=message.replace("(", r"\(")):
        checked_given(told, alone=False, mark="--")


def test_what_is_removed_leaves_no_word_in_any_file_of_the_home(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    add(garden, folder)
    assert words_in_files(garden.folder, "ladybirds")
    assert own_library(settings_of(garden)).remove(str(folder / "policy.md"))
    assert words_in_files(garden.folder, "ladybirds") == []
    assert words_in_files(garden.folder, "ladybird") == []
    assert words_in_files(garden.folder, "Greenhouse policy") == []
    assert [row[0] for row in listed(garden)] == ["Compost"]
    assert held(garden)[1]  # the other is still found


def test_what_was_removed_can_be_added_again(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    before = held(garden)
    own_library(settings_of(garden)).remove(str(folder / "policy.md"))
    assert Consult.open(settings_of(garden)).shelf.own is None
    add(garden, folder)
    assert held(garden) == before


def test_a_retracted_document_supports_nothing_any_more(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    add(garden, folder)
    own_library(settings_of(garden)).retract(str(folder / "policy.md"), "withdrawn by the head gardener")
    found = Consult.open(settings_of(garden)).search("soap water twice a week under glass", 5)
    assert not any(p.title == "Greenhouse policy" for p in found)
    assert ("Greenhouse policy", "retracted", 1, "web-page", 2) in listed(garden)


def test_a_document_can_be_superseded_by_another_and_not_by_itself(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    own = own_library(settings_of(garden))
    id = own.listed()[0]["id"]
    with pytest.raises(BadInput, match="superseded by itself"):
        own.supersede(id, id)
    own.supersede(id, "10.1000/new")
    assert [(row["standing"], row["superseded_by"]) for row in own.listed()] == [("superseded", "doi:10.1000/new")]


def test_a_name_that_means_no_document_is_not_found(garden):
    with pytest.raises(NotFound, match="No document of yours is called 'nobody'"):
        own_library(settings_of(garden)).remove("nobody")


def test_one_bad_file_is_told_with_its_remedy_and_the_others_go_on(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (folder / "empty.md").write_bytes(b"")
    added = own_library(settings_of(garden)).add([str(folder)], Reading())
    assert dict(added.report.counts) == {"failed": 2, "added": 1}
    told = {result.origin.rsplit("/", 1)[1]: (result.message.replace(str(folder), ""), result.remedy)
            for result in added.report.failed}  # fmt: skip
    assert set(told) == {"broken.zip", "empty.md"}
    assert all(message and remedy for message, remedy in told.values())


def test_the_members_of_an_archive_are_documents_of_their_own(garden, tmp_path):
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as archive:
        archive.writestr("a/policy.md", POLICY)
        archive.writestr("notes.md", NOTES)
        archive.writestr("__MACOSX/._notes.md", "junk")
    add(garden, tmp_path / "own.zip")
    origins = sorted(row["origin"] for row in own_library(settings_of(garden)).listed())
    assert [origin.rpartition("!")[2] for origin in origins] == ["a/policy.md", "notes.md"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(garden, tmp_path):
    (tmp_path / "secret.md").write_text("# Secret\n\nThe key lies under the third pot.\n")
    folder = written(tmp_path / "own", notes=NOTES)
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    add(garden, folder)
    assert [row[0] for row in listed(garden)] == ["Compost"]


def test_a_pack_that_changes_keeps_the_documents_and_finds_its_new_concepts_in_them(tmp_path):
    from curbside.consult import build
    from tests.cli.homes import Home
    from tests.factories import change, make_pack

    pack = make_pack(tmp_path)
    home = Home(tmp_path / "home", (pack,))
    build(settings_of(home))
    add(home, written(tmp_path / "own", policy=POLICY))
    change(pack, "vocabulary/concepts.yaml", "[aphid infestation]", "[aphid infestation, ladybirds]")
    build(settings_of(home))
    (found,) = Consult.open(settings_of(home)).search("ladybirds through the roof", 1)
    assert found.concepts == ("greenfly-attack",)
    assert listed(home)


def test_a_passage_tells_the_page_on_which_it_begins(garden, tmp_path):
    import fpdf

    document = fpdf.FPDF()
    document.set_font("helvetica", size=12)
    for page in ("The first bed holds beans and peas.", "The second bed holds leeks and onions."):
        document.add_page()
        document.multi_cell(0, 8, f"{page} It is dug in spring, raked twice and left to rest until the frost is over.")
    document.output(str(tmp_path / "beds.pdf"))
    add(garden, tmp_path / "beds.pdf")
    (found,) = Consult.open(settings_of(garden)).search("leeks and onions", 1)
    shown = garden.call("library", "show", found.id)
    assert "\nPlace: page 2\n" in shown.out
