"""Spinal levels in a note: "sensory level T10", "MRI C4/5", "T6-T11", "numb to the umbilicus"."""

from __future__ import annotations

import re
from bisect import bisect_left

from curbside.cases.case import Issue, Level
from curbside.cases.findings.coding import Coded
from curbside.cases.findings.lexicon import Lexicon
from curbside.cases.findings.ordinals import levels_in_words

_REGION = r"[CcTtLlSsDd]|Th|TH|th"
_LEVEL = re.compile(
    rf"(?<![\w.])(?P<r1>{_REGION})[- ]?(?P<n1>\d{{1,2}})"
    r"(?:\s?(?P<join>-|–|—|/|to|through|down to|and)\s?(?:the )?"
    rf"(?:(?P<r2>{_REGION})[- ]?)?(?P<n2>\d{{1,2}}|conus)(?![\w]))?(?!\w|\.\d)"
)
# "T2" and "T1" that name a weighting of an image.
_SIGNAL_AFTER = re.compile(
    r"[\s/-]*(?:and\s|/)?(?:T[12][\s-]*)?(?:weight|w\b|wi\b|hyper|hypo|iso|signal|flair|star|sequence|imag|bright|dark|"
    r"high|low|intens|stir|change|abnormal|shorten|prolong|scan|dot|spot|contrast|lesion|hot|shine|relax|gadolin|post|"
    r"fat|sagittal|axial|\.|,|$)",
    re.I,
)
_SIGNAL_BEFORE = re.compile(
    r"(?:\bon|in|axial|sagittal|bright|dark|high|low|increased|abnormal|hyperintense|hypointense|weighted|patchy|"
    r"spots? on|lesions? on|mixed|T1 and|T1/|T1-)\s*$",
    re.I,
)
_TOLD_AS_LEVEL = re.compile(r"(?:level|below|above|at|to|from|dermatome|root|vertebra\w*)\s*(?:of\s)?$", re.I)
_DISC = re.compile(r"disc|level|vertebra|root|space", re.I)
_IN_LOWER_CASE = re.compile(r"level|vertebra|disc|below|above|root|dermatome|to ", re.I)
# Where the normal cord ends is no level of an illness.
_NORMAL_CONUS = re.compile(
    r"\bconus (?:medullaris )?(?:ends? |terminates? |lies |lying |is |terminating |normal )?(?:at|opposite)\s*$", re.I
)
_TO_HERE = re.compile(r"\b(?:below|from|to|up to|level|down|above|at|beneath|under|until)\b", re.I)
_STOPS = re.compile(r"[.;\n!?](?:\s|$)")
_HIGHEST = {"C": 8, "T": 12, "L": 5, "S": 5}
_ORDER = {"C": 0, "T": 8, "L": 20, "S": 25}
# The last level of a region and the first of the next: "T12/1".
_ACROSS = {"C7": "T1", "T12": "L1", "L5": "S1"}
# The pack's classes of words that say what a level is of.
_KINDS = (("of-sensation", "sensory"), ("of-imaging", "imaged"), ("of-pain", "pain"), ("of-movement", "motor"))
_BEHIND = 12  # a word after the level counts as so many characters farther than one before it
_FARTHEST = 10_000


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
        start, end = found.span()
        levels.append(Level(_kind(text, start, end, coded, lexicon), *ends, found[0], start, end, _side(text, found)))
    for top, bottom, start, end in levels_in_words(text):
        if _segment(top[0], top[1:]) and _segment(bottom[0], bottom[1:]):
            levels.append(Level(_kind(text, start, end, coded, lexicon), top, bottom, text[start:end], start, end))
    levels += _landmarks(text, coded, lexicon)
    return tuple(sorted(dict.fromkeys(levels), key=lambda each: (each.start, each.end))), issues


def place_of(segment: str) -> int:
    """The place of a segment counted from C1 = 1 to S5 = 30."""
    return _ORDER[segment[0]] + int(segment[1:])


