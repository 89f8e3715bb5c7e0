"""An examination of the cord as it was written down, checked before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from curbside.cases.scores.isncsci.marks import Mark, Muscle, Touch, muscle_marks, touch_marks
from curbside.errors import BadInput

# C1 has neither a dermatome nor a muscle that is examined; it is the level of who has nothing normal below it.
LEVELS: tuple[str, ...] = (
    *(f"C{n}" for n in range(1, 9)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)),
    "S1", "S2", "S3", "S4-5",
)  # fmt: skip
DERMATOMES = LEVELS[1:]
ARM_MUSCLES = ("C5", "C6", "C7", "C8", "T1")
LEG_MUSCLES = ("L2", "L3", "L4", "L5", "S1")
KEY_MUSCLES = ARM_MUSCLES + LEG_MUSCLES
PLACE = {level: n for n, level in enumerate(LEVELS)}
YES, NO, OPEN = "yes", "no", "NT"
INTACT = "INT"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the body. `lowest_non_key_muscle` is the level of the lowest muscle that is no key
    muscle and moves, empty where none was told."""

    motor: Mapping[str, Muscle]
    light_touch: Mapping[str, Touch]
    pin_prick: Mapping[str, Touch]
    lowest_non_key_muscle: str = ""

    def touch(self, level: str) -> tuple[Touch, Touch]:
        return self.light_touch[level], self.pin_prick[level]


@dataclass(frozen=True, slots=True)
class Examination:
    """Both sides, with voluntary anal contraction and deep anal pressure: yes, no or NT."""

    right: Side
    left: Side
    contraction: str
    pressure: str

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.right, self.left

    @property
    def sacral_touch(self) -> tuple[Touch, ...]:
        """The four marks of sensation at S4-5."""
        return (*self.right.touch("S4-5"), *self.left.touch("S4-5"))


def read_examination(written: Any) -> Examination:
    """The examination in a JSON object; raises BadInput that names the first thing missing or not legal.

    Levels are keys of their own or a stretch such as "C2..T4"; every one has to be there, NT where it
    was not tested. The format is described in docs/reference/scores.md.
    """
    keys = {"right", "left", "voluntary_anal_contraction", "deep_anal_pressure"}
    _check_keys("The examination", written, keys, needed=keys)
    return Examination(
        right=_side("right", written["right"]),
        left=_side("left", written["left"]),
        contraction=_yes_or_no("voluntary_anal_contraction", written["voluntary_anal_contraction"]),
        pressure=_yes_or_no("deep_anal_pressure", written["deep_anal_pressure"]),
    )


def _side(name: str, written: Any) -> Side:
    needed = {"motor", "light_touch", "pin_prick"}
    _check_keys(f"The side {name}", written, {*needed, "lowest_non_key_muscle"}, needed=needed)
    lowest = str(written.get("lowest_non_key_muscle") or "")
    if lowest and lowest not in LEVELS:
        raise BadInput(f"The lowest non-key muscle of {name} cannot be {lowest!r}.", remedy="A level such as L2.")
    return Side(
        motor=_marks(f"{name} motor", written["motor"], KEY_MUSCLES, muscle_marks()),
        light_touch=_marks(f"{name} light_touch", written["light_touch"], DERMATOMES, touch_marks()),
        pin_prick=_marks(f"{name} pin_prick", written["pin_prick"], DERMATOMES, touch_marks()),
        lowest_non_key_muscle=lowest,
    )


def _marks(name: str, written: Any, levels: tuple[str, ...], legal: Mapping[str, Mark]) -> dict[str, Any]:
    if not isinstance(written, Mapping):
        raise BadInput(f"{name} has no levels.", remedy=f'Write them like {{"{levels[0]}..{levels[-1]}": 0}}.')
    found: dict[str, Any] = {}
    for key, value in written.items():
        for level in _stretch(name, str(key), levels):
            if level in found:
                raise BadInput(f"{name} tells {level} twice.", remedy="Tell each level once.")
            found[level] = _mark(f"{name} {level}", value, legal)
    missing = [level for level in levels if level not in found]
    if missing:
        raise BadInput(f"{name} lacks {missing[0]}.", remedy="Write NT for a level that was not tested.")
    return {level: found[level] for level in levels}


def _stretch(name: str, key: str, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The levels that a key stands for: one, or from first to last."""
    first, _, last = key.replace("_", "-").partition("..")
    last = last or first
    if first not in levels or last not in levels or PLACE[first] > PLACE[last]:
        stretch = f"{levels[0]}..{levels[1]}"
        raise BadInput(f"{name} has no level {key!r}.", remedy=f"Levels: {', '.join(levels)}; or like {stretch}.")
    return levels[levels.index(first) : levels.index(last) + 1]


def _mark(name: str, value: Any, legal: Mapping[str, Mark]) -> Mark:
    # 2.0 and true are no marks: a mark is written as a whole number or as text
    text = str(value).strip().upper() if type(value) in (int, str) else ""
    if text not in legal:
        raise BadInput(f"{name} cannot be {value!r}.", remedy=f"One of {', '.join(legal)}.")
    return legal[text]


def _yes_or_no(name: str, value: Any) -> str:
    told = {True: YES, False: NO}.get(value) if isinstance(value, bool) else str(value).strip().casefold()
    found = {"yes": YES, "no": NO, "nt": OPEN}.get(told or "")
    if found is None:
        raise BadInput(f"{name} cannot be {value!r}.", remedy="yes, no or NT.")
    return found


def _check_keys(name: str, written: Any, known: set[str], *, needed: set[str]) -> None:
    if not isinstance(written, Mapping):
        raise BadInput(f"{name} is not an object.", remedy=f"Its keys are {', '.join(sorted(known))}.")
    for key in sorted(needed - set(written)):
        raise BadInput(f"{name} lacks {key}.", remedy=f"Its keys are {', '.join(sorted(known))}.")
    for key in sorted(set(written) - known):
        raise BadInput(f"{name} has an unknown key {key!r}.", remedy=f"Its keys are {', '.join(sorted(known))}.")
