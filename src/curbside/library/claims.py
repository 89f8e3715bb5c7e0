"""What a patient's sentence claims beyond the statements it stands on: a figure, a negation, a name.

The wordings are plain English and shared with the check of an answer's plain readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from curbside.library.passages import ROLES
from curbside.library.vocabulary import Vocabulary
from curbside.text.agreement.polarity import NO, NO_IN_OTHER_WORDS
from curbside.text.quantities import missing_quantities
from curbside.text.sentences import split_sentences
from curbside.text.words import fold

if TYPE_CHECKING:  # reading topics needs YAML, which asking must not load
    from curbside.library.topics import Statement

# Kinds of concept that place or frame what is said, as roles do: "the neck", "at work", "a treatment" claim nothing.
_FRAMES = ("anatomy", "life", "outcome")


def unsupported_claims(
    sentence: str, statements: Iterable[Statement], vocabulary: Vocabulary, about: Iterable[str] = ()
) -> tuple[str, ...]:
    """What `sentence` claims that none of `statements` says, each in words; empty when it says no more than they do.

    `about` are the concepts that may be named anyway: what the leaflet and the topics are about.
    """
    held = tuple(statements)
    texts = [reading for each in held for reading in (each.text, each.plain) if reading]
    said = " ".join(texts)
    found = [f"the figure {quantity.words!r}" for quantity in missing_quantities(sentence, said)]
    own = fold(sentence)
    if NO.search(own) and not NO_IN_OTHER_WORDS.search(fold(said)):
        found.append("a negation")
    # What the statements only deny, a sentence that stands on them denies too.
    sentences = [span.text for text in texts for span in split_sentences(text)]
    if sentences and all(NO.search(fold(each)) for each in sentences) and not NO_IN_OTHER_WORDS.search(own):
        found.append("without its negation")
    allowed = _allowed(said, about, vocabulary)
    foreign = sorted(c for c in _named(sentence, vocabulary) - allowed if _is_claimed(c, vocabulary))
    return (*found, *(f"the name of {concept!r}" for concept in foreign))


def _allowed(said: str, about: Iterable[str], vocabulary: Vocabulary) -> set[str]:
    """What the statements name, with what that is a kind or a part of: "a drug" for one that they name."""
    named = _named(said, vocabulary) | set(about)
    wholes = {whole for concept in named for whole in vocabulary.concept(concept).part_of}
    return named.union(wholes, *(vocabulary.broader(concept) for concept in named | wholes))


def _named(text: str, vocabulary: Vocabulary) -> set[str]:
    return {match.concept for match in vocabulary.matcher.find(text) if match.how == "exact"}


def _is_claimed(concept: str, vocabulary: Vocabulary) -> bool:
    return concept not in ROLES and vocabulary.concept(concept).kind not in _FRAMES
