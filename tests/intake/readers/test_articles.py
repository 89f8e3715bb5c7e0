"""JATS, PubMed XML and BioC: sections, metadata, kind of evidence, and what was retracted or replaced."""

from __future__ import annotations

import pytest

from curbside.errors import BadDocument
from curbside.intake.readers import read_item
from curbside.intake.readers.publication import doi_in, type_of
from tests.intake.readers import samples
from tests.intake.readers.reading import drawn, item, read

LINK = "http://www.w3.org/1999/xlink"


def article(front: str = "", body: str = "<p>Dig.</p>", kind: str = "research-article", title: str = "Beds") -> str:
    return (f'<article article-type="{kind}" xmlns:xlink="{LINK}"><front><article-meta>'
            f"<title-group><article-title>{title}</article-title></title-group>{front}</article-meta></front>"
            f"<body>{body}</body></article>")  # fmt: skip


def test_a_jats_article_gives_its_sections_lists_and_tables():
    document = read("a.xml", samples.jats(1))
    assert [line for line in drawn(document) if not line.startswith(("paragraph", "item"))] == [
        "heading 1: Abstract", "heading 1: Methods", "heading 2: Beds", "heading 1: Results",
        "caption: Table 1. What to feed", *(f"row: {row}" for row in samples.ROWS),
    ]  # fmt: skip
    meta = document.meta
    assert (meta.title, meta.authors, meta.container, meta.year, meta.locator, meta.doi, meta.pmid, meta.type) == (
        "Tomatoes 1", ("Green AB",), "Journal of Made-up Gardens", 2018, "7(3):70-75", "10.1000/jats.1", "900001",
        "narrative-review")  # fmt: skip


def test_text_after_a_list_in_a_paragraph_does_not_run_into_what_stood_before_it():
    body = "<p>You need:<list><list-item><p>a spade</p></list-item></list>Then dig.</p>"
    assert drawn(read("a.xml", article(body=body))) == ["paragraph: You need:", "item: a spade", "paragraph: Then dig."]


def test_marks_of_references_stay_apart_and_named_signs_are_read():
    body = "<p>It grew<sup><xref ref-type='bibr'>3</xref></sup> to 10<sup>3</sup> &alpha; leaves.</p>"
    data = "<!DOCTYPE article PUBLIC '-//NLM//DTD JATS//EN' 'JATS.dtd'>" + article(body=body)
    assert drawn(read("a.xml", data)) == ["paragraph: It grew[3] to 10³ α leaves."]


@pytest.mark.parametrize(
    ("front", "kind", "title", "standing", "note"),
    [
        ("", "research-article", "Beds", "current", ""),
        ('<related-article related-article-type="retraction-forward" xlink:href="10.1000/r"/>', "research-article",
         "Beds", "retracted", "Retracted in 10.1000/r."),
        ('<related-article related-article-type="corrected-by" xlink:href="10.1000/c"/>', "research-article", "Beds",
         "current", "Corrected in 10.1000/c."),
        ('<related-article related-article-type="retracted-article" xlink:href="10.1000/o"/>', "retraction",
         "Retraction of Beds", "current", "Notice of the retraction of 10.1000/o."),
        ("", "research-article", "RETRACTED ARTICLE: Beds", "retracted", ""),
        ('<related-article related-article-type="companion" xlink:href="10.1000/c"/>', "research-article", "Beds",
         "current", ""),
    ],
)  # fmt: skip
def test_a_retraction_or_correction_is_known_from_its_links(front, kind, title, standing, note):
    meta = read("a.xml", article(front, kind=kind, title=title)).meta
    assert (meta.standing, meta.note) == (standing, note)


def test_an_article_of_its_abstract_alone_is_told_as_such():
    data = article("<abstract><p>Dig in spring.</p></abstract>").replace("<body><p>Dig.</p></body>", "")
    assert read("a.xml", data).notes == ("body of the article missing: its abstract alone is read",)


def test_several_articles_in_one_file_are_several_documents():
    data = f"<pmc-articleset>{article(title='One')}{article(title='Two')}</pmc-articleset>"
    assert [d.meta.title for d in read_item(item("a.xml", data))] == ["One", "Two"]


@pytest.mark.parametrize("kind", ["article", "PubmedArticleSet"])
def test_entities_of_a_file_are_refused_and_never_fetched(kind):
    for entity in ('<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">'):
        inside = "<PubmedArticle/>" if kind != "article" else "<body><p>&a;</p></body>"
        with pytest.raises(BadDocument) as fault:
            list(read_item(item("a.xml", f"<!DOCTYPE {kind} [{entity}]><{kind}>{inside}</{kind}>")))
        assert fault.value.message == "a.xml declares entities of its own, which can be made to harm."


def test_broken_xml_is_named_with_its_line():
    with pytest.raises(BadDocument) as fault:
        read("a.xml", "<article>\n<body>\n<p>No end")
    assert fault.value.message == "a.xml is no well-formed XML at line 3."


