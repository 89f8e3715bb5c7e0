"""Which addresses of the network may be reached: those of the open internet, and hosts that were allowed by name.

A page that somebody asks for may lead, by its name or by a redirect, to a machine that only this one can
reach: a router, a database, the service of a cloud that hands out keys. So a name is looked up once, every
address it has is judged, and the connection goes to an address that was judged and to no other.
"""

from __future__ import annotations

import socket
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from curbside.errors import BadDocument

PORTS: dict[str, int] = {"http": 80, "https": 443}
ALLOW = "Where it is meant, allow the host by name in the setting called allowed_hosts."
# Networks that `ipaddress` takes for open in one version or another, and that lead inwards all the same.
_CLOSED = tuple(map(ip_network, ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "fec0::/10",
                                 "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "5f00::/16")))  # fmt: skip
_CARRIES_IPV4 = ip_network("64:ff9b::/96")  # the last 32 bits are an address of the old kind
_LOWEST = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Place:
    """Where a URL leads: its parts as a request needs them, the host in letters that names are looked up by."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as it is told to people and to the host itself."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def place_of(url: str) -> Place:
    """Where a URL leads; raises BadDocument for one that is no web address, or carries a password."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = _plain_host(parts)
    except ValueError as fault:
        raise BadDocument(f"{_without_secrets(url)} is no web address.",
                          remedy="Write it as a browser shows it.") from fault  # fmt: skip
    if parts.scheme not in PORTS or not host:
        raise BadDocument(f"{_without_secrets(url)} is no address of http or https.",
                          remedy="Give one that begins with https://, or a file.")  # fmt: skip
    if parts.username is not None or parts.password is not None:
        raise BadDocument(f"The address at {host} carries a name or password.",
                          remedy="Save the page, and add the file.")  # fmt: skip
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    clean = parts._replace(fragment="").geturl()
    return Place(clean, parts.scheme, host, port or PORTS[parts.scheme], _quoted(path))


def checked(place: Place, allowed: Collection[str]) -> list[tuple]:
    """The addresses of a place as `socket` takes them: (family, address), in the order to try them.

    Raises BadDocument where the name is not known, or where any of its addresses is not of the open internet
    and the host, alone or with its port, is not among those allowed.
    """
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise BadDocument(f"{place.named}: the host is not known.",
                          remedy="Check the address, and that this machine has a network.") from fault  # fmt: skip
    if not {place.host, f"{place.host}:{place.port}"} & {name.lower() for name in allowed}:
        for _, _, _, _, address in found:
            if not is_open(str(address[0])):
                raise BadDocument(f"{place.named}: the host lies in a private network ({address[0]}), "
                                  "and nothing is fetched from there.", remedy=ALLOW)  # fmt: skip
    return list(dict.fromkeys((family, address) for family, _, _, _, address in found))


def is_open(address: str) -> bool:
    """Whether an address is of the open internet: not private, local, shared, reserved or for many at once; nor
    one that carries such an address of the old kind within it."""
    return all(map(_is_open, _with_carried(ip_address(address.partition("%")[0]))))


def _with_carried(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address | IPv6Address]:
    yield address
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            yield address.ipv4_mapped
        if address.sixtofour:
            yield address.sixtofour
        if address in _CARRIES_IPV4:
            yield IPv4Address(int(address) & _LOWEST)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _CARRIES_IPV4):
        return True  # the address within it decides
    closed = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast,
              address.is_reserved, address.is_unspecified)  # fmt: skip
    inwards = any(address in network for network in _CLOSED if network.version == address.version)
    return address.is_global and not any(closed) and not inwards


def _plain_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if any(sign.isspace() or sign in "\\/@" for sign in host):
        raise ValueError("no name of a host")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def _quoted(path: str) -> str:
    """The path as a request may hold it: signs that would end its line, and letters beyond ASCII, written out."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{b:02X}" for b in c.encode("utf-8")) for c in path)


def _without_secrets(url: str) -> str:
    """The URL as it may be shown: no name and password, no parameters."""
    scheme, mark, rest = url.partition("://")
    return f"{scheme}{mark}{rest.partition('?')[0].rpartition('@')[2]}"[:200]
