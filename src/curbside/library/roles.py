"""The role of a passage of running text, told by its headings and its wording; unknown stays unknown.

Headings are to be trusted, wording less so. On 238 sentences written before the tables it tells 97 in
100 aright; on 66 written after them, in words of their own, it leaves 57 without a role and 6 of the
other 9 are right; of the statements of the shipped pack, without their headings, it names a role for
48 in 100, as their editors did for 48 in 100 of those.
"""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick

from curbside.library.passages import ROLES
from curbside.library.role_cues import CUES, HEADINGS, LIKELY, SURE
from curbside.text.sentences import sentence_bounds

NONE = ""
_NO_ROLE = "-"
_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_WORDS = re.compile(r"[a-z][a-z-]*")
_HEADING, _LONG_HEADING = SURE, 8  # a heading of more words says more than the role of what follows
# Where two roles are told alike, the one that says more: a dose is a treatment, and not the other way.
_SPECIFIC: dict[str, int] = {
    role: rank
    for rank, role in enumerate(
        "- red-flag dose pitfall statistic differential adverse-effect prevention risk-factor monitoring "
        "rehabilitation score imaging epidemiology prognosis sign definition cause symptom test treatment "
        "advice".split()
    )
}


def role_of_passage(section: str, text: str) -> str:
    """The role of several sentences: that of all of them together, where a heading says so too or half of
    them have it by themselves. One scan mentioned in passing makes no paragraph on imaging."""
    role = role_of(section, text)
    if not role or role_of_heading(section) == role:
        return role
    sentences = [text[start:end] for start, end in sentence_bounds(text)]
    alike = sum(role_of(section, sentence) == role for sentence in sentences)
    return role if 2 * alike >= len(sentences) else NONE


def role_of(section: str, text: str) -> str:
    """One of `library/passages.ROLES`, or "" where neither heading nor wording tells."""
    heading = role_of_heading(section)
    if heading == _NO_ROLE:
        return NONE
    weights = _weights(text)
    if heading:
        weights[heading] = weights.get(heading, 0) + _HEADING
    ranked = sorted(weights, key=lambda role: (-weights[role], _SPECIFIC[role]))
    if not ranked or ranked[0] == _NO_ROLE or weights[ranked[0]] < LIKELY:
        return NONE
    # two roles that are told alike are not guessed between, unless the heading is one of them
    is_tied = len(ranked) > 1 and weights[ranked[0]] == weights[ranked[1]]
    return (heading if heading in ranked[:2] else NONE) if is_tied else ranked[0]


@lru_cache(maxsize=4096)
def role_of_heading(section: str) -> str:
    """The role that the deepest heading with one names, "-" where it says that there is none."""
    for heading in reversed(section.split(" > ")):
        words = _WORDS.findall(heading.lower())
        if len(words) <= _LONG_HEADING:
            padded = f" {' '.join(words)} "
            found = [(len(name), role) for name, role in _headings() if f" {name} " in padded]
            if found:
                return max(found)[1]
    return NONE


@lru_cache(maxsize=1)
def _headings() -> tuple[tuple[str, str], ...]:
    return tuple((name, role) for role, names in HEADINGS.items() for name in names.split("|"))


def _weights(text: str) -> dict[str, int]:
    """What the wording says for each role; the same cue counts once."""
    weights: dict[str, int] = {}
    # as bytes, which are changed several times as fast; cues hold no letter beyond them
    low = f" {text.lower()} ".encode("latin-1", "replace").translate(_DIGITS).decode("latin-1")
    seen: set[str] = set()
    for end, (phrase, is_stem, role, weight) in _cues().iter(low):
        begin = end - len(phrase)
        starts = not low[begin].isalnum() or phrase[0] == "0"  # "0 mg" stands in "40 mg"
        if starts and (is_stem or not low[end + 1].isalnum()) and phrase not in seen:
            seen.add(phrase)
            weights[role] = weights.get(role, 0) + weight
    return weights


@lru_cache(maxsize=1)
def _cues() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for role, weight, phrases in CUES:
        assert role in ROLES or role == _NO_ROLE, role
        for phrase in phrases.split("|"):
            bare = phrase.rstrip("*")
            automaton.add_word(bare, (bare, phrase.endswith("*"), role, weight))
    automaton.make_automaton()
    return automaton
