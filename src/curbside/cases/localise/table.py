"""Reading the table of sites: regions, syndromes, tracts, the segment of each sign, what splits two candidates.

An entry tells its `kind`:

    group      any                                a name for several findings
    band       levels, from, to, region           a sign made of the levels told: any of these kinds within from..to
    compare    examined, relation, by             a sign made of two levels: the examined one above or below the scan's
    shift      from, to, adds                     how many segments lower than a vertebra the cord behind it is numbered
    crossed    one-side, other-side               a sign made of the sides told: findings on opposite sides
    region     part, from, to, for, against       where the lesion may lie; lines of {when, points, says, sources}
    syndrome   needs, for, against                a pattern, weighed only when `needs` holds
    tract      side, shown, possible, sided,      a tract or cell group of the cord and what shows it, unless the lesion
               sided-else, both-sides, spared-in  lies in a part that explains the same signs without it
    segment    finding, from, to, tells           the segment that a sign tells of: `at`, or `below` it
    split      between, asks, says                the next signs that would split two candidates, each {look, findings};
                                                  says is what they mean
    mismatch   when, level, message, remedy       levels or signs that do not fit each other
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from curbside.cases.groups import Guarded, read_condition, read_groups
from curbside.cases.localise.segments import segment
from curbside.cases.localise.sites import (
    Band,
    Candidate,
    Compare,
    Crossed,
    Line,
    Look,
    MismatchRule,
    SegmentSign,
    Shift,
    Sites,
    Split,
    Tract,
)
from curbside.errors import PackFault

PARTS = ("cord", "roots", "nerves", "brain")
SIDES = ("same", "opposite", "none")
RELATIONS = ("above", "below")
TELLS = ("at", "below")
ISSUE_LEVELS = ("error", "warning", "note")
LEVEL_KINDS = ("sensory", "motor", "pain", "imaged", "told")
_COMMON = frozenset({"id", "kind", "note", "reviewed", "date"})
KEYS: dict[str, frozenset[str]] = {
    "group": frozenset({"any"}),
    "band": frozenset({"levels", "findings", "from", "to", "region"}),
    "compare": frozenset({"examined", "findings", "relation", "by", "sources"}),
    "shift": frozenset({"from", "to", "adds", "sources"}),
    "crossed": frozenset({"one-side", "other-side"}),
    "region": frozenset({"name", "part", "from", "to", "for", "against"}),
    "syndrome": frozenset({"name", "needs", "for", "against"}),
    "tract": frozenset(
        {"name", "side", "shown", "possible", "sided", "sided-else", "both-sides", "spared-in", "sources"}
    ),
    "segment": frozenset({"finding", "from", "to", "tells", "sources"}),
    "split": frozenset({"between", "asks", "says", "sources"}),
    "mismatch": frozenset({"when", "level", "message", "remedy", "sources"}),
}
_OPTIONAL: dict[str, frozenset[str]] = {
    "band": frozenset({"findings", "region"}),
    "compare": frozenset({"findings"}),
    "region": frozenset({"from", "to", "against"}),
    "syndrome": frozenset({"against"}),
    "split": frozenset({"says"}),
    "tract": frozenset({"shown", "possible", "sided", "sided-else", "both-sides", "spared-in"}),
}
_LINE = frozenset({"when", "points", "says", "sources"})
_MOST_POINTS = 8  # what a scan that shows the lesion weighs


def read_sites(entries: Iterable[Mapping], known_findings: frozenset[str]) -> Sites:
    """The sites that a table writes. Raises PackFault for an unknown kind, key, finding, segment or value."""
    entries = list(entries)
    for entry in entries:
        _check(entry)
    _check_twins(entries)
    of = {kind: [e for e in entries if e["kind"] == kind] for kind in KEYS}
    signs = frozenset(e["id"] for e in (*of["band"], *of["compare"], *of["crossed"]))
    reader = _Reader(read_groups(of["group"], known_findings | signs), known_findings | signs)
    candidates = frozenset(e["id"] for e in (*of["region"], *of["syndrome"]))
    return Sites(
        tuple(reader.band(e) for e in of["band"]),
        tuple(reader.compare(e) for e in of["compare"]),
        tuple(Shift(segment(e["from"], e["id"]), segment(e["to"], e["id"]), int(e["adds"])) for e in of["shift"]),
        tuple(reader.crossed(e) for e in of["crossed"]),
        tuple(reader.candidate(e) for e in of["region"]),
        tuple(reader.candidate(e) for e in of["syndrome"]),
        tuple(reader.tract(e) for e in of["tract"]),
        tuple(reader.segment(e) for e in of["segment"]),
        tuple(reader.split(e, candidates) for e in of["split"]),
        tuple(reader.mismatch(e) for e in of["mismatch"]),
    )


def _check(entry: Mapping) -> None:
    name, kind = entry.get("id"), entry.get("kind")
    if not name:
        raise PackFault("An entry of the sites table has no id.", remedy="Give it one.")
    if kind not in KEYS:
        raise PackFault(f"The site {name!r} has the unknown kind {kind!r}.", remedy=f"Use one of {', '.join(KEYS)}.")
    if unknown := sorted(set(entry) - KEYS[kind] - _COMMON):
        raise PackFault(f"The site {name!r} has the unknown key {unknown[0]!r}.",
                        remedy=f"A {kind} has {', '.join(sorted(KEYS[kind]))}.")  # fmt: skip

    if missing := sorted(KEYS[kind] - _OPTIONAL.get(kind, frozenset()) - set(entry)):
        raise PackFault(f"The site {name!r} has no {missing[0]!r}.", remedy=f"A {kind} needs it.")


def _check_twins(entries: Iterable[Mapping]) -> None:
    """A region and a syndrome may share an id (conus, root); two entries of one kind may not."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if (entry["kind"], entry["id"]) in seen:
            raise PackFault(f"The {entry['kind']} {entry['id']!r} is written twice.", remedy="Give one another id.")
        seen.add((entry["kind"], entry["id"]))


