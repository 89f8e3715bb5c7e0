"""Articles of PubMed, `pubmed:QUERY` and `pmid:1,2`: one item an article, each page of them fetched once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.feeds.eutils import MOST_FOUND, PAGE, Eutils, Found, Refused
from curbside.intake.feeds.spool import Spool
from curbside.intake.readers.safe_xml import parse, text_of
from curbside.intake.record import Item, Unreadable

QUERY, IDS = "pubmed:", "pmid:"
_MEDIA = "application/xml"
_PMID = "MedlineCitation/PMID"
_PMID_OF_BOOK = "BookDocument/PMID"
_NARROW = 'Narrow the search, as by years: pubmed:(...) AND 2020:2024[dp]; or add the yearly files of PubMed.'


def find_articles(target: str, eutils: Eutils, home: Path) -> Iterator[Item | Unreadable]:
    """The articles of a target, or why there are none; what has been fetched is kept under `home` until the
    library has it."""
    spool = Spool.of(home, target)
    try:
        if target.lower().startswith(IDS):
            ids, wrong = _ids_in(target)
            yield from wrong
            found = Found(len(ids), ids)
        else:
            found = _searched(target, eutils, spool)
        for number, start in enumerate(range(0, len(found.ids), PAGE), 1):
            yield from _page(number, start, found, eutils, spool)
        spool.end() if found.ids else None
    except BadDocument as fault:
        yield Unreadable(target, fault.message, fault.remedy)


def _ids_in(target: str) -> tuple[tuple[str, ...], list[Unreadable]]:
    words = [word for word in re.split(r"[,;\s]+", target[len(IDS) :]) if word]
    if not words:
        raise BadDocument(f"{target} names no article.", remedy="Write it as pmid:12345 or pmid:12345,67890.")
    right = tuple(dict.fromkeys(word.lstrip("0") for word in words if re.fullmatch(r"0*[1-9][0-9]{0,8}", word, re.A)))
    wrong = [Unreadable(f"{IDS}{word}", f"{word[:40]!r} is no PMID.", "A PMID is a number of up to nine digits.")
             for word in words if not re.fullmatch(r"0*[1-9][0-9]{0,8}", word, re.A)]  # fmt: skip
    return right, wrong


def _searched(target: str, eutils: Eutils, spool: Spool) -> Found:
    """What the search finds, or found before it was stopped."""
    query = target[len(QUERY) :].strip()
    if not query:
        raise BadDocument(f"{target} asks for nothing.", remedy='Write it as "pubmed:compost AND review[pt]".')
    if kept := spool.ids():
        return Found(len(kept), kept)
    found = eutils.search(query)
    if not found.count:
        unknown = f" It does not know: {', '.join(found.unknown)}." if found.unknown else ""
        raise BadDocument(f"PubMed finds nothing for {_short(query)}.{unknown}",
                          remedy="Check the words of the search.")  # fmt: skip
    if found.count > MOST_FOUND or len(found.ids) < found.count:
        many = f"PubMed finds {found.count:,} articles for {_short(query)} and gives at most {MOST_FOUND:,}."
        raise BadDocument(many, remedy=_NARROW)
    spool.begin(found.ids)
    return found


def _short(query: str) -> str:
    return repr(query if len(query) <= 100 else f"{query[:100]}…")


def _page(number: int, start: int, found: Found, eutils: Eutils, spool: Spool) -> Iterator[Item | Unreadable]:
    """The articles of one page in the order of the search; those that PubMed does not give are told."""
    ids = found.ids[start : start + PAGE]
    content = spool.read(number)
    if content is None:
        root = _fetched(ids, start, found, eutils)
        spool.begin(found.ids) if not spool.ids() else None
        spool.keep(number, etree.tostring(root, encoding="utf-8"))
    else:
        root = parse(content, Item(f"page {number} of a search that was stopped", "", content))
    given = {text_of(each.find(_PMID)): etree.tostring(each, encoding="utf-8", with_tail=False)
             for each in root.iterfind("PubmedArticle")}  # fmt: skip
    books = {text_of(each.find(_PMID_OF_BOOK)) for each in root.iterfind("PubmedBookArticle")}
    for id in ids:
        origin = f"{IDS}{id}"
        if id in given:
            yield Item(origin, f"PMID {id}", given[id], _MEDIA)
        elif id in books:
            yield Unreadable(origin, f"PubMed has {origin} as a chapter of a book, which is not read here.",
                             "Add the chapter itself, by its address or as a file.")  # fmt: skip
        else:
            yield Unreadable(origin, f"PubMed has no article {origin}: it was withdrawn, or the number is wrong.",
                             "Check the number; what the library holds of it stays as it is.")  # fmt: skip


def _fetched(ids: tuple[str, ...], start: int, found: Found, eutils: Eutils) -> etree._Element:
    """A page of a search from the history server, or by its PMIDs where that has none or has let it go."""
    if found.web_env:
        try:
            return eutils.page(found, start)
        except Refused:
            pass
    return eutils.articles(ids)
