"""The fields of the index and the one analyser that reads passages and questions alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from curbside.text.spelling import normal_word
from curbside.text.words import bare_words, fold

if TYPE_CHECKING:
    from tantivy import TextAnalyzer

    from curbside.library.passages import Passage

# Raise when the fields, what is stored in them, or the files beside them change: an older
# library is then built again.
SCHEMA_VERSION = 6
# Raise when `analyse` gives other stems: words of a question would no longer meet the index.
LANGUAGE_VERSION = 2

ID, ROLE, SOURCE, LEVEL, YEAR = "id", "role", "source", "level", "year"
SUBJECTS, CONCEPTS = "subjects", "concepts"
PAYLOAD = "payload"
# A statement's own words count most; every statement of a topic shares its title.
BOOSTS: tuple[tuple[str, float], ...] = (("text", 1.0), ("title", 0.8), ("plain", 0.4))
WORD_FIELDS: tuple[str, ...] = tuple(name for name, _ in BOOSTS)
TERM_FIELDS: tuple[str, ...] = (ID, ROLE, SOURCE, LEVEL, YEAR, SUBJECTS, CONCEPTS)
LONGEST_WORD = 60
OWN = "local"  # the source of passages that the asker added

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


def analyse(text: str) -> list[str]:
    """The stems of a text in order: folded, in one spelling, without stop words."""
    return [stem for word in bare_words(fold(text)) for stem in _stems(word)]


def joined_stems(text: str) -> str:
    """The stems of `analyse`, parted by spaces: several times as fast over a whole library."""
    return stems_among(text.split())


def stems_among(chunks: list[str]) -> str:
    """`joined_stems` of a text that is parted at its spaces."""
    return " ".join(filter(None, map(_stems_of_chunk, chunks)))


def heading_of(passage: Passage) -> str:
    """What stands above a passage: its title and, of running text, the headings it stands under, which
    often name what its sentences then leave out."""
    return f"{passage.title} {passage.section}" if passage.source == OWN else passage.title


def words_of(passage: Passage) -> Iterator[tuple[str, list[str]]]:
    """(field, stems) of each field of words of a passage."""
    yield "text", analyse(passage.text)
    yield "title", analyse(heading_of(passage))
    yield "plain", analyse(passage.plain)


def terms_of(passage: Passage) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(field, whole values) of each field that is matched as it stands."""
    yield ID, (passage.id,)
    yield ROLE, (passage.role,)
    yield SOURCE, (passage.source,)
    yield LEVEL, (passage.level,)
    yield YEAR, (str(passage.year or ""),)
    yield SUBJECTS, passage.subjects
    yield CONCEPTS, passage.concepts


# "diseases" is "disease" and one letter more. Of "metastases" and "databases" nobody can tell by the
# letters: they are left to `normal_word`, which makes both end in "sis", and meet by their stems.
_PLURAL_OF_E = re.compile(r"^(?!.{3,}[bcdfghlmnprtvz][aoy]ses$)\w{2,}(?:(?<!s)ses|(?<!z)zes)$")


class _Chunks(dict[str, str]):
    """The stems of each stretch between two spaces, found the first time it is met: no word reaches over
    a space, and a library of millions of words has few different ones."""

    def __missing__(self, chunk: str) -> str:
        if len(self) > _MOST_CHUNKS:
            self.clear()
        self[chunk] = stems = " ".join(analyse(chunk))
        return stems


_MOST_CHUNKS = 300_000
_stems_of_chunk = _Chunks().__getitem__


@lru_cache(maxsize=300_000)
def _stems(word: str) -> tuple[str, ...]:
    """What one folded word comes to: nothing, a stem, or the stems of its parts."""
    if word in _stop_words():
        return ()
    if _PLURAL_OF_E.search(word):
        word = word[:-1]
    # A word of four letters has one spelling; the stemmer reads it as it stands ("toes", "axes").
    found = _analyser().analyze(normal_word(word) if len(word) > 4 else word)
    return tuple(stem[:-1] if stem.endswith("si") else stem for stem in found)


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    return frozenset(_STOP_WORDS.split())


@lru_cache(maxsize=1)
def _analyser() -> TextAnalyzer:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_WORD))
        .filter(Filter.custom_stopword(sorted(_stop_words())))
        .filter(Filter.stemmer("english"))
        .build()
    )