@dataclass(frozen=True, slots=True)
class _Reader:
    groups: Mapping[str, tuple[str, ...]]
    known: frozenset[str]

    def names(self, listed: Iterable[str], of: str) -> tuple[str, ...]:
        """Finding ids, groups spelt out."""
        found: list[str] = []
        for name in listed or ():
            if name not in self.groups and name not in self.known:
                raise PackFault(f"The site {of!r} names {name!r}, which is no known finding.",
                                remedy="Add the finding to findings/ or mend its id.")  # fmt: skip
            found.extend(self.groups.get(name, (name,)))
        return tuple(dict.fromkeys(found))

    def when(self, text: str, of: str) -> Guarded:
        return read_condition(text, self.groups, self.known, of)

    def band(self, e: Mapping) -> Band:
        _all_of(e, "levels", LEVEL_KINDS)
        return Band(e["id"], tuple(e["levels"]), self.names(e.get("findings", ()), e["id"]),
                    segment(e["from"], e["id"]), segment(e["to"], e["id"]), e.get("region", ""))  # fmt: skip

    def compare(self, e: Mapping) -> Compare:
        _one_of(e, "relation", RELATIONS)
        _all_of(e, "examined", LEVEL_KINDS)
        _sources(e)
        return Compare(e["id"], tuple(e["examined"]), self.names(e.get("findings", ()), e["id"]), e["relation"],
                       int(e["by"]))  # fmt: skip

    def crossed(self, e: Mapping) -> Crossed:
        return Crossed(e["id"], self.names(e["one-side"], e["id"]), self.names(e["other-side"], e["id"]))

    def candidate(self, e: Mapping) -> Candidate:
        needs = self.when(e["needs"], e["id"]) if "needs" in e else None
        lines = [self.line(line, e["id"], 1) for line in e.get("for", ())]
        lines += [self.line(line, e["id"], -1) for line in e.get("against", ())]
        if e["kind"] == "region":
            _one_of(e, "part", PARTS)
        ends = [segment(e[key], e["id"]) for key in ("from", "to") if key in e]
        return Candidate(e["id"], e["name"], needs, tuple(lines), e.get("part", ""), *ends)

    def line(self, line: Mapping, of: str, sign: int) -> Line:
        if set(line) != _LINE or not line["sources"]:
            raise PackFault(f"A line of the site {of!r} has the keys {sorted(line)}.",
                            remedy=f"A line has {', '.join(sorted(_LINE))}, and at least one source.")  # fmt: skip
        if line["points"] not in range(1, _MOST_POINTS + 1):
            raise PackFault(f"A line of the site {of!r} has {line['points']!r} points.",
                            remedy=f"Write a whole number from 1 to {_MOST_POINTS}.")  # fmt: skip
        return Line(self.when(line["when"], of), sign * line["points"], line["says"], tuple(line["sources"]))

    def tract(self, e: Mapping) -> Tract:
        _one_of(e, "side", SIDES)
        conditions = [tuple(self.when(text, e["id"]) for text in e.get(key, ())) for key in ("shown", "possible")]
        sides = [frozenset(self.names(e.get(key, ()), e["id"])) for key in ("sided", "sided-else", "both-sides")]
        spared = _all_of(e, "spared-in", PARTS) if "spared-in" in e else frozenset()
        return Tract(e["id"], e["name"], e["side"], *conditions, *sides, spared, _sources(e))

    def segment(self, e: Mapping) -> SegmentSign:
        _one_of(e, "tells", TELLS)
        (finding,) = self.names([e["finding"]], e["id"])
        return SegmentSign(finding, segment(e["from"], e["id"]), segment(e["to"], e["id"]), e["tells"], _sources(e))

    def split(self, e: Mapping, candidates: frozenset[str]) -> Split:
        _all_of(e, "between", sorted(candidates))
        looks = tuple(Look(each["look"], self.names(each["findings"], e["id"])) for each in _looks(e))
        return Split(frozenset(e["between"]), looks, e.get("says", ""), _sources(e))

    def mismatch(self, e: Mapping) -> MismatchRule:
        _one_of(e, "level", ISSUE_LEVELS)
        return MismatchRule(e["id"], self.when(e["when"], e["id"]), e["level"], " ".join(e["message"].split()),
                            " ".join(e["remedy"].split()), _sources(e))  # fmt: skip


