"""Near copies: a sentence that keeps its source's words in order and changes a few. Each change must be harmless.

Somebody who rewrites a sentence changes it throughout; where nearly every word is kept, a word that is put
in, left out or exchanged is what the sentence is about to get wrong. So a change of a near copy is taken for
a fault unless it is of grammar, of figures (which are compared as values) or another word for the same thing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from curbside.text.agreement import opposites
from curbside.text.agreement.conditions import OPENINGS, binds, opens_condition
from curbside.text.agreement.people import groups_of
from curbside.text.agreement.polarity import is_denying, is_like_denying
from curbside.text.agreement.said import Said, Word
from curbside.text.agreement.strength import is_shifted, steps_of
from curbside.text.quantities.phrases import NUMBER_WORDS

NEAR = 0.7  # share of a sentence's words that stand in runs of the source
_RUN = 2  # words of the shortest run that counts
_MOST_CHANGES = 4
# Said of figures, which are compared as values elsewhere.
_OF_FIGURES = frozenset(
    "about around roughly approximately nearly almost over under more less than at least most up to per every "
    "each daily weekly monthly yearly day days week weeks month months year years hour hours minute minutes mg g kg "
    "ml mm cm percent % once twice half third quarter h times".split()
) | NUMBER_WORDS.keys()
# Other ways to say "is" or "such as".
_SAYING = frozenset(
    "mean means meaning called termed named known defined described reported noted regarded viewed present presents "
    "occur occurs occurring happen happens example instance including includes include namely consist consists "
    "form".split()
)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_OF_TIME = frozenset("before after within during until".split())


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the source and what stands in their place; either may be empty. `first` is the place of
    the old words in the source."""

    old: tuple[Word, ...]
    new: tuple[Word, ...]
    first: int

    @property
    def old_texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.old)

    @property
    def new_texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.new)


def changes_of(said: Said, source: Said) -> tuple[Change, ...] | None:
    """The changes of a near copy in order; None of a sentence that is none."""
    if not said.words or not source.words:
        return None
    kept, changes = 0, []
    pending: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(source.texts, said.texts):
        span = (step.src_start, step.src_end, step.dest_start, step.dest_end)
        if step.tag == "equal":
            run = step.dest_end - step.dest_start
            kept += run if run >= _RUN or pending is None else 0
            if pending:
                changes.append(_change(pending, said, source))
            pending = None
        else:
            pending = span if pending is None else (pending[0], span[1], pending[2], span[3])
    if pending:
        changes.append(_change(pending, said, source))
    if kept < NEAR * len(said.words) or sum(bool(c.new) for c in changes) > _MOST_CHANGES:
        return None
    return tuple(change for change in _without_moves(changes) if change.old or change.new)


def _without_moves(changes: list[Change]) -> list[Change]:
    """The changes less the phrases and adverbs that were only moved: left out at one place and put in at another.
    Words that stand in place of others at both ends changed places, which is no mere move."""
    out = Counter(w.text for c in changes if not _has_content(c.new) for w in _movable(c.old))
    in_ = Counter(w.text for c in changes if not _has_content(c.old) for w in _movable(c.new))
    moved_out, moved_in = out & in_, out & in_
    return [
        Change(
            change.old if _has_content(change.new) else _less(change.old, moved_out),
            change.new if _has_content(change.old) else _less(change.new, moved_in),
            change.first,
        )
        for change in changes
    ]


