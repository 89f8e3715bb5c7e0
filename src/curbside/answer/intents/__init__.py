"""What a question wants to know, read from its wording: see `cues.py` and `fit.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from curbside.answer.intents.cues import ASKS_MORE, CUES, TOLD, YES_OR_NO
from curbside.answer.intents.fit import ELSEWHERE, GENERAL, GENERAL_OTHERWISE, ROLE_FIT

__all__ = ["ROLE_FIT", "Intents", "read_intents"]

_COMPILED = tuple((intent, weight, re.compile(pattern)) for intent, weight, pattern in CUES)
_YES_NO, _TOLD, _ASKS_MORE = re.compile(YES_OR_NO), re.compile(TOLD), re.compile(ASKS_MORE)


@dataclass(frozen=True, slots=True)
class Intents:
    """The wants of a question, strongest first, each with a weight of 0 to 1; may be empty."""

    weights: tuple[tuple[str, float], ...]

    @property
    def main(self) -> str:
        """The strongest want, or "definition" where the wording shows none."""
        return self.weights[0][0] if self.weights else "definition"

    def fit(self, role: str) -> float:
        """How well a statement of this role serves the question, 0 to 1."""
        if not self.weights:
            return GENERAL.get(role, GENERAL_OTHERWISE)
        return max(w * ROLE_FIT[i].get(role, ELSEWHERE) for i, w in self.weights)


def read_intents(folded: str) -> Intents:
    """Reads the wants of a question from its folded, lower-case wording."""
    told_apart = _TOLD.sub(" ", folded)
    if _ASKS_MORE.search(told_apart):
        folded = told_apart
    found: dict[str, float] = {}
    for intent, weight, cue in _COMPILED:
        if cue.search(folded):
            # a second cue for the same want makes it surer, never more than certain
            found[intent] = min(1.0, max(found.get(intent, 0), weight) + (0.1 if intent in found else 0))
    if _YES_NO.search(folded):
        found["yes-no"] = 0.6
    best = max(found.values(), default=0)
    ranked = sorted(found.items(), key=lambda item: (-item[1], _ORDER[item[0]]))
    return Intents(tuple((i, w / best) for i, w in ranked if w >= 0.45 * best))


# Where two wants are equally sure the more particular one leads.
_ORDER = {
    name: place
    for place, name in enumerate((
        "difference", "dose", "prevention", "score", "frequency", "red-flag", "monitoring", "prognosis",
        "imaging", "diagnosis", "cause", "next-step", "symptom", "treatment", "patient-advice", "definition",
        "yes-no",
    ))
}
