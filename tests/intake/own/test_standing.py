"""Standing: what is retracted, superseded, deleted or due for review, and what an answer does with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curbside.answer.record import to_record
from curbside.consult import Consult, own_library
from curbside.errors import BadInput
from curbside.intake.given import checked_given
from curbside.intake.run import Reading
from tests.intake.own.shelf import NOTES, POLICY, add, settings_of, words_in_files, written

ATTACK = "How is a greenfly attack under glass treated?"


def article(pmid: str, title: str, abstract: str = "", links: str = "", types: str = "") -> str:
    told = f"<Abstract><AbstractText>{abstract}</AbstractText></Abstract>" if abstract else ""
    kinds = "".join(f"<PublicationType>{name}</PublicationType>" for name in types.split(";") if name)
    doi = f'<ELocationID EIdType="doi">10.1000/{pmid}</ELocationID>'
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><Article><ArticleTitle>{title}</ArticleTitle>{told}{doi}"
        f"<PublicationTypeList>{kinds}</PublicationTypeList></Article>"
        f"<CommentsCorrectionsList>{links}</CommentsCorrectionsList></MedlineCitation></PubmedArticle>"
    )


def link(kind: str, pmid: str) -> str:
    return (
        f'<CommentsCorrections RefType="{kind}"><RefSource>J Beds. 2020</RefSource><PMID>{pmid}</PMID>'
        "</CommentsCorrections>"
    )


def medline(path: Path, *articles: str) -> Path:
    path.write_text(f"<?xml version='1.0'?><PubmedArticleSet>{''.join(articles)}</PubmedArticleSet>")
    return path


BEANS = article("1", "Beans on poles", "Beans climb poles in Northfield. They are picked in August.")


def standings(home) -> dict[str, tuple[str, str]]:
    rows = own_library(settings_of(home)).listed()
    return {row["title"]: (row["standing"], row["superseded_by"]) for row in rows}


def ids(home) -> dict[str, str]:
    return {row["title"]: row["id"] for row in own_library(settings_of(home)).listed()}


def found(home, words: str) -> list[str]:
    return [passage.title for passage in Consult.open(settings_of(home)).search(words, 20)]


@pytest.mark.parametrize("standing", ["retracted", "superseded"])
def test_what_is_retracted_or_superseded_supports_nothing_unless_asked_for_and_is_then_marked(
    garden, tmp_path, standing
):
    add(garden, written(tmp_path / "own", policy=POLICY, notes=NOTES))
    (policy,) = own_library(settings_of(garden)).documents(str(tmp_path / "own" / "policy.md"))
    own = own_library(settings_of(garden))
    if standing == "retracted":
        own.retract(policy.document.id, "withdrawn by the head gardener")
    else:
        own.supersede(policy.document.id, "10.1000/New")
    consult = Consult.open(settings_of(garden))
    kept = consult.ask(ATTACK, keep=consult.keep_only(only="own"))
    assert kept.declined.code == "not_in_library"
    assert not any(r.id == policy.document.id for r in consult.ask(ATTACK).references)
    asked = consult.ask(ATTACK, keep=consult.keep_only(only="own", with_retired=True))
    (statement,) = asked.statements
    assert "soap water twice a week" in statement.text
    (reference,) = asked.references
    assert (reference.id, reference.standing) == (policy.document.id, standing)
    assert f"{standing.upper()}, and shown only because it was asked for: [1]." in asked.caution
    assert consult.prove(to_record(asked)).faults == ()
    opened = garden.call("library", "show", statement.citations[0].passage).out
    assert "soap water twice a week" in opened
    assert f"\n{standing.upper()} Greenhouse policy.\n" in opened
    shown = garden.call("ask", ATTACK, "--only", "own", "--with-retracted").out
    assert f"[1] {standing.upper()} Web page, own document. Greenhouse policy." in shown


def test_a_terminal_shows_what_is_retracted_in_red_with_the_word(garden, tmp_path):
    from io import StringIO

    from rich.console import Console

    from curbside.cli.page import show

    add(garden, written(tmp_path / "own", policy=POLICY))
    own_library(settings_of(garden)).retract(str(tmp_path / "own" / "policy.md"))
    consult = Consult.open(settings_of(garden))
    out = StringIO()
    show(consult.ask(ATTACK, keep=consult.keep_only(only="own", with_retired=True)),
         Console(file=out, force_terminal=True, color_system="standard", width=100))  # fmt: skip
    red, lines = "\x1b[1;31m", out.getvalue().splitlines()
    assert any(line.startswith(f"{red}RETRACTED: ") and "soap water" in line for line in lines)
    assert any(f"{red}RETRACTED \x1b" in line and "Greenhouse policy" in line for line in lines)


def test_an_answer_saved_before_a_retraction_stands_no_longer(garden, tmp_path):
    add(garden, written(tmp_path / "own", policy=POLICY))
    consult = Consult.open(settings_of(garden))
    record = to_record(consult.ask(ATTACK, keep=consult.keep_only(only="own")))
    assert consult.prove(record).stands
    own_library(settings_of(garden)).retract(str(tmp_path / "own" / "policy.md"))
    faults = Consult.open(settings_of(garden)).prove(record).faults
    assert [fault.reason for fault in faults] == ["the reference is not as the library has it"]


@pytest.mark.parametrize("notice_first", [True, False])
@pytest.mark.parametrize(("kind", "standing"), [
    ("RetractionOf", "retracted"), ("UpdateOf", "superseded"), ("CorrectedandRepublishedFrom", "superseded"),
])  # fmt: skip
def test_an_article_acts_on_the_one_it_names_whichever_comes_first(garden, tmp_path, kind, standing, notice_first):
    notice = medline(tmp_path / "notice.xml", article("2", "Notice", "About beans on poles.", link(kind, "1")))
    beans = medline(tmp_path / "beans.xml", BEANS)
    for each in (notice, beans) if notice_first else (beans, notice):
        add(garden, each)
    assert standings(garden) == {"Beans on poles": (standing, ids(garden)["Notice"]), "Notice": ("current", "")}
    assert "Beans on poles" not in found(garden, "beans climb poles")


def test_a_retraction_told_in_a_later_file_counts_though_the_words_are_the_same(garden, tmp_path):
    add(garden, medline(tmp_path / "first.xml", BEANS))
    assert "Beans on poles" in found(garden, "beans climb poles")
    retracted = BEANS.replace("<PublicationTypeList>", "<PublicationTypeList><PublicationType>Retracted Publication"
                              "</PublicationType>")  # fmt: skip
    added = own_library(settings_of(garden)).add([str(medline(tmp_path / "second.xml", retracted))], Reading())
    assert dict(added.report.counts) == {"updated": 1}
    assert standings(garden) == {"Beans on poles": ("retracted", "")}
    assert "Beans on poles" not in found(garden, "beans climb poles")


def test_what_took_the_place_of_an_article_is_found_by_its_number(garden, tmp_path):
    older = article("1", "Beans on poles", "Beans climb poles.", link("UpdateIn", "7"))
    add(garden, medline(tmp_path / "a.xml", older, article("7", "Beans on strings", "Beans climb strings.")))
    rows = {row["title"]: row for row in own_library(settings_of(garden)).listed()}
    assert rows["Beans on poles"]["superseded_by"] == "pmid:7"
    assert rows["Beans on poles"]["superseded_by_held"] == rows["Beans on strings"]["id"]
    assert rows["Beans on strings"]["superseded_by_held"] == ""
    shown = garden.call("library", "show", rows["Beans on poles"]["id"]).out
    assert "SUPERSEDED Beans on poles." in shown
    assert "superseded by pmid:7" in shown


def test_reading_a_superseded_article_again_does_not_bring_it_back(garden, tmp_path):
    older = article("1", "Beans on poles", "Beans climb poles.", link("UpdateIn", "7"))
    add(garden, medline(tmp_path / "a.xml", older))
    add(garden, medline(tmp_path / "b.xml", older))
    assert standings(garden) == {"Beans on poles": ("superseded", "pmid:7")}


def test_what_was_superseded_by_hand_stays_so_when_its_file_is_read_again(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    add(garden, folder)
    own_library(settings_of(garden)).supersede(str(folder / "policy.md"), "10.1000/New")
    (folder / "copy.md").write_text(POLICY)
    add(garden, folder)
    assert standings(garden) == {"Greenhouse policy": ("superseded", "doi:10.1000/new")}


def test_what_takes_the_place_of_a_document_has_a_name(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    add(garden, folder)
    own = own_library(settings_of(garden))
    with pytest.raises(BadInput, match=r"'the other one' names no document\."):
        own.supersede(str(folder / "policy.md"), "the other one")
    own.supersede(str(folder / "policy.md"), str(folder / "notes.md"))
    assert standings(garden)["Greenhouse policy"] == ("superseded", ids(garden)["Compost"])


def test_an_article_that_pubmed_deletes_is_removed_with_every_version_of_it(garden, tmp_path):
    add(garden, medline(tmp_path / "a.xml", BEANS, article("3", "Peas", "Peas need no poles.")))
    add(garden, medline(tmp_path / "b.xml", BEANS.replace("in August", "in Heptember")))
    assert standings(garden)["Beans on poles"][0] in ("current", "superseded")
    deleted = medline(tmp_path / "c.xml", "<DeleteCitation><PMID>1</PMID><PMID>99</PMID></DeleteCitation>")
    added = own_library(settings_of(garden)).add([str(deleted)], Reading())
    assert (added.report.removed, dict(added.report.counts)) == (2, {"updated": 1})
    assert standings(garden) == {"Peas": ("current", "")}
    for word in ("Heptember", "Northfield", "Beans on poles"):
        assert words_in_files(garden.folder, word) == []
    assert found(garden, "beans climb poles") == [] or "Beans on poles" not in found(garden, "beans climb poles")


def test_an_article_that_one_file_adds_and_deletes_is_not_there(garden, tmp_path):
    path = medline(tmp_path / "a.xml", BEANS, "<DeleteCitation><PMID>1</PMID></DeleteCitation>")
    added = own_library(settings_of(garden)).add([str(path)], Reading())
    assert standings(garden) == {}
    assert (added.report.removed, words_in_files(garden.folder, "Northfield")) == (1, [])


def test_a_document_without_text_is_kept_and_told(garden, tmp_path):
    path = medline(tmp_path / "a.xml", article("5", "A letter on leeks"), BEANS)
    added = own_library(settings_of(garden)).add([str(path)], Reading())
    assert added.report.empty == 1
    (result,) = added.report.results
    assert result.notes == ("PMID 5 has no abstract: it is kept, and nothing of it can be cited",)
    again = garden.call("library", "add", medline(tmp_path / "b.xml", article("6", "A letter on peas"))).out
    assert "1 document without text: kept, and nothing of it can be cited\n" in again
    third = medline(tmp_path / "c.xml", article("8", "On oak"))
    assert json.loads(garden.call("library", "add", third, "--json").out)["without_text"] == 1
    shown = garden.call("library", "show", "5").out
    assert shown.startswith("A letter on leeks\n")
    assert shown.endswith("It has no text: nothing of it can be cited.\n")


def test_a_day_of_review_is_kept_shown_and_listed_when_it_has_come(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    garden.call("library", "add", folder / "policy.md", "--review-by", "2020-01-31")
    garden.call("library", "add", folder / "notes.md", "--review-by", "2999-01-31")
    assert "  Greenhouse policy  (review due 2020-01-31)\n" in garden.call("library", "list", "--own").out
    due = json.loads(garden.call("library", "list", "--due", "--json").out)
    assert [(row["title"], row["review_due"]) for row in due] == [("Greenhouse policy", "2020-01-31")]
    assert "review due 2999-01-31" in garden.call("library", "show", folder / "notes.md").out
    garden.call("library", "add", folder / "policy.md", "--review-by", "2999-12-31")
    assert garden.call("library", "list", "--own", "--due").out == ""
    with pytest.raises(BadInput, match="'next year' is no day of review"):
        checked_given({"review_due": "next year"}, alone=False)


def test_a_notice_of_retraction_in_jats_takes_back_the_article_of_its_doi(garden, tmp_path):
    add(garden, medline(tmp_path / "a.xml", BEANS))
    (tmp_path / "notice.xml").write_text(
        '<article article-type="retraction" xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>'
        "<title-group><article-title>Notice</article-title></title-group>"
        '<related-article related-article-type="retracted-article" xlink:href="10.1000/1"/>'
        "</article-meta></front><body><p>The article on beans is taken back by its gardeners.</p></body></article>"
    )
    add(garden, tmp_path / "notice.xml")
    assert standings(garden)["Beans on poles"] == ("retracted", ids(garden)["Notice"])
    assert standings(garden)["Notice"] == ("current", "")