def _is_level(text: str, found: re.Match[str]) -> bool:
    region, number, start, end = found["r1"], int(found["n1"]), found.start(), found.end()
    in_lower_case = region in "lsd" or (region == "t" and not found["n2"]) or region == "th"
    if in_lower_case and not _IN_LOWER_CASE.search(text, max(0, start - 25), start):
        return False
    if _NORMAL_CONUS.search(text, max(0, start - 30), start) or (region in "dD" and number > _HIGHEST["T"]):
        return False
    if number > _HIGHEST["T"] and not found[0][1:2].isalnum():
        return False  # "T 38"
    if region in "Tt" and number in (1, 2):
        if not found["n2"]:
            low = max(0, start - 14)
            is_signal = _SIGNAL_AFTER.match(text, end) or _SIGNAL_BEFORE.search(text, low, start)
            return bool(_TOLD_AS_LEVEL.search(text, low, start)) or not is_signal
        if found["r2"] and found["n2"] in ("1", "2"):  # "T1 and T2", "T1/T2"
            return bool(_DISC.search(text, end, end + 20))
    return number > 0


def _ends(found: re.Match[str]) -> tuple[str, str] | None:
    first = _segment(found["r1"], found["n1"])
    if first is None:
        return None
    if found["n2"] is None or (found["join"] == "and" and found["r2"] is None):
        return first, first
    if found["n2"] == "conus":
        return first, "L1"
    second = _segment(found["r2"] or found["r1"], found["n2"])
    if found["r2"] is None and found["n2"] == "1":
        second = _ACROSS.get(first, second)
    if second is None:
        return None
    return (first, second) if place_of(first) <= place_of(second) else (second, first)


def _segment(region: str, number: str) -> str | None:
    letter = "T" if region.upper() in ("D", "TH") else region.upper()
    return f"{letter}{int(number)}" if number.isdigit() and 1 <= int(number) <= _HIGHEST[letter] else None


def _no_such_level(words: str) -> Issue:
    return Issue("error", f"There is no spinal level {words!r}.", "Levels run C1-C8, T1-T12, L1-L5, S1-S5: correct it.")


def _kind(text: str, start: int, end: int, coded: Coded, lexicon: Lexicon) -> str:
    """What the level is of, by the nearest word of its sentence that tells; `told` when none does."""
    low, high = _sentence(text, start, end)
    best, kind = _FARTHEST, "told"
    for at in _tokens(coded, low, high):
        token = coded.tokens[at]
        for name, of in _KINDS:
            if lexicon.coder.holds(coded.chars[at], name):
                far = start - token.end if token.end <= start else token.start - end + _BEHIND
                if of == "motor" and "," in text[token.end : start]:
                    continue  # "legs 3/5, level T10" tells of no muscle
                best, kind = min((best, kind), (far, of))
    return kind


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    low = max((stop.end() for stop in _STOPS.finditer(text, 0, start)), default=0)
    stop = _STOPS.search(text, end)
    return low, stop.start() if stop else len(text)


def _tokens(coded: Coded, low: int, high: int) -> range:
    starts = [token.start for token in coded.tokens]
    return range(bisect_left(starts, low), bisect_left(starts, high))


def _side(text: str, found: re.Match[str]) -> str:
    near = text[max(0, found.start() - 18) : found.end() + 22].lower()
    left, right = "left" in near, "right" in near
    return "both" if left and right else "left" if left else "right" if right else ""


def _landmarks(text: str, coded: Coded, lexicon: Lexicon) -> list[Level]:
    """Places of the skin that stand for a segment, where the note says how far feeling is changed."""
    found = []
    for pattern, segment in lexicon.segments:
        for first, last in pattern.find(coded.chars, coded.kinds):
            start, end = coded.tokens[first].start, coded.tokens[last].end
            if not _TO_HERE.search(text, max(0, start - 30), start):
                continue
            low, high = _sentence(text, start, end)
            near = _tokens(coded, low, min(high, end + 40))
            if any(lexicon.coder.holds(coded.chars[at], "of-sensation") for at in near):
                found.append(Level("sensory", segment, segment, text[start:end], start, end))
    return found
