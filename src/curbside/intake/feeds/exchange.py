"""One request and its reply, over a connection to an address that was judged, within bounds of time and size."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from threading import Event, Timer

from curbside import __version__
from curbside.errors import BadDocument
from curbside.intake.feeds.addresses import Place, checked

_CHUNK = 1 << 16
_HEADERS = {
    "User-Agent": f"curbside/{__version__}",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class Unreached(BadDocument):
    """The other side could not be reached, broke off or took too long: another try may go better."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one exchange may take: seconds from the first step to the last byte, and bytes of the reply."""

    seconds: float = 60.0
    size: int = 100_000_000


class Reply:
    """A reply whose head has come; its body is read when it is wanted."""

    def __init__(self, place: Place, response: http.client.HTTPResponse, bounds: Bounds, late: Event) -> None:
        self._place, self._response, self._bounds, self._late = place, response, bounds, late
        self.status: int = response.status
        self.headers: Message = response.headers

    @property
    def content_type(self) -> str:
        """The type as the host states it, with its parameters; empty where it states none."""
        return (self.headers.get("Content-Type") or "").strip()

    @property
    def media(self) -> str:
        """The type without its parameters, in lower case."""
        return self.content_type.partition(";")[0].strip().lower()

    def read(self) -> bytes:
        """The body; raises BadDocument where it is too large, Unreached where it breaks off or is late."""
        stated = self.headers.get("Content-Length") or ""
        if stated.isdecimal() and int(stated) > self._bounds.size:
            raise self._too_large()
        body = bytearray()
        with _told(self._place, self._bounds, self._late):
            while piece := self._response.read(_CHUNK):
                body += piece
                if len(body) > self._bounds.size:
                    raise self._too_large()
            if stated.isdecimal() and len(body) < int(stated):
                raise http.client.IncompleteRead(b"")
        return bytes(body)

    def _too_large(self) -> BadDocument:
        return BadDocument(f"{self._place.named} sends more than {self._bounds.size // 1_000_000} MB.",
                           remedy="Save it, cut it into smaller files, and add those.")  # fmt: skip


@contextmanager
def exchange(
    place: Place, bounds: Bounds, allowed: Collection[str], headers: Mapping[str, str], body: bytes | None = None
) -> Iterator[Reply]:
    """Sends a request, with a body as POST, and gives the reply; redirects are not followed.

    Raises BadDocument for a host that may not be reached, Unreached for one that does not answer in time.
    """
    late, connection = Event(), _Pinned(place, bounds, checked(place, allowed))
    clock = Timer(bounds.seconds, connection.cut_off, (late,))
    clock.daemon = True
    clock.start()
    try:
        with _told(place, bounds, late):
            sent = {"Host": place.named, **_HEADERS, **headers}
            connection.request("GET" if body is None else "POST", place.path, body, sent)
            reply = Reply(place, connection.getresponse(), bounds, late)
        yield reply
    finally:
        clock.cancel()
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection that goes to the addresses that were judged and looks up no name of its own."""

    def __init__(self, place: Place, bounds: Bounds, addresses: list[tuple]) -> None:
        super().__init__(place.host, place.port, timeout=bounds.seconds)
        self._place, self._addresses = place, addresses
        self._raw: socket.socket | None = None

    def connect(self) -> None:
        fault: OSError = OSError("no address")
        for family, address in self._addresses:
            self._raw = plain = socket.socket(family, socket.SOCK_STREAM)
            plain.settimeout(self.timeout)
            try:
                plain.connect(address)
            except OSError as refused:
                plain.close()
                fault = refused
                continue
            self.sock = plain
            if self._place.scheme == "https":
                # whom we talk to is proved by its certificate, which is for the name and not for the address
                self.sock = self._raw = ssl.create_default_context().wrap_socket(
                    plain, server_hostname=self._place.host
                )
            return
        raise fault

    def cut_off(self, late: Event) -> None:
        """Ends whatever is going on, also where single bytes keep coming; called by the clock."""
        late.set()
        if self._raw is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._raw, socket.SHUT_RDWR)


@contextmanager
def _told(place: Place, bounds: Bounds, late: Event) -> Iterator[None]:
    """Faults of the network as Unreached; of what was sent or received nothing is told."""
    try:
        yield
        if late.is_set():
            raise TimeoutError
    except BadDocument:
        raise
    except ssl.SSLCertVerificationError as fault:
        raise BadDocument(f"{place.named} does not prove who it is: {fault.verify_message}.",
                          remedy="Save the page, and add the file.") from None  # fmt: skip
    except (OSError, http.client.HTTPException, ValueError) as fault:
        if late.is_set() or isinstance(fault, TimeoutError):
            raise Unreached(f"{place.named} takes more than {bounds.seconds:g} seconds to answer.",
                            remedy="Try again later.") from None  # fmt: skip
        broken = isinstance(fault, http.client.HTTPException | ValueError)
        what = "breaks off or sends what is no HTTP" if broken else f"cannot be reached ({_reason(fault)})"
        raise Unreached(f"{place.named} {what}.", remedy="Check the address, or try again later.") from None


def _reason(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()
