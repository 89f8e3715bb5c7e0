"""What a JATS article states of itself: authors, journal, identifiers, kind and standing."""

from __future__ import annotations

from lxml import etree

from curbside.intake.readers.publication import (
    doi_in,
    is_taken_back,
    language_of,
    locator_of,
    pmcid_in,
    type_of,
    year_in,
)
from curbside.intake.readers.safe_xml import text_of
from curbside.intake.record import Meta

_HREF = "{http://www.w3.org/1999/xlink}href"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# What a link to a related article says, by the JATS names of links and those that publishers use.
_RETRACTED_BY = frozenset({"retraction-forward", "retraction", "retracted-by"})
_NOTED: dict[str, str] = {
    "retraction-forward": "Retracted in", "retraction": "Retracted in", "retracted-by": "Retracted in",
    "correction-forward": "Corrected in", "corrected-by": "Corrected in", "correction": "Corrected in",
    "partial-retraction": "Retracted in part in", "concern-forward": "Expression of concern in",
    "expression-of-concern": "Expression of concern in", "update-forward": "Updated in",
    "retracted-article": "Notice of the retraction of", "corrected-article": "Correction of",
    "object-of-concern": "Expression of concern about",
}  # fmt: skip
# A notice of retraction takes back the articles of these links.
_RETRACTS = frozenset({"retracted-article", "retraction"})
# The links of a notice name the article that it is about, not one about it.
_NOTICES = frozenset({"retraction", "correction", "expression-of-concern", "partial-retraction"})
_DATES = ("epub", "ppub", "collection", "pub", "epub-ppub", "ecorrected")


def meta_of(article: etree._Element) -> Meta:
    """The metadata of an article whose names bear no namespace."""
    front = article.find("front/article-meta")
    front = etree.Element("article-meta") if front is None else front
    journal = article.find("front/journal-meta")
    title = text_of(front.find("title-group/article-title"), frozenset({"xref", "fn"}))
    subtitle = text_of(front.find("title-group/subtitle"))
    title = f"{title.rstrip(':')}: {subtitle}" if subtitle else title
    standing, superseded_by, note = _standing(article, front, title)
    kinds = [article.get("article-type", ""), *map(text_of, front.iterfind("article-categories//subject"))]
    return Meta(
        title=title,
        authors=tuple(filter(None, map(_author, front.iterfind("contrib-group/contrib")))),
        container=_container(journal),
        year=_year(front),
        locator=_locator(front),
        doi=doi_in(_id(front, "doi")),
        pmid=_id(front, "pmid"),
        pmcid=pmcid_in(_id(front, "pmc") or _id(front, "pmcid")),
        type=type_of(kinds, title),
        language=language_of(article.get(_LANG, "")),
        standing=standing,
        superseded_by=superseded_by,
        note=note,
        retracts=_retracts(article, front),
    )


def _id(front: etree._Element, kind: str) -> str:
    return text_of(front.find(f"article-id[@pub-id-type='{kind}']"))


def _author(contributor: etree._Element) -> str:
    if contributor.get("contrib-type", "author") != "author":
        return ""
    name = contributor.find(".//name")
    if name is None:
        return text_of(contributor.find(".//collab/institution")) or text_of(contributor.find(".//string-name"))
    given = name.find("given-names")
    initials = "" if given is None else given.get("initials") or _initials(text_of(given))
    return f"{text_of(name.find('surname'))} {initials}".strip()


def _initials(given: str) -> str:
    return "".join(part[0].upper() for part in given.replace(".", " ").replace("-", " ").split() if part[0].isalpha())


def _container(journal: etree._Element | None) -> str:
    if journal is None:
        return ""
    abbreviated = text_of(journal.find("journal-id[@journal-id-type='iso-abbrev']"))
    return abbreviated or text_of(journal.find(".//journal-title"))


def _year(front: etree._Element) -> int | None:
    dates = {d.get("pub-type") or d.get("date-type") or "": d for d in front.iterfind("pub-date")}
    for kind in (*_DATES, *dates):
        year = year_in(text_of(dates[kind].find("year"))) if kind in dates else None
        if year:
            return year
    return None


def _locator(front: etree._Element) -> str:
    first = text_of(front.find("fpage")) or text_of(front.find("elocation-id"))
    return locator_of(text_of(front.find("volume")), text_of(front.find("issue")), first, text_of(front.find("lpage")))


def _standing(article: etree._Element, front: etree._Element, title: str) -> tuple[str, str, str]:
    """Standing, what takes its place, and the links told in words."""
    kind = article.get("article-type", "")
    standing = "retracted" if is_taken_back(title) or kind == "retracted-article" else "current"
    superseded_by, notes = "", []
    for link in front.iterfind("related-article"):
        relation = link.get("related-article-type", "")
        target = link.get(_HREF, "") or text_of(link)
        if relation in _NOTED:
            wording = "About" if kind in _NOTICES and relation in _NOTICES else _NOTED[relation]
            notes.append(f"{wording} {doi_in(target) or target}.".replace(" .", "."))
        if relation in _RETRACTED_BY and kind not in _NOTICES:
            standing = "retracted"
        elif relation == "update-forward" and standing == "current":
            standing, superseded_by = "superseded", f"doi:{doi_in(target)}" if doi_in(target) else ""
    return standing, superseded_by, " ".join(notes)


def _retracts(article: etree._Element, front: etree._Element) -> tuple[str, ...]:
    """What a notice of retraction takes back."""
    if article.get("article-type", "") != "retraction":
        return ()
    links = [each for each in front.iterfind("related-article") if each.get("related-article-type") in _RETRACTS]
    named = (doi_in(each.get(_HREF, "") or text_of(each)) for each in links)
    return tuple(f"doi:{doi}" for doi in named if doi)
