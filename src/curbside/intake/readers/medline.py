"""PubMed XML, baseline and update files: one document an article, read as the file streams by."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.readers.publication import doi_in, is_taken_back, language_of, locator_of, type_of, year_in
from curbside.intake.readers.safe_xml import text_of, walk
from curbside.intake.readers.unpacking import open_stream
from curbside.intake.record import Block, Item, Meta, ReadDocument

# What a link to another article says of this one; links the other way ("RetractionOf") say it of that one.
_RETRACTED = ("RetractionIn", "RetractedandRepublishedIn")
_SUPERSEDED = ("UpdateIn", "CorrectedandRepublishedIn", "RetractedandRepublishedIn")
# What this article says of others: it takes their place, or it takes them back.
_REPLACES = ("UpdateOf", "CorrectedandRepublishedFrom")
_RETRACTS = ("RetractionOf", "RetractedandRepublishedFrom")
_NOTED: dict[str, str] = {
    "RetractionIn": "Retracted in", "RetractedandRepublishedIn": "Retracted and republished in",
    "PartialRetractionIn": "Retracted in part in", "CorrectedandRepublishedIn": "Corrected and republished in",
    "ErratumIn": "Corrected in", "UpdateIn": "Updated in", "ExpressionOfConcernIn": "Expression of concern in",
    "RetractionOf": "Notice of the retraction of", "ErratumFor": "Correction of", "UpdateOf": "Update of",
}  # fmt: skip
_RETRACTED_TYPE = "retracted publication"


def read(data: bytes, item: Item) -> Iterator[ReadDocument]:
    """A document for every article, and one that is `gone` for every deleted one."""
    found = False
    with open_stream(data, item) as stream:
        for element in walk(stream, item, ("PubmedArticle", "MedlineCitation", "DeleteCitation")):
            found = True
            if element.tag == "DeleteCitation":
                for pmid in map(text_of, element.iterfind("PMID")):
                    yield ReadDocument("medline", Meta(pmid=pmid), (), key=pmid, gone=True)
            else:
                citation = element if element.tag == "MedlineCitation" else element.find("MedlineCitation")
                if citation is not None:
                    yield _document(citation)
    if not found:
        raise BadDocument(f"{item.origin} holds no articles.", remedy="Give a PubMed file with articles in it.")


def _document(citation: etree._Element) -> ReadDocument:
    meta = _meta(citation)
    blocks = tuple(_blocks(citation.find("Article/Abstract")))
    told = () if blocks else (f"PMID {meta.pmid} has no abstract: it is kept, and nothing of it can be cited",)
    return ReadDocument("medline", meta, blocks, told, key=meta.pmid)


def _blocks(abstract: etree._Element | None) -> Iterator[Block]:
    for part in () if abstract is None else abstract.iterfind("AbstractText"):
        text = text_of(part)
        label = part.get("Label", "").strip(" :")
        if text and label and label.upper() != "UNLABELLED":
            yield Block("heading", label.capitalize() if label.isupper() else label, 1)
        if text:
            yield Block("paragraph", text)


def _meta(citation: etree._Element) -> Meta:
    article = citation.find("Article")
    if article is None:
        article = etree.Element("Article")
    types = [text_of(each) for each in article.iterfind("PublicationTypeList/PublicationType")]
    # An English title of an article in another language stands in brackets.
    title = text_of(article.find("ArticleTitle"))
    title = title.rstrip(".").strip("[]") if title.startswith("[") else title.rstrip(".")
    links = _links(citation)
    standing, superseded_by, note = _standing(links, types, title)
    return Meta(
        title=title,
        authors=tuple(filter(None, map(_author, article.iterfind("AuthorList/Author")))),
        container=text_of(article.find("Journal/ISOAbbreviation")) or text_of(article.find("Journal/Title")),
        year=_year(article),
        locator=_locator(article),
        doi=_doi(article, citation),
        pmid=text_of(citation.find("PMID")),
        pmcid=_pmcid(citation),
        type=type_of(types, title),
        language=language_of(text_of(article.find("Language"))),
        standing=standing,
        superseded_by=superseded_by,
        note=note,
        replaces=_named(links, _REPLACES),
        retracts=_named(links, _RETRACTS),
        mesh=tuple(text_of(each) for each in citation.iterfind("MeshHeadingList/MeshHeading/DescriptorName")),
    )


def _author(author: etree._Element) -> str:
    if author.get("ValidYN") == "N":
        return ""
    name = " ".join(filter(None, (text_of(author.find("LastName")), text_of(author.find("Initials")))))
    return name or text_of(author.find("CollectiveName"))


def _year(article: etree._Element) -> int | None:
    for place in ("Journal/JournalIssue/PubDate/Year", "Journal/JournalIssue/PubDate/MedlineDate", "ArticleDate/Year"):
        year = year_in(text_of(article.find(place)))
        if year:
            return year
    return None


def _locator(article: etree._Element) -> str:
    issue = article.find("Journal/JournalIssue")
    volume, number = ("", "") if issue is None else (text_of(issue.find("Volume")), text_of(issue.find("Issue")))
    return locator_of(volume, number, text_of(article.find("Pagination/MedlinePgn")))


def _doi(article: etree._Element, citation: etree._Element) -> str:
    for each in article.iterfind("ELocationID[@EIdType='doi']"):
        if each.get("ValidYN") != "N":
            return doi_in(text_of(each))
    return doi_in(_article_id(citation, "doi"))


def _pmcid(citation: etree._Element) -> str:
    return _article_id(citation, "pmc") or next(
        (text_of(each) for each in citation.iterfind("OtherID") if text_of(each).startswith("PMC")), "")  # fmt: skip


def _article_id(citation: etree._Element, kind: str) -> str:
    """An identifier that PubMed itself adds after the citation."""
    parent = citation.getparent()
    return "" if parent is None else text_of(parent.find(f"PubmedData/ArticleIdList/ArticleId[@IdType='{kind}']"))


# Of a link to another article: what it says, the PMID of that article, and the article in words.
_Link = tuple[str, str, str]


def _links(citation: etree._Element) -> list[_Link]:
    found = citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    return [(each.get("RefType", ""), text_of(each.find("PMID")), text_of(each.find("RefSource"))) for each in found]


def _named(links: list[_Link], kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"pmid:{pmid}" for kind, pmid, _ in links if kind in kinds and pmid)


def _standing(links: list[_Link], types: list[str], title: str) -> tuple[str, str, str]:
    """Standing, the PMID that takes its place, and the links told in words."""
    standing, superseded_by, notes = "current", "", []
    for kind, pmid, source in links:
        if kind in _NOTED:
            notes.append(f"{_NOTED[kind]} {source.rstrip('.')}{f' (PMID {pmid})' if pmid else ''}.")
        if kind in _SUPERSEDED and standing == "current":
            standing, superseded_by = "superseded", f"pmid:{pmid}" if pmid else ""
    kinds = {kind for kind, _, _ in links}
    if kinds & set(_RETRACTED) or _RETRACTED_TYPE in map(str.lower, types) or is_taken_back(title):
        standing = "retracted"
    return standing, superseded_by, " ".join(notes)
