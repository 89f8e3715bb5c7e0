"""What a form tells of a case, and how it goes round: from the page to here and back into its hidden fields.

Nothing of it is kept: a form is read, answered and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from curbside.cases.case import ABSENT, PRESENT, STATES, UNKNOWN, Case
from curbside.cases.chips import Chip, chips_of
from curbside.cases.findings import Lexicon
from curbside.cases.findings.choosing import chosen, nearest_names

SIDES = ("", "left", "right", "both")
SEXES = ("", "female", "male")
# A form that lists more findings than this was not written by a person.
_MOST_LISTED = 300


@dataclass(frozen=True, slots=True)
class Listed:
    """A finding that the form overrules or adds."""

    id: str
    state: str
    side: str = ""

    @property
    def field(self) -> str:
        """As a hidden field holds it."""
        return f"{self.id}:{self.state}:{self.side}"


@dataclass(frozen=True, slots=True)
class Worked:
    """A score worked out beside the case, from `low` to `high`."""

    id: str
    low: float
    high: float

    @property
    def field(self) -> str:
        return f"{self.id}:{self.low:g}:{self.high:g}"


@dataclass(frozen=True, slots=True)
class Told:
    """A case as its form tells it. `add` are words of a finding to be added, as typed."""

    note: str = ""
    age: str = ""
    sex: str = ""
    listed: tuple[Listed, ...] = ()
    scores: tuple[Worked, ...] = ()
    add: str = ""
    add_state: str = PRESENT
    add_side: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.note.strip() or self.findings())

    @property
    def has_person(self) -> bool:
        """Whether anything but scores is told."""
        return bool(self.note.strip() or self.listed or self.age or self.sex)

    def findings(self) -> tuple[Mapping[str, Any], ...]:
        """What the form lists, as `Consult.assess` takes it."""
        found: list[Mapping[str, Any]] = [{"id": e.id, "state": e.state, "side": e.side} for e in self.listed]
        if (age := age_of(self.age)) is not None:
            found.append({"id": "age", "value": age})
        if self.sex:
            found.append({"id": "sex", "value": self.sex})
        return (*found, *({"id": score.id, "value": score.low, "to": score.high} for score in self.scores))


def age_of(written: str) -> float | None:
    """An age in years; None where nothing, or no number, is written."""
    text = written.strip()
    return float(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def read_told(form: Mapping[str, Any], fields: Iterable[tuple[str, Any]]) -> Told:
    """The form as sent; what no page of this site sends is passed over."""
    told = {name: str(form.get(name, "")) for name in ("note", "age", "sex", "add", "add_state", "add_side")}
    several = [(name, str(value)) for name, value in fields]
    return Told(
        note=told["note"].replace("\r\n", "\n"),
        age=told["age"].strip()[:10],
        sex=told["sex"] if told["sex"] in SEXES else "",
        listed=_once(_listed(value) for name, value in several if name == "f"),
        scores=_once(_worked(value) for name, value in several if name == "s"),
        add=told["add"].strip()[:200],
        add_state=told["add_state"] if told["add_state"] in (PRESENT, ABSENT) else PRESENT,
        add_side=told["add_side"] if told["add_side"] in SIDES else "",
    )


def changed(told: Told, do: str, note: Case | None, lexicon: Lexicon) -> tuple[Told, str]:
    """The form after a button was pressed, and what to tell of it where it could not be done.

    `do` is "strike ID", "present ID", "absent ID", "restore ID", or anything else, which changes nothing; words
    to be added are added whatever the button. `note` is what the note by itself tells, None without one.
    """
    verb, _, id = do.partition(" ")
    if verb in ("strike", PRESENT, ABSENT, "restore"):
        told = _settled(told, verb, id, chips(told, note, lexicon))
    if verb == "forget":
        told = replace(told, scores=tuple(score for score in told.scores if score.id != id))
    return _added(told, lexicon) if told.add else (told, "")


def chips(told: Told, note: Case | None, lexicon: Lexicon) -> tuple[Chip, ...]:
    """The chips of the note with what the form overrules; a person's age is told apart."""
    listed = [{"id": each.id, "state": each.state, "side": each.side} for each in told.listed]
    found = chips_of(note.findings if note else (), lexicon.broader, listed)
    return tuple(chip for chip in found if not chip.is_of_age)


def _settled(told: Told, verb: str, id: str, shown: tuple[Chip, ...]) -> Told:
    """One chip struck, turned or restored; what its words tell besides goes along."""
    chip = next((each for each in shown if each.id == id), None)
    if chip is None:
        return told
    kept = tuple(each for each in told.listed if each.id not in (id, *chip.under))
    if verb == "restore" or (verb == "strike" and not chip.tellings):
        return replace(told, listed=kept)
    state = UNKNOWN if verb == "strike" else verb
    along = tuple(Listed(each, UNKNOWN) for each in chip.under)
    return replace(told, listed=(*kept, Listed(id, state, chip.side), *along))


def _added(told: Told, lexicon: Lexicon) -> tuple[Told, str]:
    found = chosen(told.add, lexicon, told.add_state, told.add_side)
    if not found:
        near = nearest_names(told.add, lexicon)
        hint = f" Did you mean: {'; '.join(near)}?" if near else " Choose one from the list, or use other words."
        return told, f"No finding goes by those words.{hint}"
    ids = {each["id"] for each in found}
    kept = tuple(each for each in told.listed if each.id not in ids)
    listed = (*kept, *(Listed(each["id"], each["state"], each["side"]) for each in found))
    return replace(told, listed=listed, add="", add_state=PRESENT, add_side=""), ""


def _listed(field: str) -> Listed | None:
    id, state, side = [*field.split(":"), "", ""][:3]
    return Listed(id[:80], state, side) if id and state in STATES and side in SIDES else None


def _worked(field: str) -> Worked | None:
    id, low, high = [*field.split(":"), "", ""][:3]
    try:
        return Worked(id[:80], float(low), float(high))
    except ValueError:
        return None


def _once(found: Iterable[Any]) -> tuple[Any, ...]:
    """Each once, the last told of an id."""
    by_id = {each.id: each for each in found if each is not None}
    return tuple(by_id.values())[:_MOST_LISTED]
