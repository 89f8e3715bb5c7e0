"""Servers of this machine for tests: one that sends pages, and one that speaks the E-utilities protocol."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from urllib.parse import parse_qs
from xml.sax.saxutils import escape


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True


@contextmanager
def serving(answer: Callable[[_Handler], None]) -> Iterator[str]:
    """The address of a server that answers every request with `answer`; it ends with the block."""

    class Handler(_Handler):
        def do_GET(self) -> None:
            answer(self)

        do_POST = do_GET

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class PubMed:
    """A PubMed of made-up articles: what it was asked, and faults it is to show before it answers.

    `faults` are, for each program, what happens to its next requests in order: a status with or without the
    seconds of Retry-After, "cut", "malformed", "json" or "busy"; `gone` are PMIDs that a search still finds and
    that are given no more; `forgetful` says that the history server has let the search go.
    """

    articles: dict[str, str] = field(default_factory=dict)
    books: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    faults: dict[str, list] = field(default_factory=lambda: defaultdict(list))
    forgetful: bool = False
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    stated_count: int | None = None

    def answer(self, request: _Handler) -> None:
        program = request.path.rpartition("/")[2].removesuffix(".fcgi")
        body = request.rfile.read(int(request.headers.get("Content-Length", 0))).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        self.asked.append((program, told))
        self.times.append(monotonic())
        if self.faults[program]:
            self._fail(request, self.faults[program].pop(0))
        elif program == "esearch":
            request.send(200, self._search(told), Content_Type="text/xml")
        else:
            request.send(*self._fetch(told), Content_Type="text/xml")

    def programs(self) -> list[str]:
        return [program for program, _ in self.asked]

    def _fail(self, request: _Handler, fault) -> None:
        match fault:
            case (status, seconds):
                request.send(status, b"busy", Retry_After=str(seconds))
            case int():
                request.send(fault, b"<html>Server Error</html>")
            case "cut":
                request.send(200, b"<PubmedArticleSet><PubmedArticle>", Content_Length="5000")
            case "malformed":
                request.send(200, b"<PubmedArticleSet><PubmedArticle></PubmedArticleSet>")
            case "json":
                refused = {"error": "API rate limit exceeded", "api-key": "SECRET", "count": "4", "limit": "3"}
                request.send(200, json.dumps(refused).encode())
            case "busy":
                request.send(200, b"<eFetchResult><ERROR>Search Backend failed: try again</ERROR></eFetchResult>")
            case _:
                raise AssertionError(fault)

    def _search(self, told: dict[str, str]) -> bytes:
        found = [id for id in self.articles if told["term"] in self.articles[id] or id in self.gone]
        found += sorted(self.books)
        if told["term"].startswith("bad"):
            return b"<eSearchResult><ERROR>Invalid query</ERROR></eSearchResult>"
        unknown = "" if found else f"<ErrorList><PhraseNotFound>{escape(told['term'])}</PhraseNotFound></ErrorList>"
        count = len(found) if self.stated_count is None else self.stated_count
        ids = "".join(f"<Id>{id}</Id>" for id in found[: int(told["retmax"])])
        self._kept = found
        return (
            '<?xml version="1.0" encoding="UTF-8" ?>\n'
            '<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" '
            '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">'
            f"<eSearchResult><Count>{count}</Count><RetMax>{len(found)}</RetMax><RetStart>0</RetStart>"
            f"<QueryKey>1</QueryKey><WebEnv>MCID_1</WebEnv><IdList>{ids}</IdList>{unknown}</eSearchResult>"
        ).encode()

    def _fetch(self, told: dict[str, str]) -> tuple[int, bytes]:
        if "WebEnv" in told:
            assert (told["WebEnv"], told["query_key"]) == ("MCID_1", "1")
            if self.forgetful:
                return 400, b"<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>"
            start = int(told["retstart"])
            ids = self._kept[start : start + int(told["retmax"])]
        else:
            ids = told["id"].split(",")
        parts = [article(id, self.articles[id]) for id in ids if id in self.articles and id not in self.gone]
        parts += [f"<PubmedBookArticle><BookDocument><PMID>{id}</PMID></BookDocument></PubmedBookArticle>"
                  for id in ids if id in self.books]  # fmt: skip
        return 200, f"<PubmedArticleSet>{''.join(parts)}</PubmedArticleSet>".encode()


def article(pmid: str, text: str) -> str:
    """A made-up article as PubMed writes it."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID><Article>'
        f"<Journal><Title>Annals of Gardening</Title><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue>"
        f"</Journal><ArticleTitle>Bed number {pmid}.</ArticleTitle>"
        f"<Abstract><AbstractText>{escape(text)}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n"
    )
