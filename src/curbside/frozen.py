"""Compiled records kept in a file, so that a process need not compile them again: `freeze` and `thaw`.

Plain values are kept as Python keeps its own byte code (marshal); records are listed with the values that
make them. Nothing in the file is ever run: thawing makes records of one room of Curbside and plain
containers, and refuses everything else. A record is a dataclass, or a class with `prepared()` (its values)
and `restored(*values)`. The file is taken only from the code, and the Python, that wrote it.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self, TypeVar

T = TypeVar("T")
_LEAVES = frozenset({str, int, float, bool, type(None)})
_PLAIN = frozenset({tuple, list, dict, frozenset, set})


def _pairs(*values: Any) -> dict[Any, Any]:
    return dict(zip(values[::2], values[1::2], strict=True))


# How a container that holds records is made of its parts; codes from len(_CONTAINERS) on are records.
_CONTAINERS: tuple[tuple[type, Callable[..., Any]], ...] = (
    (tuple, lambda *values: values),
    (list, lambda *values: list(values)),
    (frozenset, lambda *values: frozenset(values)),
    (set, lambda *values: set(values)),
    (dict, _pairs),
    (MappingProxyType, lambda *values: MappingProxyType(_pairs(*values))),
)


class Records(Mapping[str, T]):
    """Records of one `kind` by id, each made of its values when it is asked for: a process needs a few of
    the thousands that a library has."""

    kind: type[T]
    __slots__ = ("_made", "_values")

    def __init__(self, values: dict[str, tuple[Any, ...]]) -> None:
        self._values = values
        self._made: dict[str, T] = {}

    @classmethod
    def of(cls, records: Mapping[str, T]) -> Self:
        """The same records by the same ids."""
        names = tuple(cls.kind.__dataclass_fields__)
        return cls({id: tuple(getattr(record, name) for name in names) for id, record in records.items()})

    def prepared(self) -> tuple[dict[str, tuple[Any, ...]]]:
        """What they are made of; `restored` takes it back."""
        return (self._values,)

    @classmethod
    def restored(cls, values: dict[str, tuple[Any, ...]]) -> Self:
        return cls(values)

    def __getitem__(self, id: str) -> T:
        if id not in self._made:
            self._made[id] = self.kind(*self._values[id])
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def freeze(value: Any, made_by: str) -> bytes:
    """A compiled value as bytes; `made_by` is the mark of the code that compiled it (see `mark_of`)."""
    freezer = _Freezer()
    freezer.place(value)
    content = marshal.dumps((freezer.kinds, freezer.nodes))
    return f"{_head(made_by)} {hashlib.sha256(content).hexdigest()}\n".encode() + content


def thaw(frozen: bytes, room: str, made_by: str) -> Any:
    """The value in bytes of `freeze`, made of records of one room ("cases") alone.

    Raises ValueError for bytes that are damaged, that other code wrote, or that hold anything else.
    """
    head, _, content = frozen.partition(b"\n")
    if head.decode(errors="replace") != f"{_head(made_by)} {hashlib.sha256(content).hexdigest()}":
        raise ValueError("it is damaged, or other code wrote it")
    with uncollected():
        return _thawed(*marshal.loads(content), room)


def _thawed(kinds: list[str], nodes: list[tuple], room: str) -> Any:
    makers = [make for _, make in _CONTAINERS] + [_maker(name, room) for name in kinds]
    made: list[Any] = []
    for code, values, records in nodes:
        if records:
            values = list(values)
            for at in records:
                values[at] = made[values[at]]
        made.append(makers[code](*values))
    return made[-1]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the search for garbage, which otherwise goes over all that is loaded again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def mark_of(folders: Iterable[Path]) -> str:
    """A mark of the code in some folders: another one as soon as a file of it is changed or installed anew."""
    mark = hashlib.sha256()
    for folder in folders:
        for at, _, names in sorted(os.walk(folder)):
            for name in sorted(name for name in names if name.endswith(".py")):
                file = os.stat(os.path.join(at, name))
                mark.update(f"{name} {file.st_size} {file.st_mtime_ns}\n".encode())
    return mark.hexdigest()[:16]


def _head(made_by: str) -> str:
    return f"curbside {sys.implementation.cache_tag} {made_by}"


class _Freezer:
    """Lists records and what holds them, each once, what they are made of before them: the code of its
    kind, its values, and which of the values are places in the list."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, tuple[Any, ...], tuple[int, ...]]] = []
        self.kinds: list[str] = []
        self._codes = {kind: code for code, (kind, _) in enumerate(_CONTAINERS)}
        self._met: dict[int, tuple[Any, int]] = {}  # the object is kept: its id must not be given again

    def place(self, value: Any) -> int:
        if id(value) not in self._met:
            parts = tuple(_parts(value))
            records = tuple(at for at, part in enumerate(parts) if not _is_plain(part))
            values = tuple(part if _is_plain(part) else self.place(part) for part in parts)
            self.nodes.append((self._code(type(value)), values, records))
            self._met[id(value)] = value, len(self.nodes) - 1
        return self._met[id(value)][1]

    def _code(self, kind: type) -> int:
        if kind not in self._codes:
            self._codes[kind] = len(_CONTAINERS) + len(self.kinds)
            self.kinds.append(f"{kind.__module__}:{kind.__qualname__}")
        return self._codes[kind]


def _is_plain(value: Any) -> bool:
    """Whether a value holds no record at any depth."""
    kind = type(value)
    if kind in _LEAVES:
        return True
    if kind not in _PLAIN:
        return False
    return all(map(_is_plain, _parts(value)))


def _parts(value: Any) -> Iterable[Any]:
    kind = type(value)
    if kind in (dict, MappingProxyType):
        return [part for pair in value.items() for part in pair]
    if kind in _PLAIN:
        return value
    if hasattr(kind, "prepared"):
        return value.prepared()
    return [getattr(value, name) for name in kind.__dataclass_fields__]


def _maker(name: str, room: str) -> Callable[..., Any]:
    module, _, kind = name.partition(":")
    found = getattr(import_module(module), kind) if module.startswith(f"curbside.{room}.") else None
    if found is None or (not hasattr(found, "__dataclass_fields__") and not hasattr(found, "restored")):
        raise ValueError(f"{name} is no record of {room}")
    return getattr(found, "restored", found)
