"""The pack's findings compiled once: their names, what they imply, and the phrases that tell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from curbside.cases.findings.coding import KINDS, Coder, units_of
from curbside.cases.findings.patterns import Pattern, compile_phrase, index, literals_of
from curbside.errors import PackFault

_CONTEXT = frozenset({"id", "group", "reviewed", "date", "sources", "note"})
_KEYS = {
    "name": frozenset({"name", "clinician", "lay", "normal", "implies", "excludes", "one_side", "hpo"}),
    "words": frozenset({"words", "kind"}),
    "clears": frozenset({"clears", "phrases"}),
    "mask": frozenset({"mask"}),
    "measure": frozenset({"measure", "units", "below", "above", "bare", "before"}),
    "segment": frozenset({"segment", "phrases"}),
}
# What a person lives with counts however long ago it began or ended.
LASTING_GROUPS = frozenset(
    {"history", "demographic", "imaging", "laboratory", "electrophysiology", "systemic", "other-neuro"}
)

TEST_GROUPS = frozenset({"imaging", "laboratory", "electrophysiology"})


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One finding of the pack: what it is called and what it is an instance of."""

    id: str
    name: str
    group: str
    implies: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    one_side: bool = False
    hpo: str = ""

    @property
    def is_test(self) -> bool:
        """Whether it is read off a test, of which "normal" says that it is not there."""
        return self.group in TEST_GROUPS

    @property
    def lasts(self) -> bool:
        """Whether it counts as the patient's even when it lies in the past."""
        return self.group in LASTING_GROUPS


@dataclass(frozen=True, slots=True)
class Telling:
    """What a phrase tells when it stands in a note: these findings, there or not there."""

    findings: tuple[str, ...]
    present: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured quantity: what it is called, its units with their factors, and its source-given limits."""

    id: str
    names: tuple[Pattern, ...]
    units: Mapping[str, float]
    below: Mapping[float, str] = field(default_factory=dict)
    above: Mapping[float, str] = field(default_factory=dict)
    bare: tuple[float, float, float] | None = None  # a figure without a unit: limit, factor below it, factor from it on
    before: bool = False  # the figure may stand before the name: "45 white cells"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything needed to read a note; build it once with read_findings."""

    coder: Coder
    entries: Mapping[str, FindingEntry]
    phrases: Mapping[str, Sequence[tuple[Pattern, Telling]]]
    masks: tuple[Pattern, ...]
    measures: tuple[Measure, ...]
    segments: tuple[tuple[Pattern, str], ...]
    broader: Mapping[str, frozenset[str]]  # finding id -> all that it implies
    narrower: Mapping[str, frozenset[str]]

    @property
    def ids(self) -> frozenset[str]:
        """The id of every finding."""
        return frozenset(self.entries)

    def name(self, finding: str) -> str:
        """What a finding is called in print; raises KeyError for an unknown id."""
        return self.entries[finding].name


def read_findings(entries: Iterable[Mapping[str, Any]]) -> Lexicon:
    """The entries of a pack's findings/*.yaml compiled; raises PackFault for one that makes no sense."""
    entries = tuple(entries)
    seen: set[str] = set()
    for entry in entries:
        _check_shape(entry)
        if entry["id"] in seen:
            raise PackFault(f"the finding entry {entry['id']!r} stands twice", remedy="give one of them another id")
        seen.add(entry["id"])
    classes, kinds = _classes(entries)
    texts = [text for entry in entries for text in _texts(entry)]
    units = units_of([*(word for words in classes.values() for word in words), *literals_of(texts)])
    coder = Coder(classes, kinds, literals_of(texts) | literals_of(texts, units), units)
    findings = {entry["id"]: _finding(entry) for entry in entries if "name" in entry}
    _check_known(entries, findings)
    told = [pair for entry in entries for pair in _tellings(entry, coder)]
    return Lexicon(
        coder=coder,
        entries=findings,
        phrases=index(told),
        masks=tuple(p for entry in entries for text in entry.get("mask", ()) for p in compile_phrase(text, coder)),
        measures=tuple(_measure(entry, coder) for entry in entries if "measure" in entry),
        segments=tuple(
            (pattern, entry["segment"])
            for entry in entries if "segment" in entry
            for text in entry["phrases"] for pattern in compile_phrase(text, coder)
        ),
        **_kinship(findings),
    )  # fmt: skip


