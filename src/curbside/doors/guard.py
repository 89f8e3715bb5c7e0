"""The guard around every page: who may ask, how much may be sent, what a browser may do with what it gets.

A request passes from top to bottom: its host, its origin, its size, then the page. Nothing that was asked
or sent is logged: a line holds the method, the page's name, the status and the time.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import secrets
import traceback
from collections.abc import Mapping
from time import perf_counter
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from curbside.cases.figure.svg import STYLE as FIGURE_STYLE
from curbside.doors.faults import fault_page

LOG = logging.getLogger("curbside.doors")
LONGEST_BODY = 256 * 1024  # bytes of a form; 4,000 characters of a question take at most 36 kB, notes are longer
_SAFE = ("GET", "HEAD")


def _hash_of(text: str) -> str:
    """How a content security policy names one piece of inline style that may stand."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# The figure of a case is a drawing with its own style, the one inline style that is let in.
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", f"style-src 'self' {_hash_of(FIGURE_STYLE)}", "img-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses what does not come from a page of this site, and names no word of what was sent when it fails.

    `hosts` are the names by which the site may be called; `limits` the bytes that may be posted to a path,
    where that is more than a form needs.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], limits: Mapping[str, int]) -> None:
        self._app, self._hosts, self._limits = app, hosts, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = perf_counter(), 0

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")  # an answer may hold what a patient told
            await send(message)

        try:
            if refused := self._refusal(scope):
                await refused(scope, receive, send_guarded)
            else:
                await self._app(scope, _limited(receive, self._limit(scope)), send_guarded)
        except Exception as fault:
            page = _too_long(scope) if isinstance(fault, _TooLong) else _our_fault(scope, fault)
            if not status:  # else the page is under way, and breaks off
                await page(scope, receive, send_guarded)
        finally:
            name = getattr(scope.get("endpoint"), "__name__", "")
            level = logging.INFO if name or status >= 400 else logging.DEBUG
            took = 1000 * (perf_counter() - begun)
            LOG.log(level, "%s %s %d %.0f ms", scope["method"], name or "-", status, took)

    def _limit(self, scope: Scope) -> int:
        return self._limits.get(scope["path"], LONGEST_BODY)

    def _refusal(self, scope: Scope) -> Response | None:
        """What is said to a request that may not pass; None for one that may."""
        headers = Headers(scope=scope)
        host = host_of(headers.get("host", ""))
        if host not in self._hosts:
            # a name that someone else lets point here could read the pages (DNS rebinding)
            return Response("Curbside answers under its own name alone.\n", 421, media_type="text/plain")
        if scope["method"] not in _SAFE and not _is_own(headers):
            return fault_page(Request(scope), 403)
        told = headers.get("content-length", "0")
        if not told.isdigit() or int(told) > self._limit(scope):
            return _too_long(scope)
        return None


class _TooLong(Exception):
    """More was sent than a page takes."""


def host_of(header: str) -> str:
    """The name in a Host header, without its port; empty for one that is none."""
    try:
        return (urlsplit(f"//{header}").hostname or "") if "@" not in header else ""
    except ValueError:
        return ""


def _is_own(headers: Headers) -> bool:
    """Whether a form was sent by a page of this site: the browser says so, or names the page's origin."""
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    origin = headers.get("origin", "")
    return bool(origin) and origin.partition("://")[2] == headers.get("host")


def _limited(receive: Receive, limit: int) -> Receive:
    """Receives no more than the limit, whatever the length that was told."""
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise _TooLong
        return message

    return receive_limited


def _too_long(scope: Scope) -> Response:
    return fault_page(Request(scope), 413)


def _our_fault(scope: Scope, fault: Exception) -> Response:
    """The page for a fault of ours; what was asked may stand in its message, so only its kind and place are logged."""
    number = secrets.token_hex(4)
    LOG.error("fault %s: %s at %s", number, type(fault).__name__, _place(fault))
    return fault_page(Request(scope), 500, number=number)


def _place(fault: BaseException) -> str:
    """Where a fault arose: file and line, and never the words of its message."""
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{frames[-1].filename.rpartition('curbside/')[2]}:{frames[-1].lineno}" if frames else "-"
