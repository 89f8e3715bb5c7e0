"""How often each cause shows each finding: its own rows, those of its profiles, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curbside.cases.differential.entries import fault, share_of
from curbside.frozen import Records

LEAST = 0.01


@dataclass(frozen=True, slots=True)
class Row:
    """One finding in one cause: its share there (lowest, highest), and what it weighs when told and when denied.

    `inherited` rows come from a profile or follow from a broader or narrower finding.
    """

    finding: str
    low: float
    high: float
    basis: str
    sources: tuple[str, ...]
    decisive: bool = False
    hallmark: bool = False
    inherited: bool = False
    present: float = 0.0
    absent: float = 0.0

    @property
    def in_words(self) -> str:
        """The share and what it rests on, as a reason prints it."""
        span = f"{self.low:.0%}" if self.low == self.high else f"{self.low:.0%} to {self.high:.0%}, the middle counted"
        kind = {"figure": "figure seen", "part-figure": "one end of the range seen"}.get(self.basis, self.basis)
        return f"{kind}: {span}"


class Rows(Records[Row]):
    """The rows of a cause by finding: a case meets a few of the thousands."""

    kind = Row


def middle(row: Row) -> float:
    """The share that counts: the middle of the range, kept off 0 and 1."""
    return min(1 - LEAST, max(LEAST, (row.low + row.high) / 2))


def broader_of(implied: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """finding -> every broader finding it implies, at whatever distance, the nearest first."""
    found = {}
    for finding in implied:
        reached: dict[str, None] = {}
        todo = list(implied[finding])
        while todo:
            name = todo.pop(0)
            if name != finding and name not in reached:
                reached[name] = None
                todo += implied.get(name, ())
        found[finding] = tuple(reached)
    return found


def read_rows(
    entry: Mapping[str, Any], profiles: Mapping[str, Mapping[str, Any]], broader: Mapping[str, tuple[str, ...]]
) -> dict[str, Row]:
    """The rows of a cause; a broader finding is shown at least as often as a narrower one."""
    rows: dict[str, Row] = {}
    for name in entry.get("like", ()):
        if name not in profiles:
            raise fault(entry, f"unknown profile {name!r}", "Name an entry that has `profile: true`")
        # The profile named last is the nearer one.
        rows |= {row["finding"]: _row(entry, row, inherited=True) for row in profiles[name].get("findings", ())}
    rows |= {row["finding"]: _row(entry, row, inherited=False) for row in entry["findings"]}
    for row in tuple(rows.values()):
        for name in broader.get(row.finding, ()):
            kept = rows.get(name)
            if not kept or middle(kept) < middle(row):
                rows[name] = Row(name, row.low, row.high, row.basis, row.sources, inherited=True)
    return rows


def _row(entry: Mapping[str, Any], row: Mapping[str, Any], *, inherited: bool) -> Row:
    low, high = share_of(entry, row["frequency"])
    return Row(
        finding=row["finding"],
        low=low,
        high=high,
        basis=row.get("basis", "estimate"),
        sources=tuple(row.get("sources", ())),
        decisive=row.get("decisive", False),
        hallmark=row.get("hallmark", False),
        inherited=inherited,
    )


def fill_narrower(
    shares: Mapping[str, dict[str, Row]], weight: Mapping[str, float], broader: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, Row]]:
    """The same rows, and for a cause that lists only the broader of two findings one for the narrower:
    as large a part of the broader as it is on the whole in the causes that list both."""
    listed = {name for rows in shares.values() for name in rows}
    filled = {cause: dict(rows) for cause, rows in shares.items()}
    for name in sorted(listed):
        parts = [(wide, part) for wide in broader.get(name, ()) if (part := _part(shares, weight, name, wide))]
        for rows in filled.values():
            options = [(rows[wide].low * part, rows[wide].high * part) for wide, part in parts if wide in rows]
            if name not in rows and options:
                # No more often than the rarest of the broader ones lets it be.
                rows[name] = Row(name, *min(options), "estimate", (), inherited=True)
    return filled


def _part(shares: Mapping[str, Mapping[str, Row]], weight: Mapping[str, float], name: str, wide: str) -> float:
    """How large a part of the broader finding the narrower is, in the causes that tell of both; 0 where none does."""
    both = [cause for cause, rows in shares.items() if _tells_both(rows, name, wide)]
    whole = sum(weight[cause] * middle(shares[cause][wide]) for cause in both)
    return sum(weight[cause] * middle(shares[cause][name]) for cause in both) / whole if whole else 0.0


def _tells_both(rows: Mapping[str, Row], name: str, wide: str) -> bool:
    # A broader row that was only raised to the narrower one says nothing of their proportion.
    return name in rows and wide in rows and middle(rows[name]) != middle(rows[wide])


def usual_shares(shares: Mapping[str, Mapping[str, Row]], weight: Mapping[str, float]) -> dict[str, tuple]:
    """finding -> (its share among all causes, the share taken for a cause that says nothing of it).

    The second is half of what it would be if the finding were met in every cause as often as in those
    that list it, by how many list it: high for weak legs, near nothing for a positive antibody.
    """
    total = sum(weight.values())
    listed: dict[str, list[tuple[float, float]]] = {}
    for cause, rows in shares.items():
        for row in rows.values():
            listed.setdefault(row.finding, []).append((weight[cause], middle(row)))
    usual = {}
    for finding, pairs in listed.items():
        cover = sum(each for each, _ in pairs)
        mean = sum(each * share for each, share in pairs) / cover
        unsaid = min(0.5, max(LEAST, 0.5 * mean * cover / total))
        usual[finding] = ((cover * mean + (total - cover) * unsaid) / total, unsaid)
    return usual
