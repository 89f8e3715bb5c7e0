"""Names: drugs and other names that a sentence gives and the words it cites do not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from curbside.library.passages import ROLES
from curbside.library.vocabulary import Vocabulary
from curbside.text.agreement.said import read_said, root_of
from curbside.text.common_words import common_words
from curbside.text.words import fold, words

_SHORTEST = 5  # letters of a word that may be a name
_NO_NAME_ENDS_SO = ("ed", "ing", "ly", "ise", "ises", "ness")
_ENDINGS = (
    "s", "es", "ies", "d", "ed", "ied", "ing", "er", "ers", "est", "ly", "ily", "y", "al", "ally", "ness", "ment",
    "ments",
    "ion", "ions", "ation", "ations", "able", "ful", "less", "en", "ened", "ens", "ity", "ive", "ously", "ous",
    "ic",
)  # fmt: skip
_BEGINNINGS = ("un", "re", "non", "over", "under", "out", "mis", "dis", "pre", "in")
_ALIKE = 5  # first letters that two forms of one word have in common


@lru_cache(maxsize=5_000)
def meanings_of(concepts: frozenset[str], vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """The concepts, of those given, that each root of a word may stand for."""
    meanings: dict[str, set[str]] = {}
    for concept in concepts:
        for root in _roots_of(concept, vocabulary):
            meanings.setdefault(root, set()).add(concept)
    return {root: frozenset(meant) for root, meant in meanings.items()}


@lru_cache(maxsize=5_000)
def _roots_of(concept: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(root for term in vocabulary.terms(concept) for root in read_said(term).roots)


def foreign_name(sentence: str, said: str, named: frozenset[str], vocabulary: Vocabulary) -> str:
    """A name in the sentence that is not in the words it cites, nor stands for a concept of theirs, which
    are `named`; empty when there is none. A class of drugs explains a drug and names none."""
    known = named.union(*(vocabulary.kin(concept) for concept in named))
    cited = read_said(said)
    for match in vocabulary.matcher.find_exact(sentence):
        if match.concept in known or match.concept in ROLES or vocabulary.concept(match.concept).kind != "drug":
            continue
        # "in contrast" is no contrast agent, though "contrast" is one of its names
        term = vocabulary.concept(match.concept).term
        is_name = match.words.lower() not in common_words() or fold(match.words) == term
        is_class = bool(vocabulary.children(match.concept))
        if is_name and not is_class and not read_said(match.words).roots <= cited.roots:
            return match.concept
    return _unknown_word(sentence, cited.roots.union(meanings_of(named, vocabulary)), vocabulary)


def _unknown_word(sentence: str, roots: frozenset[str], vocabulary: Vocabulary) -> str:
    """A word that is neither English, nor of the library, nor like one of the source: a name from elsewhere."""
    starts = {root[:_ALIKE] for root in roots}
    for word in words(sentence):
        text = fold(word.text)
        if len(text) < _SHORTEST or not text.isalpha() or text.endswith(_NO_NAME_ENDS_SO):
            continue
        if text in vocabulary.words or _is_english(text) or root_of(text) in roots or text[:_ALIKE] in starts:
            continue
        return word.text
    return ""


@lru_cache(maxsize=20_000)
def _is_english(word: str) -> bool:
    """Whether a word, or what it is formed of, is in the list of common words."""
    common = common_words()
    if word in common:
        return True
    stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    stems |= {word.removeprefix(beginning) for beginning in _BEGINNINGS if word.startswith(beginning)}
    return any(stem + letter in common for stem in stems for letter in ("", "e", "y"))
