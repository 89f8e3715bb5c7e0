"""What an entry of causes/*.yaml may hold, checked key by key before anything is computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from typing import Any

from curbside.errors import PackFault

BANDS = ("minutes", "hours", "days", "weeks", "months", "years")
REGIONS = ("cervical", "thoracic", "conus", "cauda", "root", "peripheral", "brain")
SYNDROMES = ("transverse", "anterior", "central", "posterior", "brown-sequard")
BASES = ("figure", "part-figure", "described", "estimate")
# Words for a frequency and the share they stand for, as the head of every causes file says.
WORDS = {"often": 0.6, "sometimes": 0.3, "rare": 0.05}

_CONTEXT = {"reviewed", "date", "category"}
_FORMS = {
    "cause": {
        "id", "name", "synonyms", "like", "urgency", "prior", "age", "sex", "tempo", "regions", "syndromes",
        "findings", "must_not_miss", "excluded_by", "distinguishing", "confirm", "first_actions", "sources",
    },
    "profile": {"id", "profile", "findings", "regions", "sources"},
    "cluster": {"id", "cluster", "sources"},
    "any": {"id", "any", "name", "would_be_told", "sources"},
}  # fmt: skip
_PARTS = {
    "prior": {"per_1000", "range", "basis", "sources", "note"},
    "age": {"typical", "range", "basis", "sources"},
    "sex": {"female_share", "basis", "sources"},
    "tempo": {*BANDS, "basis", "sources"},
    "regions": {*REGIONS, "basis", "sources"},
    "syndromes": {*SYNDROMES, "basis", "sources"},
    "must_not_miss": {"why", "sources"},
}
_ROW = {"finding", "frequency", "basis", "sources", "decisive", "hallmark"}
_NEEDED = ("name", "prior", "age", "sex", "tempo", "findings", "confirm", "sources")


def fault(entry: Mapping[str, Any], what: str, remedy: str) -> PackFault:
    """A fault of one entry, with how to mend it."""
    return PackFault(f"The cause {entry.get('id')!r}: {what}.", remedy=remedy)


def form_of(entry: Mapping[str, Any]) -> str:
    """cause, profile, cluster, or any (a group of findings under one name)."""
    return next((form for form in ("profile", "cluster", "any") if form in entry), "cause")


def check_entries(entries: Iterable[Mapping[str, Any]], known_findings: Set[str]) -> None:
    """Raises PackFault for the first entry that holds what it should not, or lacks what it should hold."""
    seen: set[str] = set()
    for entry in entries:
        if not isinstance(entry.get("id"), str):
            raise fault(entry, "it has no id", "Give every entry an id in small words and hyphens")
        if entry["id"] in seen:
            raise fault(entry, "the id stands twice", "Give every entry an id of its own")
        seen.add(entry["id"])
        form = form_of(entry)
        _check_keys(entry, entry, _FORMS[form] | _CONTEXT, form)
        _check_findings(entry, known_findings)
        if form == "cause":
            _check_cause(entry)


def _check_keys(entry: Mapping[str, Any], part: Mapping[str, Any], allowed: Collection[str], where: str) -> None:
    for key in part:
        if key not in allowed:
            raise fault(entry, f"unknown key {key!r} in its {where}", f"Use one of {', '.join(sorted(allowed))}")
    if part.get("basis", "estimate") not in BASES:
        raise fault(entry, f"unknown basis {part['basis']!r} in its {where}", f"Use one of {', '.join(BASES)}")


def _check_findings(entry: Mapping[str, Any], known: Set[str]) -> None:
    rows = entry.get("findings", ())
    for row in rows:
        _check_keys(entry, row, _ROW, "findings")
        share_of(entry, row.get("frequency"))
    named = [row.get("finding") for row in rows] + [*entry.get("cluster", ()), *entry.get("any", ())]
    for name in named:
        if named.count(name) > 1:
            raise fault(entry, f"the finding {name!r} stands twice", "Keep one row for a finding")
        if "any" not in entry and str(name).startswith(("onset-", "age-")):
            raise fault(entry, f"the finding {name!r} is not for a row", "Say it under tempo or age")
        if name not in known:
            raise fault(entry, f"unknown finding {name!r}", "Use an id of findings/*.yaml, or add it there")


def _check_cause(entry: Mapping[str, Any]) -> None:
    for key in _NEEDED:
        if not entry.get(key):
            raise fault(entry, f"it has no {key}", f"Add {key}")
    for key, allowed in _PARTS.items():
        if key in entry:
            _check_keys(entry, entry[key], allowed, key)
    if not entry["prior"].get("per_1000", 0) > 0:
        raise fault(entry, "its prior is not above 0", "Give per_1000 as a number above 0")
    low, high = entry["age"]["range"]
    if not low <= entry["age"]["typical"] <= high or low >= high:
        raise fault(entry, "its typical age lies outside its range", "Give range as [lowest, highest] around typical")
    if not sum(entry["tempo"].get(band, 0) for band in BANDS) > 0:
        raise fault(entry, "its tempo is empty", f"Give shares for some of {', '.join(BANDS)}")


def share_of(entry: Mapping[str, Any], frequency: object) -> tuple[float, float]:
    """Lowest and highest share (0..1) that a frequency stands for: a number, a pair, or a word."""
    if isinstance(frequency, str) and frequency in WORDS:
        return (WORDS[frequency],) * 2
    ends = frequency if isinstance(frequency, list | tuple) else [frequency, frequency]
    if len(ends) != 2 or not all(isinstance(end, int | float) and 0 <= end <= 1 for end in ends) or ends[0] > ends[1]:
        raise fault(
            entry, f"the frequency {frequency!r} is no share", f"Use 0..1, [low, high] or one of {', '.join(WORDS)}"
        )
    return float(ends[0]), float(ends[1])
