"""The fields of the index and the one analyser that reads passages and questions alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

    from curbside.library.passages import Passage

# Raise when the fields, or what is stored in them, change: an older index is then refused.
SCHEMA_VERSION = 1
# Raise when `analyse` gives other stems: words of a question would no longer meet the index.
LANGUAGE_VERSION = 1

ID, ROLE, SOURCE, SUBJECTS, CONCEPTS = "id", "role", "source", "subjects", "concepts"
PAYLOAD = "payload"
# A statement's own words count most; every statement of a topic shares its title.
BOOSTS: tuple[tuple[str, float], ...] = (("text", 1.0), ("title", 0.8), ("plain", 0.4))
WORD_FIELDS: tuple[str, ...] = tuple(name for name, _ in BOOSTS)
TERM_FIELDS: tuple[str, ...] = (ID, ROLE, SOURCE, SUBJECTS, CONCEPTS)
LONGEST_WORD = 60

# Words of grammar and of asking: they say nothing about which passage answers.
_STOP_WORDS = """
a about after again all also am an and any are as at be because been before being between both
but by can cannot could d did do does doing don done for from further get give given had has
have having he her here hers him his how i if in into is it its itself just ll m may me might
more most must my myself no nor not now of on once only or other our ours out over own please re
s same shall she should so some such t tell than that the their theirs them then there these
they this those through to too under until up us ve very was we were what when where whether
which while who whom whose why will with within without would you your yours
"""

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        # Folded the American way on both sides, so that either spelling meets the other. A word
        # changed for no reason (does, exercise) is changed alike in passage and question.
        (r"[ao]e(?=[a-z]{2})", "e"),
        (r"(?<=[a-z]{3})our(?=s?\b|al|less|ed|ing|able|ite|ful)", "or"),
        (r"(?<=[a-z]{3})is(?=e[drs]?\b|ing\b|ation)", "iz"),
        (r"(?<=[a-z]{2})ys(?=e[drs]?\b|ing\b)", "yz"),
        (r"(?<=[a-z][a-z][bt])re(?=s?\b)", "er"),
        (r"ogramme", "ogram"),
    )
)


def analyse(text: str) -> list[str]:
    """The stems of a text in order: lower case, unaccented, without stop words, one spelling."""
    return _analyser().analyze(fold_spelling(text.lower()))


def fold_spelling(text: str) -> str:
    """Lower-case text with British spellings of medicine written as the American ones."""
    for pattern, to in _SPELLINGS:
        text = pattern.sub(to, text)
    return text


def words_of(passage: Passage) -> Iterator[tuple[str, list[str]]]:
    """(field, stems) of each field of words of a passage."""
    yield "text", analyse(passage.text)
    yield "title", analyse(passage.title)
    yield "plain", analyse(passage.plain)


def terms_of(passage: Passage) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(field, whole values) of each field that is matched as it stands."""
    yield ID, (passage.id,)
    yield ROLE, (passage.role,)
    yield SOURCE, (passage.source,)
    yield SUBJECTS, passage.subjects
    yield CONCEPTS, passage.concepts


@lru_cache(maxsize=1)
def _analyser() -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.custom_stopword(_STOP_WORDS.split()))
        .filter(Filter.stemmer("english"))
        .build()
    )