def _check_shape(entry: Mapping[str, Any]) -> None:
    name = entry.get("id")
    kinds = [kind for kind in _KEYS if kind in entry]
    if not name or len(kinds) != 1:
        raise PackFault(
            f"the finding entry {name!r} is not exactly one of: {', '.join(_KEYS)}",
            remedy="give it an id and one of these keys",
        )
    unknown = sorted(set(entry) - _CONTEXT - _KEYS[kinds[0]])
    if unknown:
        raise PackFault(
            f"the finding entry {name!r} has unknown keys: {', '.join(unknown)}",
            remedy=f"use {', '.join(sorted(_KEYS[kinds[0]]))}",
        )
    for key in ("clinician", "lay", "normal", "phrases", "mask", "measure", "implies", "excludes", "clears"):
        listed = entry.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(text, str) for text in listed):
            raise PackFault(
                f"{key!r} of the finding entry {name!r} is not a list of texts",
                remedy="quote each text that YAML reads as something else",
            )
    if entry.get("kind", "part") not in KINDS:
        raise PackFault(
            f"the word class {name!r} has an unknown kind {entry['kind']!r}", remedy=f"use one of {', '.join(KINDS)}"
        )


def _classes(entries: Iterable[Mapping[str, Any]]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Word classes by name, a class named in another one's words opened, and the kind of some."""
    raw = {
        entry["id"]: entry["words"].lower().replace("'", "").replace("-", "_").split()
        for entry in entries
        if "words" in entry
    }
    opened: dict[str, list[str]] = {}
    for name, words in raw.items():
        opened[name] = [
            word
            for part in words
            for word in (opened.get(part[1:-1], raw.get(part[1:-1], [])) if part.startswith("{") else [part])
        ]
    return opened, {entry["id"]: entry["kind"] for entry in entries if "kind" in entry}


def _texts(entry: Mapping[str, Any]) -> list[str]:
    return [text for key in ("clinician", "lay", "normal", "phrases", "mask", "measure") for text in entry.get(key, ())]


def _finding(entry: Mapping[str, Any]) -> FindingEntry:
    return FindingEntry(
        entry["id"], entry["name"], entry.get("group", ""), tuple(entry.get("implies", ())),
        tuple(entry.get("excludes", ())), bool(entry.get("one_side")), (entry.get("hpo") or {}).get("id", ""),
    )  # fmt: skip


def _check_known(entries: Iterable[Mapping[str, Any]], findings: Mapping[str, FindingEntry]) -> None:
    for entry in entries:
        limits = [*entry.get("below", {}).values(), *entry.get("above", {}).values()]
        for name in [*entry.get("implies", ()), *entry.get("excludes", ()), *entry.get("clears", ()), *limits]:
            if name not in findings:
                raise PackFault(
                    f"the finding entry {entry['id']!r} names an unknown finding {name!r}",
                    remedy="add that finding, or mend the spelling",
                )


def _tellings(entry: Mapping[str, Any], coder: Coder) -> Iterable[tuple[Pattern, Telling]]:
    if "name" in entry:
        tells = Telling((entry["id"],), present=True)
        for text in dict.fromkeys([*entry.get("clinician", ()), *entry.get("lay", ())]):
            yield from ((pattern, tells) for pattern in compile_phrase(text, coder))
        clears, texts = (entry["id"],), entry.get("normal", ())
    else:
        clears, texts = tuple(entry.get("clears", ())), entry.get("phrases", ()) if "clears" in entry else ()
    for text in texts:
        yield from ((pattern, Telling(clears, present=False)) for pattern in compile_phrase(text, coder))


def _measure(entry: Mapping[str, Any], coder: Coder) -> Measure:
    return Measure(
        entry["id"],
        tuple(p for text in entry["measure"] for p in compile_phrase(text, coder)),
        {unit: float(factor) for unit, factor in entry.get("units", {}).items()},
        {float(limit): name for limit, name in entry.get("below", {}).items()},
        {float(limit): name for limit, name in entry.get("above", {}).items()},
        tuple(entry["bare"]) if "bare" in entry else None,
        bool(entry.get("before")),
    )


def _kinship(findings: Mapping[str, FindingEntry]) -> dict[str, dict[str, frozenset[str]]]:
    """For every finding all that it implies, over any number of steps, and all that implies it."""
    broader = {name: frozenset(_above(name, findings, ())) for name in findings}
    narrower: dict[str, set[str]] = {name: set() for name in findings}
    for name, above in broader.items():
        for other in above:
            narrower[other].add(name)
    return {"broader": broader, "narrower": {name: frozenset(below) for name, below in narrower.items()}}


def _above(name: str, findings: Mapping[str, FindingEntry], path: tuple[str, ...]) -> set[str]:
    if name in path:
        raise PackFault(
            f"the finding {name!r} implies itself, by way of {' > '.join(path)}",
            remedy="take one 'implies' of the circle away",
        )
    found: set[str] = set()
    for other in findings[name].implies:
        found |= {other} | _above(other, findings, (*path, name))
    return found
