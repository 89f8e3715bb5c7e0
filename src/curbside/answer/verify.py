"""Checks every sentence against the words it cites; a sentence that fails is never shown as fact.

The check is the same for a quoted sentence, a plain reading and a model's sentence: the quote must
stand in the passage at its offsets with its hash; every figure, unit, comparator, level and drug in the
sentence must stand in the quote; and the sentence must not deny, advise, place or widen what the quote
does not. A sentence that is nearly the quote is held to it word by word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from curbside.answer.names import foreign_name, meanings_of
from curbside.answer.outline import Outline
from curbside.answer.statements import Draft
from curbside.library.passages import Passage, text_sha256
from curbside.library.vocabulary import Vocabulary
from curbside.text.agreement import disagreement, is_near_copy
from curbside.text.agreement.polarity import NO, NO_IN_OTHER_WORDS
from curbside.text.quantities import missing_quantities, unsupported_quantities
from curbside.text.words import fold

QUOTED, VERIFIED = "quoted", "verified"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a passage that a sentence stands on; offsets count characters of the passage's text."""

    passage: str
    start: int
    end: int
    quote: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """quoted: the sentence is the quote; verified: all it states stands there; failed: why not."""

    name: str
    reason: str = ""

    @property
    def stands(self) -> bool:
        return self.name in (QUOTED, VERIFIED)

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}" if self.reason else self.name


@dataclass(frozen=True, slots=True)
class Proven:
    """An outline of drafts that stand, the verdict on each, and those that failed with the reason."""

    outline: Outline
    verdicts: dict[Draft, Verdict]
    failed: dict[Draft, Verdict]


def verify_outline(outline: Outline, vocabulary: Vocabulary) -> Proven:
    """Proves every draft of an outline. A plain reading that fails gives way to the passage's own
    words; whatever else fails is left out."""
    verdicts: dict[Draft, Verdict] = {}
    failed: dict[Draft, Verdict] = {}

    def proved(draft: Draft) -> Draft | None:
        verdict = _check_draft(draft, vocabulary)
        if not verdict.stands:
            failed[draft] = verdict
            draft = replace(draft, text=draft.words)
            verdict = _check_draft(draft, vocabulary)
        verdicts[draft] = verdict
        return draft if verdict.stands else None

    return Proven(outline.each(proved), verdicts, failed)


def _check_draft(draft: Draft, vocabulary: Vocabulary) -> Verdict:
    passage = draft.passage
    return check_sentence(draft.text, (quote_of(draft),), {passage.id: passage}, vocabulary)


def quote_of(draft: Draft) -> Quote:
    """The words of its passage that a draft stands on, as a quote."""
    start, words = draft.start, draft.words
    return Quote(draft.passage.id, start, start + len(words), words, _hash(words))


def quote_whole(passage: Passage) -> Quote:
    """The quote that is all of a passage's words."""
    return Quote(passage.id, 0, len(passage.text), passage.text, _hash(passage.text))


def check_sentence(
    sentence: str, quotes: Iterable[Quote], passages: dict[str, Passage], vocabulary: Vocabulary
) -> Verdict:
    """Proves one sentence: first that its quotes stand, then that it says no more than they do."""
    quotes = tuple(quotes)
    if not quotes:
        return _failed("no citation")
    for quote in quotes:
        fault = _fault_of(quote, passages.get(quote.passage))
        if fault:
            return _failed(fault)
    said = " ".join(dict.fromkeys(quote.quote for quote in quotes))
    if sentence == said:
        return Verdict(QUOTED)
    if any(sentence == passages[quote.passage].plain for quote in quotes):
        fault = _misreads(sentence, said, vocabulary)
    else:
        fault = _overstates(sentence, said, vocabulary)
    return _failed(fault) if fault else Verdict(VERIFIED)


def _fault_of(quote: Quote, passage: Passage | None) -> str:
    if passage is None:
        return f"the passage {quote.passage} is not in the library"
    lies_within = 0 <= quote.start < quote.end <= len(passage.text)
    if not lies_within or passage.text[quote.start:quote.end] != quote.quote:
        return f"the quote does not stand at {quote.start}-{quote.end} of {quote.passage}"
    if _hash(quote.quote) != quote.sha256:
        return f"the hash of the quote from {quote.passage} does not match its words"
    return ""


@lru_cache(maxsize=20_000)
def _hash(text: str) -> str:
    return text_sha256(text)


@lru_cache(maxsize=20_000)
def _overstates(sentence: str, said: str, vocabulary: Vocabulary) -> str:
    """What the sentence states that the words it cites do not; empty when there is nothing."""
    missing = missing_quantities(sentence, said)
    if missing and not is_near_copy(sentence, said):
        missing = unsupported_quantities(sentence, said)
    if missing:
        return f"“{missing[0].words}” does not stand in the source"
    named = frozenset(_concepts(said, vocabulary))
    name = foreign_name(sentence, said, named, vocabulary)
    if name:
        return f"the source does not name {name}"
    return disagreement(sentence, said, meanings_of(named, vocabulary))


@lru_cache(maxsize=20_000)
def _misreads(plain: str, said: str, vocabulary: Vocabulary) -> str:
    """What a pack's plain reading states that its statement does not; empty when there is nothing.

    The editors' own wording is held to figures, drugs and negation; words of advice may be plainer.
    """
    missing = missing_quantities(plain, said)
    if missing:
        return f"“{missing[0].words}” does not stand in the source"
    own, cited = fold(plain), fold(said)
    for one, other in ((own, cited), (cited, own)):
        if NO.search(one) and not NO_IN_OTHER_WORDS.search(other):
            return "a negation was added or lost"
    # "a steroid", "the vitamin": a class explains a drug and names none
    named = _concepts(cited, vocabulary)
    classes = {c for c in _concepts(own, vocabulary) if vocabulary.children(c)}
    related = named.union(classes, *(vocabulary.kin(c) for c in named))
    return _foreign_drug(own, related, vocabulary)


def _foreign_drug(own: str, allowed: set[str], vocabulary: Vocabulary) -> str:
    """A drug that a sentence names and that is not allowed it; empty when there is none."""
    drugs = {c for c in _concepts(own, vocabulary) if vocabulary.concept(c).kind == "drug"}
    foreign = drugs - allowed
    return f"the source does not name {min(foreign)}" if foreign else ""


def _concepts(text: str, vocabulary: Vocabulary) -> set[str]:
    return {m.concept for m in vocabulary.matcher.find(text)}


def _failed(reason: str) -> Verdict:
    return Verdict("failed", reason)
