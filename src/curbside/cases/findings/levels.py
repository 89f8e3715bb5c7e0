"""Spinal levels in a note: "sensory level T10", "MRI C4/5", "T6-T11", "numb to the umbilicus"."""

from __future__ import annotations

import re

from curbside.cases.case import Issue, Level
from curbside.cases.findings.coding import Coded
from curbside.cases.findings.lexicon import Lexicon

_REGION = r"[CcTtLlSsDd]|Th|TH|th"
_LEVEL = re.compile(
    rf"(?<![\w.])(?P<r1>{_REGION})[- ]?(?P<n1>\d{{1,2}})"
    rf"(?:\s?(?P<join>-|–|—|/|to|through|down to|and)\s?(?:the )?(?:(?P<r2>{_REGION})[- ]?)?(?P<n2>\d{{1,2}}|conus)(?![\w]))?(?![\w])"
)  # fmt: skip
# "T2" and "T1" that name a weighting of an image.
_SIGNAL_AFTER = re.compile(
    r"[\s/-]*(?:and\s|/)?(?:T[12][\s-]*)?(?:weight|w\b|wi\b|hyper|hypo|iso|signal|flair|star|sequence|imag|bright|dark|high|low|intens|"
    r"stir|change|abnormal|shorten|prolong|scan|dot|spot|contrast|dark|lesion|hot|shine|relax|gadolin|post|fat|sagittal|axial|\.|,|$)", re.I)
_SIGNAL_BEFORE = re.compile(r"(?:\bon|in|axial|sagittal|bright|dark|high|low|increased|abnormal|hyperintense|hypointense|weighted|patchy|spots? on|lesions? on|mixed|T1 and|T1/|T1-)\s*$", re.I)
_HIGHEST = {"C": 8, "T": 12, "L": 5, "S": 5}
_ORDER = {"C": 0, "T": 8, "L": 20, "S": 25}
_SENSORY = re.compile(r"sensory|sensation|numb|pin ?prick|light touch|feel|anaesth|anesth|hypoaesth|hypoesth|tingl|paraesth|paresth|dermatom|altered|level (?:at|to|of)|temperature", re.I)
_IMAGED = re.compile(r"\bmri\b|\bct\b|scan|x-?ray|film|signal|lesion|disc|disk|compress|stenos|myelogra|collapse|fractur|imag|enhanc|syrinx|narrow|mass|collection|haematoma|hematoma|oedema|edema|swelling|canal|radiograph|angiogra|cord\b", re.I)
_PAIN = re.compile(r"pain|tender|ache|radic|brachialg|sciatic", re.I)
_MOTOR = re.compile(r"weak|power|reflex|jerk|wasting|motor|myotom|paralys", re.I)
_FROM_HERE_DOWN = re.compile(r"numb|sensation|feeling|feel|pin ?prick|sensory|anaesth|anesth|tingl|touch|paraesth|paresth|temperature|dead|hypo", re.I)
_STOPS = re.compile(r"[.;\n!?](?:\s|$)")


def read_levels(text: str, coded: Coded, lexicon: Lexicon) -> tuple[tuple[Level, ...], list[Issue]]:
    """Every level of the note in order, and an issue for each that no spine has (T13)."""
    levels: list[Level] = []
    issues: list[Issue] = []
    for found in _LEVEL.finditer(text):
        if not _is_level(text, found):
            continue
        ends = _ends(found)
        if ends is None:
            issues.append(_no_such_level(found[0]))
            continue
        if found["join"] in ("and",) and found["r2"] is None:
            ends = ends[0], ends[0]
        levels.append(Level(_kind(text, found.start(), found.end()), *ends, found[0], found.start(), found.end(), _side(text, found)))
    levels += _landmarks(text, coded, lexicon)
    return tuple(sorted(dict.fromkeys(levels), key=lambda each: (each.start, each.end))), issues