def pubmed(inside: str = "", title: str = "Beds.", types: str = "Journal Article", after: str = "") -> str:
    return f"""<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>7</PMID><Article>
    <ArticleTitle>{title}</ArticleTitle><Abstract><AbstractText>Dig.</AbstractText></Abstract><PublicationTypeList>
    {"".join(f"<PublicationType>{each}</PublicationType>" for each in types.split("|"))}</PublicationTypeList></Article>
    {inside}</MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/b</ArticleId></ArticleIdList>
    </PubmedData></PubmedArticle>{after}</PubmedArticleSet>"""


def links(*kinds: str) -> str:
    inside = "".join(f'<CommentsCorrections RefType="{k}"><RefSource>J Gard. 2020;1:2</RefSource><PMID>{n}</PMID>'
                     "</CommentsCorrections>" for n, k in enumerate(kinds, 70))  # fmt: skip
    return f"<CommentsCorrectionsList>{inside}</CommentsCorrectionsList>"


def test_a_pubmed_file_gives_a_document_for_every_article():
    documents = list(read_item(item("a.xml", samples.medline(2, articles=30))))
    assert [d.key for d in documents] == [str(2000 + n) for n in range(1, 31)]
    assert {line.partition(":")[0] for d in documents for line in drawn(d)} == {"heading 1", "paragraph"}
    assert documents[0].meta.container == "J Made-up Gard" and documents[0].meta.year == 2017


def test_identifiers_that_stand_after_the_citation_are_seen():
    meta = read("a.xml", pubmed()).meta
    assert (meta.pmid, meta.doi) == ("7", "10.1000/b")


@pytest.mark.parametrize(
    ("inside", "types", "standing", "superseded_by"),
    [
        ("", "Journal Article", "current", ""),
        (links("RetractionIn"), "Journal Article", "retracted", ""),
        ("", "Journal Article|Retracted Publication", "retracted", ""),
        (links("UpdateIn"), "Journal Article", "superseded", "pmid:70"),
        (links("CommentIn", "CorrectedandRepublishedIn"), "Journal Article", "superseded", "pmid:71"),
        (links("RetractedandRepublishedIn"), "Journal Article", "retracted", "pmid:70"),
        (links("ErratumIn"), "Journal Article", "current", ""),
        (links("RetractionOf"), "Retraction Notice", "current", ""),
        (links("UpdateOf"), "Journal Article", "current", ""),
    ],
)  # fmt: skip
def test_links_between_articles_decide_the_standing(inside, types, standing, superseded_by):
    meta = read("a.xml", pubmed(inside, types=types)).meta
    assert (meta.standing, meta.superseded_by) == (standing, superseded_by)


def test_a_correction_is_told_in_words():
    assert read("a.xml", pubmed(links("ErratumIn"))).meta.note == "Corrected in J Gard. 2020;1:2 (PMID 70)."


def test_deleted_articles_are_told_as_gone():
    data = pubmed(after="<DeleteCitation><PMID>8</PMID><PMID>9</PMID></DeleteCitation>")
    assert [(d.key, d.gone) for d in read_item(item("a.xml", data))] == [("7", False), ("8", True), ("9", True)]


@pytest.mark.parametrize(
    ("types", "title", "kind"),
    [
        (["Journal Article", "Practice Guideline", "Review"], "Beds", "guideline"),
        (["Review"], "Raised beds: a systematic review and meta-analysis", "systematic-review"),
        (["Journal Article"], "Protocol for raised beds: a randomised controlled trial", ""),
        (["Journal Article"], "Raised beds: a multicentre, open-label, randomised trial", "rct"),
        (["Randomized Controlled Trial"], "Beds", "rct"),
        (["Case Reports"], "Beds", "case-report"),
        (["research-article"], "Beds", ""),
        (["Comment"], "Comment on: Beds: a systematic review", ""),
    ],
)
def test_the_kind_of_evidence_comes_from_what_is_stated(types, title, kind):
    assert type_of(types, title) == kind


@pytest.mark.parametrize(
    ("text", "doi"),
    [("doi: 10.1000/ab.1.", "10.1000/ab.1"),
     ("(https://doi.org/10.1016/S0140-6736(20)30183-5)", "10.1016/S0140-6736(20)30183-5"),
     ("Version 10.2/3", ""), ("10.1000/x; see", "10.1000/x")],
)  # fmt: skip
def test_a_doi_is_found_without_what_ends_the_sentence(text, doi):
    assert doi_in(text) == doi


def test_bioc_gives_its_passages_under_their_sections():
    document = read("a.json", samples.bioc(3))
    assert [line for line in drawn(document) if line.startswith("heading")] == [
        "heading 1: Abstract",
        "heading 1: Why tomatoes",
    ]
    assert (document.meta.title, document.meta.pmcid, document.key) == ("Tomatoes 3", "PMC4", "PMC4")


def test_bioc_as_xml_is_read_alike():
    data = """<?xml version="1.0"?><collection><document><id>12</id><passage><infon key="section_type">TITLE</infon>
    <text>Beds</text></passage><passage><infon key="type">paragraph</infon><text>Dig.</text></passage>
    </document></collection>"""
    document = read("a.xml", data)
    assert (document.meta.title, drawn(document), document.key) == ("Beds", ["paragraph: Dig."], "12")
