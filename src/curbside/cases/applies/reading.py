"""What a statement says of whom it holds for, read into parts: populations, numbers, and what is left over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from curbside.cases.applies.populations import Population, Populations, folded

_UNITED = ("age", "sex")  # "adults and children" are both of them, "neck pain and myelopathy" is one person with both
_DETAIL = re.compile(r"\bn\s*=\s*[\d,]+|\b[\d,]+ (?:people|patients|adults|men|studies|cases|samples)\b", re.I)
# Words that turn round or set beside each other what stands near them.
_TURNING = re.compile(r"\b(?:no|not|non|without|except|excluded|excluding|versus|vs|or|other|than)\b", re.I)
_JOINT = re.compile(r"^\s*(?:,\s*)?(?P<word>and|or|/)\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One demand of a text: any of these populations, or a number within a range."""

    words: str
    populations: tuple[Population, ...] = ()
    number: tuple[str, float, float] | None = None

    @property
    def is_plain(self) -> bool:
        """An age, a sex or a number: what it says holds whatever else stands beside it."""
        return self.number is not None or all(each.kind in _UNITED for each in self.populations)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read into its parts; `whole` when nothing of it was left over, `turning` when what was left
    over may turn a part round."""

    parts: tuple[Part, ...]
    whole: bool
    turning: bool


@lru_cache(maxsize=4096)
def read_applies(text: str, populations: Populations) -> Reading:
    """The parts of a text; what is neither a population, a number nor a detail of a study is left over."""
    rest = folded(_DETAIL.sub(" ", text))
    parts = [_number_part(match, populations) for match in populations.numbers.finditer(rest)]
    rest = populations.numbers.sub(" ; ", rest)
    left, at, everyone, last = "", 0, bool(parts), -1
    for match in populations.pattern.finditer(rest):
        population = populations.known[match[0]]
        gap = rest[at : match.start()]
        joint = _JOINT.match(gap)
        left += "" if joint else f" {gap}"
        at = match.end()
        if population.kind in ("passed", "everyone"):
            everyone = everyone or population.kind == "everyone"
            left += f" {joint['word']}" if joint and joint["word"] != "and" else ""
            continue
        if joint and last >= 0 and _unites(joint["word"], parts[last], population):
            words = f"{parts[last].words} {joint['word']} {match[0]}"
            parts[last] = Part(words, (*parts[last].populations, population))
        else:
            left += f" {joint['word']}" if joint and joint["word"] != "and" else ""
            parts.append(Part(match[0], (population,)))
            last = len(parts) - 1
    left += f" {rest[at:]}"
    whole = not re.search(r"\w", left) and (everyone or bool(parts))
    return Reading(tuple(parts), whole, bool(_TURNING.search(left)))


def _number_part(match: re.Match, populations: Populations) -> Part:
    low, high = float(match["low"]), float(match["high"] or match["low"])
    if match["name"] == "over" or match["end"] in ("more", "over", "older", "above"):
        low, high = (low if match["end"] else low + 1), inf
    elif match["name"] == "under" or match["end"]:
        low, high = 0, (high if match["end"] else high - 1)
    return Part(match[0], number=(populations.known[match["name"]].id, low, high))


def _unites(word: str, part: Part, population: Population) -> bool:
    """Whether two populations are joined as either of them."""
    kinds = {each.kind for each in part.populations} | {population.kind}
    return len(kinds) == 1 and (word != "and" or kinds <= set(_UNITED))