def _movable(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a phrase ("in spring", "if it rains") or adverb, which may stand elsewhere; none of a name
    or a "not", which would be said of another thing there."""
    if not words:
        return ()
    first = words[0].text
    if first in OPENINGS or first == "of":
        return words
    if steps_of((first,)) or first.endswith("ly"):
        return tuple(word for word in words if not (is_denying(word.text) or opposites.is_pole(word.text)))
    return ()


def _has_content(words: tuple[Word, ...]) -> bool:
    return any(word.root for word in words)


def _less(words: tuple[Word, ...], moved: Counter[str]) -> tuple[Word, ...]:
    """The words less those that were moved, which are taken off the count; none, if what is left is grammar."""
    left = []
    for word in words:
        if moved[word.text]:
            moved[word.text] -= 1
        else:
            left.append(word)
    return tuple(left) if len(left) == len(words) or _has_content(tuple(left)) else ()


def _change(span: tuple[int, int, int, int], said: Said, source: Said) -> Change:
    return Change(source.words[span[0] : span[1]], said.words[span[2] : span[3]], span[0])


def change_fault(change: Change, said: Said, source: Said, meanings: Mapping[str, frozenset[str]]) -> str:
    """What a change makes of the source that it does not say; empty when the change is harmless.

    `meanings` maps roots of words to what they stand for, of the things that the source names.
    """
    old, new = change.old_texts, change.new_texts
    if not new:
        return _fault_of_loss(change, said, source)
    if _denial(old) != _denial(new):
        return "a negation was added or lost"
    if opposites.are_opposed(old, new):
        return f"“{' '.join(new)}” is said where the source says “{' '.join(old)}”"
    if groups_of(old) != groups_of(new) and (groups_of(new) - groups_of(old) or old):
        return f"“{' '.join(new)}” is said where the source says “{' '.join(old) or 'nothing of it'}”"
    if _figures(new) and _figures(old) and _figures(new) - _figures(old):
        return f"“{' '.join(new)}” is said where the source says “{' '.join(old)}”"
    before, after = _less_alike(change.old, change.new), _less_alike(change.new, change.old)
    if (steps_of(before) or steps_of(after)) and is_shifted(before, after):
        return f"the wording is stronger or weaker than the source’s (“{' '.join(new)}”)"
    return _fault_of_words(change, source, meanings)


def _figures(words: tuple[str, ...]) -> set[float]:
    """The values of the figures among words, in digits or spelt."""
    digits = {float(word.replace(",", "")) for word in words if _DIGITS.fullmatch(word)}
    return digits | {NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS}


def _less_alike(words: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[str, ...]:
    """The words that are no other form of one of the others: "clearly" for "clear"."""
    roots = {word.root for word in others if word.root}
    return tuple(word.text for word in words if word.root not in roots)


def _denial(words: tuple[str, ...]) -> bool:
    plain = sum(map(is_denying, words)) % 2 == 1
    return plain or any(is_like_denying(word) and word.startswith(("un", "in", "im", "non")) for word in words)


def _fault_of_loss(change: Change, said: Said, source: Said) -> str:
    """What is lost with words left out: a negation, a doubt, a side, a condition."""
    if not _is_within(change, said, source):
        return ""
    old = change.old_texts
    if any(map(is_denying, old)) and len(change.old) <= 3:
        return "a negation was added or lost"
    if len(change.old) <= 3 and steps_of(old) and change.first + len(old) < len(source.words):
        return f"“{' '.join(old)}” was left out, which makes it stronger or weaker"
    for shift in range(_slides(change, source) + 1):
        first = change.first - shift
        words = source.texts[first : first + len(old)]
        has_content = _has_content(source.words[first + 1 : first + len(old)])
        if opens_condition(words) and (has_content or binds(words)):
            return f"the condition “{' '.join(words)}” was left out"
    return ""


def _slides(change: Change, source: Said) -> int:
    """By how many words the span left out could as well begin earlier: "in adults in care" less two words."""
    texts, size = source.texts, len(change.old)
    shift = 0
    while change.first - shift > 0 and texts[change.first - shift - 1] == texts[change.first - shift - 1 + size]:
        shift += 1
    return shift


def _is_within(change: Change, said: Said, source: Said) -> bool:
    """Whether words are left out of a clause of which something is kept."""
    first, last = change.first, change.first + len(change.old)
    clauses = {word.clause for word in change.old}
    around = (*source.words[max(0, first - 40) : first], *source.words[last : last + 40])
    kept = {word.clause for word in around if word.root and word.root in said.roots}
    neighbour = source.words[first - 1 : first] or source.words[last : last + 1]
    return not clauses.isdisjoint(kept) or any(word.sentence == change.old[0].sentence for word in neighbour)


def _is_form_of(root: str, others: set[str]) -> bool:
    """Whether a root is one of others, or begins with one or one with it: "short", "shorten"."""
    return root in others or any(
        min(len(root), len(other)) >= 4 and (root.startswith(other) or other.startswith(root)) for other in others
    )


def _fault_of_words(change: Change, source: Said, meanings: Mapping[str, frozenset[str]]) -> str:
    """A word of content that is put in, or in the place of another, and is no other word for it."""
    before = {word.root for word in change.old if word.root}
    times = {w for w in change.new_texts if w in _OF_TIME}
    if times and times != {w for w in change.old_texts if w in _OF_TIME}:
        return f"“{' '.join(change.new_texts)}” is said where the source says “{' '.join(change.old_texts)}”"
    meant = frozenset().union(*(meanings.get(root, ()) for root in before))
    for word in change.new:
        if not word.root or word.text in _OF_FIGURES or word.text[0].isdigit() or _is_form_of(word.root, before):
            continue
        if word.text in _SAYING or is_denying(word.text) or steps_of((word.text,)):
            continue  # held against the old words above
        if before and not meant.isdisjoint(meanings.get(word.root, ())):
            continue
        is_known = word.root in source.roots or word.root in meanings
        if not before and is_known and not opposites.is_pole(word.text):
            continue
        return f"“{word.text}” does not stand in the source"
    return ""
