"""Who a question is about: the groups of people that its words place them in."""

from __future__ import annotations

import re

_AGE = re.compile(
    r"\b(\d{1,3})[ -]?(?:years?|yrs?|y)[ -]?(?:old|o)\b|\b(\d{1,3})[ -]?(months?)[ -]?old\b|"
    r"\baged? (\d{1,3})\b|\b(\d{2})[ -]?(?:m|f|male|female|man|woman)\b|\b(\d{1,3}) ?y ?/?o\b"
)
# Concept ids that a pack may define; a group the vocabulary does not know is left out.
CHILD, OLDER, PREGNANT = "child", "older-person", "pregnant-person"
_WORDS = (
    (CHILD, re.compile(
        r"\bmy (?:[\w-]+ )?(?:son|daughter|child|baby|toddler|kid|little (?:boy|girl)|grandson|granddaughter)\b"
    )),
    (OLDER, re.compile(r"\bmy (?:[\w-]+ )?(?:gran|nan|grandad|grandma|grandpa|grandfather|grandmother)\b")),
    (PREGNANT, re.compile(r"\b\d{1,2} weeks? (?:pregnant|gone)\b")),
)
ADULT_FROM, OLDER_FROM = 18, 70


def read_people(folded: str) -> tuple[str, ...]:
    """Concept ids of the groups someone in the question belongs to, by age or by kinship."""
    found = [group for group, words in _WORDS if words.search(folded)]
    age = read_age(folded)
    if age is not None:
        # a stated age decides over a word: a son may be forty
        found = [g for g in found if g == PREGNANT]
        found += [CHILD] if age < ADULT_FROM else [OLDER] if age >= OLDER_FROM else []
    return tuple(dict.fromkeys(found))


def read_age(folded: str) -> int | None:
    """The first age stated, in whole years; None when none is."""
    match = _AGE.search(folded)
    if not match:
        return None
    if match[3]:
        return int(match[2]) // 12
    return int(next(group for group in match.groups() if group and group.isdigit()))
