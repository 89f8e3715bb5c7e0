"""How hard a text is to read: the Flesch-Kincaid grade, and the words that make it hard."""

from __future__ import annotations

import re

from curbside.errors import BadInput
from curbside.text.sentences import split_sentences
from curbside.text.words import fold, words

_VOWELS = re.compile(r"[aeiouy]+")
# An e that is written and not spoken; the -es and -ed that add no syllable.
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouyrw]l)e$|(?<![cgsxz])(?<!sh)(?<!ch)(?<![^aeiouy]l)es$|"
    r"(?<![dt])ed$|(?<=[aeiouy][^aeiouyl])e(?=ly$|ment|less|ful|ness|thing|times|where)"
)
# Vowels side by side that are two syllables, and an m that makes one of its own.
_PARTED = re.compile(
    r"ia$|(?<![cstg])ia|io$|(?<![ctxg])ious|(?<![cstgxln])ion|i(?:um|ol)|(?<=r)ior|iet(?=y|$)|^scie|"
    r"(?<![ct])(?<!fr)ien|(?<=[a-z][rdskh])ea$|(?<=cr)ea(?=t)|(?<=r)ea(?=ct|lit)|(?<!p)eo(?!u)|"
    r"(?<=m)y[eo]|(?<!q)ua[lrt]|(?<=[lrs])ui(?=d|n|ci)|uou|oem|oe(?=xi)|[aeouy]ing$|aic$|"
    r"sms?$|thms?$"
)
_LONG = 3
_INFLECTED = re.compile(r"(?:es|ed|ing)$")


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade of `text`: the years of schooling (US) it asks for.

    A figure counts as a word of one syllable. Raises BadInput when the text holds no words.
    """
    found = words(text)
    if not found:
        raise BadInput("There are no words to grade.", remedy="Give at least one sentence.")
    sentences = sum(1 for span in split_sentences(text) if words(span.text))
    syllables = sum(count_syllables(word.text) for word in found)
    # Kincaid and others 1975, Navy Research Branch Report 8-75: the three figures are theirs.
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def count_syllables(word: str) -> int:
    """The syllables of an English word, at least one, counted by its vowels."""
    folded = fold(word).replace("'", "")
    spoken = len(_VOWELS.findall(folded)) + len(_PARTED.findall(folded))
    return max(spoken - len(_SILENT.findall(folded)), 1)


def hard_words(text: str) -> tuple[str, ...]:
    """The words of three syllables or more, in lower case, each once, in order of first use.

    An ending that only inflects ("operated") is not counted, nor is a name in capitals.
    """
    hard: dict[str, None] = {}
    for word in words(text):
        folded = fold(word.text)
        if word.text.isupper() or not folded.isalpha():
            continue
        if count_syllables(_INFLECTED.sub("", folded)) >= _LONG:
            hard[folded] = None
    return tuple(hard)
