"""A pack's scores compiled into tables, each checked to add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from curbside.cases.conditions import parse_condition
from curbside.cases.scores.check import check_table, fault
from curbside.cases.scores.formula import Formula, parse_formula
from curbside.cases.scores.tables import Band, Bound, Item, Level, Scores, Table

_TABLE_KEYS = frozenset(
    "id name variant about limits step unit words percent infer_when items bands formula full note sources "
    "reviewed date".split()
)
_ITEM_KEYS = frozenset("id name limits step levels bounds".split())




def read_scores_tables(
    entries: Iterable[Mapping[str, Any]], known_findings: frozenset[str] | None = None
) -> Scores:
    """Compiles a pack's scores; raises PackFault for an unknown key or finding, or a table that does not add up."""
    tables: dict[str, Table] = {}
    for entry in entries:
        table = _table(entry)
        if table.id in tables:
            raise fault(table.id, "stands twice", "Give one of them another id")
        check_table(table)
        tables[table.id] = table
    scores = Scores(MappingProxyType(tables))
    _check_findings(scores, known_findings)
    return scores


def _table(entry: Mapping[str, Any]) -> Table:
    id = str(entry.get("id", ""))
    _check_keys(id, entry, _TABLE_KEYS)
    for key in ("id", "name", "variant", "limits", "items", "sources"):
        if not entry.get(key):
            raise fault(id, f"has no {key}", f"Give it {key}.")
    low, high = entry["limits"]
    items = tuple(_item(id, each) for each in entry["items"])
    return Table(
        id=id,
        name=entry["name"],
        variant=entry["variant"],
        about=entry.get("about", ""),
        low=low,
        high=high,
        step=entry.get("step", 1),
        unit=entry.get("unit", ""),
        items=items,
        bands=_bands(id, entry, items),
        formula=_formula(id, entry, items),
        words=tuple(entry.get("words", ())),
        percent=bool(entry.get("percent")),
        infer_when=parse_condition(entry["infer_when"]) if "infer_when" in entry else None,
        note=entry.get("note", ""),
        sources=tuple(entry["sources"]),
    )


def _item(table: str, entry: Mapping[str, Any]) -> Item:
    id = str(entry.get("id", ""))
    _check_keys(f"{table}: {id}", entry, _ITEM_KEYS)
    levels = tuple(
        Level(level["points"], str(level.get("label", "")), level["means"]) for level in entry.get("levels", ())
    )
    if bool(levels) == ("limits" in entry):
        raise fault(table, f"has an item {id!r} that needs either levels or limits", "Give it one of them.")
    values = tuple(sorted(level.points for level in levels)) or _values(entry)
    bounds = tuple(
        Bound(parse_condition(each["when"]), each.get("from", values[0]), each.get("to", values[-1]), each["why"])
        for each in entry.get("bounds", ())
    )
    return Item(id, entry["name"], levels, values, bounds)


def _values(entry: Mapping[str, Any]) -> tuple[float, ...]:
    (low, high), step = entry["limits"], entry.get("step", 1)
    return tuple(low + step * n for n in range(round((high - low) / step) + 1))


def _bands(table: str, entry: Mapping[str, Any], items: tuple[Item, ...]) -> tuple[Band, ...]:
    """The bands as written; those of a single grade are its levels."""
    if "bands" in entry:
        return tuple(Band(str(b["name"]), b["from"], b["to"], b["meaning"]) for b in entry["bands"])
    if len(items) == 1:
        levels = sorted(items[0].levels, key=lambda level: level.points)
        return tuple(Band(level.label, level.points, level.points, level.means) for level in levels)
    return ()


def _formula(table: str, entry: Mapping[str, Any], items: tuple[Item, ...]) -> Formula | None:
    if "formula" not in entry:
        return None
    constants = {"full": entry["full"]} if "full" in entry else {}
    return parse_formula(entry["formula"], frozenset(item.id for item in items), constants, table)


def _check_keys(name: str, entry: Mapping[str, Any], known: frozenset[str]) -> None:
    unknown = sorted(set(entry) - known)
    if unknown:
        raise fault(name, f"has an unknown key {unknown[0]!r}", f"Its keys are {', '.join(sorted(known))}.")


def _check_findings(scores: Scores, known: frozenset[str] | None) -> None:
    if known is None:
        return
    for table in scores.tables.values():
        one = Scores(MappingProxyType({table.id: table}))
        unknown = sorted(one.findings - known)
        if unknown:
            raise fault(table.id, f"names an unknown finding {unknown[0]!r}", "Use an id of findings/*.yaml.")
