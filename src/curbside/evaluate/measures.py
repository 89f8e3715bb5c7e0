"""Measures of an answer's text: which facts it holds and which wrong claims it makes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FLAT = str.maketrans({
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("‘’‚‛ʼ", "'"),
    **dict.fromkeys("“”„«»", '"'),
    "≥": ">=", "≤": "<=", "×": "x", "μ": "u", "µ": "u", "·": ".",
})
_REWRITES = tuple((re.compile(pattern), to) for pattern, to in (
    (r"\[\s*\d+(?:\s*[,;-]\s*\d+)*\s*\]", " "),  # citation marks
    (r"[*_`#|]+", " "),
    (r"(?<=\d),(?=\d{3}\b)", ""),
    (r"\bper ?cent\b", "%"),
    (r"(?<=\d)\s+%", "%"),
    (r"\s+", " "),
    (r"\s+([.,;:!?])", r"\1"),
))
# A wrong claim counts only when nothing negates it in its own clause.
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nor|neither|cannot|without|avoid|avoids|avoided|against|myth|false|wrong|incorrect|"
    r"untrue|unlikely|rather than|instead of|stop saying|dangerous to|unsafe to|mistake|misconception|"
    r"contraindicated)\b|n't\b"
)
_CLAUSE_END = re.compile(r"[.;:!?]\s")
_CLAUSE = 60
_RAW = "(?#raw)"


def normalise(text: str) -> str:
    """Lower case, one typography, no citation marks: what patterns are written against."""
    text = unicodedata.normalize("NFKC", text.translate(_FLAT)).translate(_FLAT).lower()
    for pattern, to in _REWRITES:
        text = pattern.sub(to, text)
    return text.strip()


def wrong_claims(patterns: Iterable[str], text: str) -> tuple[str, ...]:
    """The patterns that fire on normalised text without a negation, each once."""
    return tuple(p for p in patterns if any(_is_claimed(p, m, text) for m in re.finditer(p, text)))


def _is_claimed(pattern: str, match: re.Match[str], text: str) -> bool:
    if pattern.startswith(_RAW):
        return True
    before = text[max(0, match.start() - _CLAUSE):match.start()]
    clause = _CLAUSE_END.split(before)[-1]
    return not (_NEGATION.search(match[0]) or _NEGATION.search(clause))


def share(part: float, whole: float) -> float | None:
    """A ratio, or None where there is nothing to take a share of."""
    return part / whole if whole else None


def mean(values: Iterable[float]) -> float | None:
    """The mean, or None of nothing."""
    found = list(values)
    return sum(found) / len(found) if found else None


def percentile(values: Iterable[float], of: float) -> float | None:
    """The value below which a share `of` lies, between neighbours by proportion; None of nothing."""
    ranked = sorted(values)
    if not ranked:
        return None
    place = (len(ranked) - 1) * of
    low = int(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (place - low)
