"""Paging: a long list in parts, each with an address of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from curbside.errors import NotFound


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a list: its items, the number of the first of them, and where the other parts are."""

    items: tuple[Any, ...]
    first: int
    total: int
    number: int
    parts: int
    base: str

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1

    def address(self, number: int) -> str:
        """The address of another part."""
        return f"{self.base}{'&' if '?' in self.base else '?'}page={number}" if number > 1 else self.base


def part_of(request: Request, items: Sequence[Any], size: int, query: Mapping[str, Any] | None = None) -> Part:
    """The part of a list that the address names by `page`; `query` is what else its address holds.

    Raises NotFound for a part that there is none of.
    """
    return part_by(request, len(items), lambda start: items[start : start + size], size, query)


def part_by(
    request: Request,
    total: int,
    take: Callable[[int], Sequence[Any]],
    size: int,
    query: Mapping[str, Any] | None = None,
) -> Part:
    """The same of a list too long to be held: `take` gives up to `size` items from a place on."""
    told = request.query_params.get("page", "1")
    parts = max(1, -(-total // size))
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 6 else 0
    if not 1 <= number <= parts:
        raise NotFound("There is no such part of the list.", remedy="Begin with its first part.")
    words = urlencode({name: value for name, value in (query or {}).items() if value})
    base = request.url.path + (f"?{words}" if words else "")
    start = (number - 1) * size
    return Part(tuple(take(start)), start + 1, total, number, parts, base)
