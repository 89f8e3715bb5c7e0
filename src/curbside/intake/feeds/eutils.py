"""The E-utilities protocol, by which PubMed is asked: a search kept on its history server, and pages of articles.

What is asked and in what pace follows NCBI's own pages: three requests a second, ten with a key; `tool` and
`email` name who asks; at most 10,000 articles of one search (https://www.ncbi.nlm.nih.gov/books/NBK25499/,
https://support.nlm.nih.gov/kbArticle/?pn=KA-05317).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic, sleep
from urllib.parse import urlencode, urljoin

from lxml import etree

from curbside.errors import BadDocument
from curbside.intake.feeds.addresses import place_of
from curbside.intake.feeds.exchange import Bounds, Reply, Unreached, exchange
from curbside.intake.readers.safe_xml import parse, text_of
from curbside.intake.record import Item

TOOL = "curbside"
MOST_FOUND = 10_000
PAGE = 200  # articles of one request
TRIES, LONGEST_WAIT = 6, 60.0
_PER_SECOND, _PER_SECOND_WITH_KEY = 3, 10
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
# Errors told in a reply that pass by themselves; all others are about what was asked.
_PASSING = re.compile(r"backend failed|time-?out|temporar|unavailable|too many|rate limit|try again", re.IGNORECASE)


class Refused(BadDocument):
    """PubMed understood what was asked and does not give it: asking again in the same words is no use."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: how many articles, their PMIDs in order, where the history server keeps them, and
    words of the search that it did not know."""

    count: int
    ids: tuple[str, ...]
    web_env: str = ""
    query_key: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class Eutils:
    """One side of the protocol; keeps the pace, and asks again where that may help.

    `address` is the folder in which the programs `esearch.fcgi` and `efetch.fcgi` lie.
    """

    address: str
    email: str = ""
    key: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    pause: Callable[[float], None] = sleep
    clock: Callable[[], float] = monotonic
    _next: float = 0.0

    def search(self, query: str) -> Found:
        """Searches PubMed; raises BadDocument where it cannot be asked or refuses the search."""
        told = self._ask("esearch", {"term": query, "usehistory": "y", "retstart": "0", "retmax": str(MOST_FOUND)})
        ids = tuple(map(text_of, told.iterfind("IdList/Id")))
        unknown = tuple(text_of(each) for each in told.iterfind("ErrorList/PhraseNotFound"))
        count = text_of(told.find("Count"))
        if not count.isdecimal():
            raise Refused(f"{self._host} answers a search in a form that is not known here.", remedy="Report it to us.")
        return Found(int(count), ids, text_of(told.find("WebEnv")), text_of(told.find("QueryKey")), unknown)

    def page(self, found: Found, start: int) -> etree._Element:
        """The articles of a search from `start` on, counted from 0; at most PAGE of them."""
        if not found.web_env or not found.query_key:
            raise Refused(f"{self._host} has not kept the search.")
        kept = {"WebEnv": found.web_env, "query_key": found.query_key, "retstart": str(start), "retmax": str(PAGE)}
        return self._ask("efetch", {**kept, "retmode": "xml"})

    def articles(self, ids: Iterable[str]) -> etree._Element:
        """The articles of these PMIDs, at most PAGE of them; those that PubMed does not have are missing."""
        return self._ask("efetch", {"id": ",".join(ids), "retmode": "xml"})

    @property
    def _host(self) -> str:
        return place_of(self.address).named

    def _ask(self, program: str, told: dict[str, str]) -> etree._Element:
        """One request, tried again where the fault may pass; waits as long as the other side asks, up to a minute."""
        for tried in range(1, TRIES + 1):
            self._keep_pace()
            wait = min(2.0 ** (tried - 1), LONGEST_WAIT)
            try:
                return self._once(program, told)
            except _Later as fault:
                wait = max(wait, fault.seconds)
                if tried == TRIES or wait > LONGEST_WAIT:
                    raise BadDocument(fault.message, remedy=fault.remedy) from None
            except Unreached as fault:
                if tried == TRIES:
                    raise BadDocument(f"{fault.message} It was tried {TRIES} times.", remedy=_GO_ON) from None
            self.pause(wait)
        raise AssertionError("the loop returns or raises")

    def _once(self, program: str, told: dict[str, str]) -> etree._Element:
        place = place_of(urljoin(self.address.rstrip("/") + "/", f"{program}.fcgi"))
        said = {"db": "pubmed", **told, "tool": TOOL, "email": self.email, "api_key": self.key}
        body = urlencode({name: value for name, value in said.items() if value}).encode("ascii")
        # the host is one that the administrator chose; it may lie in the house
        with exchange(place, self.bounds, (place.host,), _FORM, body) as reply:
            if reply.status in _AGAIN:
                raise _Later(f"{place.named} does not answer now ({reply.status}).", _seconds_of(reply))
            content = reply.read()
        root = _parsed(content, place.named)
        if root is None:
            if reply.status >= 400:
                raise Refused(f"{place.named} refuses what was asked ({reply.status}).", remedy="Check the search.")
            raise _Later(f"{place.named} sends no well-formed XML.")
        _look_for_error(root, place.named)
        if reply.status != 200:
            raise Refused(f"{place.named} refuses what was asked ({reply.status}).", remedy="Check the search.")
        return root

    def _keep_pace(self) -> None:
        now = self.clock()
        if self._next > now:
            self.pause(self._next - now)
        self._next = max(self._next, now) + 1 / (_PER_SECOND_WITH_KEY if self.key else _PER_SECOND)


_GO_ON = "Try again later: the same command goes on from there."


class _Later(BadDocument):
    """A fault that may pass, and how long the other side wants to be left alone (seconds, 0 where it says nothing)."""

    def __init__(self, message: str, seconds: float = 0.0) -> None:
        super().__init__(message, remedy=_GO_ON)
        self.seconds = seconds


def _parsed(content: bytes, host: str) -> etree._Element | None:
    """The reply as XML; None where it is none, as where a connection was cut or an error comes as JSON."""
    try:
        return parse(content, Item(host, host, content))
    except BadDocument:
        return None


def _look_for_error(root: etree._Element, host: str) -> None:
    """Raises what an error told in the reply comes to; its words are PubMed's own and hold none of ours."""
    fault = text_of(root.find("ERROR")) or (text_of(root) if root.tag == "ERROR" else "")
    if fault and _PASSING.search(fault):
        raise _Later(f"{host} cannot search now.")
    if fault:
        raise Refused(f"{host} refuses what was asked: {fault.rstrip('.')[:200]}.", remedy="Check the search.")


def _seconds_of(reply: Reply) -> float:
    """How long Retry-After asks to wait, as seconds or as a date; 0 where it says nothing that can be read."""
    stated = (reply.headers.get("Retry-After") or "").strip()
    if stated.isdecimal():
        return float(stated)
    try:
        return max((parsedate_to_datetime(stated) - datetime.now(UTC)).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return 0.0
