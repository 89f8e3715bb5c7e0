"""A page or file behind a web address: fetched once, each redirect judged anew, read by the type that is stated."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from curbside.errors import BadDocument
from curbside.intake.feeds.addresses import Place, place_of
from curbside.intake.feeds.exchange import Bounds, Reply, exchange
from curbside.intake.record import Item, Unreadable

MOST_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Types that are read, and the ending that a file of the type has; those without one are known by their bytes.
ENDINGS: dict[str, str] = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", _DOCX: ".docx",
    "text/markdown": ".md", "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl",
    "text/plain": "", "application/xml": "", "text/xml": "", "application/json": "", "application/gzip": "",
    "application/x-gzip": "", "application/octet-stream": "", "binary/octet-stream": "", "": "",
}  # fmt: skip
_BEGINS: dict[str, tuple[bytes, str]] = {"application/pdf": (b"%PDF-", "a PDF"), _DOCX: (b"PK", "a DOCX")}
_LOGIN = "Open it in a browser: it may ask for a login. Save it there, and add the file."
_FAULTS: dict[int, tuple[str, str]] = {
    401: ("asks for a login", _LOGIN),
    403: ("does not let this program in", "Save the page in a browser, and add the file."),
    404: ("has no such page", "Check the address."),
    410: ("has taken the page away", "Look for it elsewhere."),
    429: ("is asked too often", "Try again later."),
}


def find_page(url: str, bounds: Bounds, allowed: Collection[str]) -> Iterator[Item | Unreadable]:
    """What lies at a web address as one item, or why it cannot be had."""
    try:
        place = place_of(url)
        yield _fetched(place, bounds, allowed)
    except BadDocument as fault:
        yield Unreadable(url, fault.message, fault.remedy)


def _fetched(asked: Place, bounds: Bounds, allowed: Collection[str]) -> Item:
    place = asked
    for _ in range(MOST_REDIRECTS + 1):
        with exchange(place, bounds, allowed, {}) as reply:
            if reply.status not in _MOVED:
                return _item(asked, place, reply)
            place = _next(place, reply)
    raise BadDocument(f"{asked.named} leads on more than {MOST_REDIRECTS} times.",
                      remedy="Give the address that a browser ends at.")  # fmt: skip


def _next(place: Place, reply: Reply) -> Place:
    target = reply.headers.get("Location") or ""
    if not target:
        raise BadDocument(f"{place.named} leads on without saying where.", remedy="Check the address.")
    found = place_of(urljoin(place.url, target))
    if place.scheme == "https" and found.scheme == "http":
        raise BadDocument(f"{place.named} leads from https to http, where anybody could change the page.",
                          remedy="Save the page in a browser, and add the file.")  # fmt: skip
    return found


def _item(asked: Place, place: Place, reply: Reply) -> Item:
    if reply.status != 200:
        fault, remedy = _FAULTS.get(reply.status, (f"answers with an error ({reply.status})", "Try again later."))
        raise BadDocument(f"{asked.url}: {place.named} {fault}.", remedy=remedy)
    if reply.media not in ENDINGS:
        raise BadDocument(f"{asked.url}: {place.named} sends {reply.media}, which is not read here.",
                          remedy="Give the address of a page, a PDF, a DOCX, XML, JSONL or text.")  # fmt: skip
    data = reply.read()
    begins, kind = _BEGINS.get(reply.media, (b"", ""))
    if begins not in data[:1024]:
        raise BadDocument(f"{asked.url}: {place.named} says that it sends {kind}, and it is none.", remedy=_LOGIN)
    return Item(asked.url, _name(place, reply.media), data, reply.content_type, given=(("url", asked.url),))


def _name(place: Place, media: str) -> str:
    """The last part of the address with the ending of its type, for the format is then known by the name too."""
    name = PurePosixPath(unquote(urlsplit(place.url).path)).name or place.host
    ending = ENDINGS[media]
    return name if name.lower().endswith(ending) else f"{name}{ending}"