def _one_of(entry: Mapping, key: str, allowed: tuple[str, ...]) -> None:
    if entry[key] not in allowed:
        raise PackFault(f"The site {entry['id']!r} has the unknown {key} {entry[key]!r}.",
                        remedy=f"Write one of {', '.join(allowed)}.")  # fmt: skip


def _all_of(entry: Mapping, key: str, allowed: Sequence[str]) -> frozenset[str]:
    listed = entry[key] if isinstance(entry[key], list | tuple) else [entry[key]]
    unknown = [name for name in listed if name not in allowed]
    if unknown or not listed:
        raise PackFault(f"The site {entry['id']!r} has the unknown {key} {unknown[0] if unknown else ''!r}.",
                        remedy=f"List some of {', '.join(allowed)}.")  # fmt: skip
    return frozenset(listed)


def _looks(entry: Mapping) -> Sequence[Mapping]:
    listed = entry["asks"]
    if not listed or any(not isinstance(each, Mapping) or set(each) != {"look", "findings"} for each in listed):
        raise PackFault(f"The site {entry['id']!r} asks for something without 'look' and 'findings'.",
                        remedy="Give each thing to look at in words, with the findings that it settles.")  # fmt: skip
    return listed


def _sources(entry: Mapping) -> tuple[str, ...]:
    if not entry["sources"]:
        raise PackFault(f"The site {entry['id']!r} has no 'sources'.", remedy="Name the references it rests on.")
    return tuple(entry["sources"])