def _is_level(text: str, found: re.Match[str]) -> bool:
    region, number = found["r1"], int(found["n1"])
    if region in "lsd" or (region == "t" and not found["n2"]) or region == "th":
        # In lower case only what can hardly be anything else.
        if not re.search(r"level|vertebra|disc|below|above|root|dermatome|to ", text[max(0, found.start() - 25) : found.start()], re.I):
            return False
    if region in "dD" and number > 12:
        return False
    if region in "Tt" and number in (1, 2) and not (found["r2"] or found["n2"]):
        before, after = text[max(0, found.start() - 14) : found.start()], text[found.end() : found.end() + 24]
        told = re.search(r"(?:level|below|above|at|to|from|dermatome|root|vertebra\w*)\s*(?:of\s)?$", before, re.I)
        return bool(told) or not (_SIGNAL_AFTER.match(after) or _SIGNAL_BEFORE.search(before))
    if region in "Tt" and number in (1, 2) and (found["n2"] in ("1", "2")) and found["r2"]:
        return bool(re.search(r"disc|level|vertebra|root|space", text[found.end() : found.end() + 20], re.I))
    return number > 0


def _ends(found: re.Match[str]) -> tuple[str, str] | None:
    first = _segment(found["r1"], found["n1"])
    if first is None:
        return None
    if found["n2"] is None:
        return first, first
    if found["n2"] == "conus":
        return first, "L1"
    second = _segment(found["r2"] or found["r1"], found["n2"])
    if second is None and found["r2"] is None and found["n2"] == "1":
        second = {"C": "T1", "T": "L1", "L": "S1"}.get(first[0])  # C7/1, T12/1, L5/1
    if second is None:
        return None
    return (first, second) if place_of(first) <= place_of(second) else (second, first)


def place_of(segment: str) -> int:
    """The place of a segment counted from C1 = 1 to S5 = 30."""
    return _ORDER[segment[0]] + int(segment[1:])


def _segment(region: str, number: str) -> str | None:
    letter = "T" if region.upper() in ("D", "TH") else region.upper()
    return f"{letter}{int(number)}" if number.isdigit() and 1 <= int(number) <= _HIGHEST[letter] else None


def _no_such_level(words: str) -> Issue:
    return Issue("error", f"There is no spinal level {words!r}.", "Levels run C1-C8, T1-T12, L1-L5, S1-S5: correct it.")


def _kind(text: str, start: int, end: int) -> str:
    """What the level is of, by the nearest word that tells in its sentence."""
    cuts = [m.end() for m in _STOPS.finditer(text, 0, start)]
    low = max(cuts, default=0)
    stop = _STOPS.search(text, end)
    high = stop.start() if stop else len(text)
    best, kind = 10_000, "told"
    for name, words in (("sensory", _SENSORY), ("imaged", _IMAGED), ("pain", _PAIN), ("motor", _MOTOR)):
        for found in words.finditer(text, low, high):
            far = start - found.end() if found.end() <= start else found.start() - end + 12
            if far < best:
                best, kind = far, name
    return kind


def _side(text: str, found: re.Match[str]) -> str:
    near = text[max(0, found.start() - 18) : found.end() + 22].lower()
    left, right = "left" in near, "right" in near
    return "both" if left and right else "left" if left else "right" if right else ""


def _landmarks(text: str, coded: Coded, lexicon: Lexicon) -> list[Level]:
    """Places of the skin that stand for a segment, where the note speaks of feeling there."""
    found = []
    for pattern, segment in lexicon.segments:
        if not pattern.key & coded.held:
            continue
        for first, last in pattern.find(coded):
            start, end = coded.tokens[first].start, coded.tokens[last].end
            low = max([m.end() for m in _STOPS.finditer(text, 0, start)], default=0)
            if _FROM_HERE_DOWN.search(text, low, min(len(text), end + 40)):
                found.append(Level("sensory", segment, segment, text[start:end], start, end))
    return found
