"""What a web page states of itself: title, authors, date, journal, identifiers."""

from __future__ import annotations

import json
import re
from typing import Any

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
from curbside.intake.readers.unpacking import tidy
from curbside.intake.record import Item, Meta

_TITLES = ("citation_title", "dc.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "author")
_DATES = (
    "citation_publication_date", "citation_date", "citation_online_date", "citation_year", "dc.date", "dc.date.issued",
    "article:published_time", "dcterms.issued", "dcterms.modified", "article:modified_time", "last-modified", "date",
)  # fmt: skip
_CONTAINERS = ("citation_journal_title", "prism.publicationname", "citation_inbook_title", "og:site_name")
_DOIS = ("citation_doi", "dc.identifier", "prism.doi", "bepress_citation_doi", "dc.identifier.doi")
_SITE_IN_TITLE = re.compile(r"\s+[|–—·»]\s+.*$|\s+-\s+[^-]{1,40}$")
_JSON_DATES = ("datePublished", "dateModified", "lastReviewed")
_MOST_JSON = 200_000


def meta_of(page: etree._Element, item: Item) -> Meta:
    """The metadata of a page, of a web page's kind where it does not say that it is an article."""
    said = _said(page)
    linked = _linked_data(page)
    title = _title(page, said)
    published = _first(said, ("citation_journal_title", "prism.publicationname"))
    kind = type_of([_first(said, ("citation_article_type", "dc.type", "prism.section"))], title)
    return Meta(
        title=title,
        authors=_authors(said),
        container=_first(said, _CONTAINERS),
        year=year_in(_first(said, _DATES)) or year_in(next((linked[n] for n in _JSON_DATES if n in linked), "")),
        locator=_locator(said),
        doi=next((doi_in(v) for name in _DOIS for v in said.get(name, ()) if doi_in(v)), ""),
        pmid=_digits(_first(said, ("citation_pmid",))),
        pmcid=pmcid_in(_first(said, ("citation_pmcid", "citation_pmc"))),
        url=_address(page, said, item),
        type=kind or ("" if published else "web-page"),
        language=language_of(page.get("lang", "") or _first(said, ("citation_language", "dc.language", "og:locale"))),
        standing="retracted" if is_taken_back(title) else "current",
    )


def _said(page: etree._Element) -> dict[str, list[str]]:
    """Every meta tag by its name in small letters, in the order of the page."""
    said: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        name = name.replace("dcterms:", "dcterms.").replace("dc:", "dc.")
        content = tidy(meta.get("content", ""))
        if name and content:
            said.setdefault(name, []).append(content)
    return said


def _first(said: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((said[name][0] for name in names if name in said), "")


def _title(page: etree._Element, said: dict[str, list[str]]) -> str:
    stated = _first(said, _TITLES[:2])
    headings = [text_of(h) for h in page.iter("h1")]
    if stated or (len(headings) == 1 and headings[0]):
        return stated or headings[0]
    named = _first(said, _TITLES[2:]) or text_of(page.find(".//title"))
    return _SITE_IN_TITLE.sub("", named) or next(filter(None, headings), "")


def _authors(said: dict[str, list[str]]) -> tuple[str, ...]:
    """Authors as "Surname I"; what is written in another way stays as it is written."""
    for name in _AUTHORS:
        found = [a for a in said.get(name, ()) if not a.startswith("http")]
        if found:
            return tuple(map(_surname_first, found))
    return ()


def _surname_first(name: str) -> str:
    surname, comma, given = name.partition(",")
    if not comma:
        return name
    initials = "".join(part[0].upper() for part in re.split(r"[ .-]+", given.strip()) if part)
    return f"{surname.strip()} {initials}".strip()


def _locator(said: dict[str, list[str]]) -> str:
    parts = (_first(said, (f"citation_{n}",)) for n in ("volume", "issue", "firstpage", "lastpage"))
    return locator_of(*parts)


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() else ""


def _address(page: etree._Element, said: dict[str, list[str]], item: Item) -> str:
    """The address that the page gives itself, else the one it was fetched from."""
    for link in page.iter("link"):
        if "canonical" in link.get("rel", "").lower().split() and link.get("href", "").startswith("http"):
            return link.get("href", "").strip()
    stated = _first(said, ("og:url", "citation_public_url", "citation_abstract_html_url"))
    return next((each for each in (stated, item.origin) if each.startswith(("http://", "https://"))), "")


def _linked_data(page: etree._Element) -> dict[str, str]:
    """The dates of the page's linked data (JSON-LD); nothing where it cannot be read."""
    found: dict[str, str] = {}
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json" and len(script.text or "") < _MOST_JSON:
            try:
                _gather_dates(json.loads(script.text or ""), found)
            except (ValueError, RecursionError):
                continue  # a page's own mistake in what only machines read
    return found


def _gather_dates(value: Any, found: dict[str, str]) -> None:
    rows = value if isinstance(value, list) else value.get("@graph", [value]) if isinstance(value, dict) else []
    for row in rows if isinstance(rows, list) else ():
        for name in _JSON_DATES:
            if isinstance(row, dict) and isinstance(row.get(name), str):
                found.setdefault(name, row[name])
