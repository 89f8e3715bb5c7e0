"""Random examinations, seeded: mostly normal above some level, anything below, with missing and tagged marks."""

from __future__ import annotations

from random import Random
from typing import Any

from curbside.cases.scores.isncsci.examination import DERMATOMES, KEY_MUSCLES, PLACE

_TOUCH = {"plain": "012", "one": ("0*", "1*"), "two": ("0**", "1**")}
_MUSCLE = {"plain": "012345", "one": ("0*", "1*", "2*", "3*", "4*"), "two": ("0**", "1**", "2**", "3**", "4**")}


def random_examination(random: Random, *, tags: bool = True) -> dict[str, Any]:
    """One examination in the format of docs/reference/scores.md."""
    untested, tagged = random.choice((0, 0.02, 0.1, 0.4)), random.choice((0, 0, 0.05, 0.2)) if tags else 0
    base = random.randrange(1, len(PLACE))
    marks = _Marks(random, untested, tagged)
    return {
        "right": _side(random, marks, base),
        "left": _side(random, marks, base),
        "voluntary_anal_contraction": random.choice(("yes", "no", "no", "NT")),
        "deep_anal_pressure": random.choice(("yes", "no", "no", "NT")),
    }


class _Marks:
    """Draws marks: `untested` and `tagged` are the shares of NT and of stars."""

    def __init__(self, random: Random, untested: float, tagged: float) -> None:
        self._random, self._untested, self._tagged = random, untested, tagged

    def draw(self, kinds: dict[str, Any], *, normal: bool, low: bool) -> str:
        random = self._random
        if random.random() < self._untested:
            return random.choice(("NT", "NT*", "NT**")) if random.random() < self._tagged else "NT"
        if random.random() < self._tagged:
            return random.choice(kinds["two" if normal or random.random() < 0.3 else "one"])
        if normal:
            return kinds["plain"][-1]
        return "0" if low and random.random() < 0.7 else random.choice(kinds["plain"])


def _side(random: Random, marks: _Marks, base: int) -> dict[str, Any]:
    side: dict[str, Any] = {}
    for part, levels, kinds in (
        ("motor", KEY_MUSCLES, _MUSCLE), ("light_touch", DERMATOMES, _TOUCH), ("pin_prick", DERMATOMES, _TOUCH),
    ):  # fmt: skip
        top = base + random.choice((-2, -1, 0, 0, 0, 1, 2))
        low = random.random() < 0.6
        side[part] = {level: marks.draw(kinds, normal=PLACE[level] <= top, low=low) for level in levels}
    if random.random() < 0.25:
        side["lowest_non_key_muscle"] = random.choice(KEY_MUSCLES)
    return side
