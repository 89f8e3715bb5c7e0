"""Records as plain values, and the name that their content gives them."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any

LEAVES = frozenset({str, int, float, bool, NoneType})


def plain(value: Any) -> Any:
    """A record as plain values: mappings, lists, text and numbers. A field called `for_` is `for`."""
    # dataclasses.asdict copies every leaf, which is half the time of an answer
    kind = type(value)
    if kind in LEAVES:
        return value
    if kind is tuple or kind is list:
        return [each if type(each) in LEAVES else plain(each) for each in value]
    if kind is dict or kind is MappingProxyType:
        return {key: plain(each) for key, each in value.items()}
    record = {}
    for key, name in _fields(kind):
        held = getattr(value, name)
        record[key] = held if type(held) in LEAVES else plain(held)
    return record


def content_hash(record: dict[str, Any]) -> str:
    """Names a record by its content: everything but its id and its timings."""
    content = {k: v for k, v in record.items() if k not in ("id", "trace")}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:20]


@cache
def _fields(kind: type) -> tuple[tuple[str, str], ...]:
    return tuple((name.removesuffix("_"), name) for name in kind.__match_args__)
