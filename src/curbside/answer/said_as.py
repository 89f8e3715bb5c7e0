"""How an answer says what was asked for without the word of asking: "inheritance" is answered by "autosomal recessive".

General English of health pages, no disease, drug or finding: those are a pack's. Who asks a search box names a topic
and a kind ("gout symptoms"); which of the pages on the topic is of that kind has to be told by how it speaks.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from curbside.index.fields import analyse

# Words of asking, and the words by which an answer is known; three of those are as good as all.
_SAID_AS: tuple[tuple[str, str], ...] = (
    ("information overview", "condition disorder disease syndrome defined characterized type group term affects"),
    ("inheritance heredity", "inherited autosomal recessive dominant x-linked copy parent hereditary familial"),
    ("genetics genetic", "gene mutation variant chromosome deletion"),
    ("frequency incidence prevalence", "prevalence incidence worldwide estimated rare births common affects"),
    ("susceptibility risk", "likely susceptible risk predisposed increases"),
    ("outlook prognosis", "outlook prognosis survival expectancy mortality recover recovery"),
    ("cause", "caused due result because lead unknown"),
    ("symptom sign", "symptom sign feel pain fever weakness notice problem"),
    ("treatment therapy", "treat therapy surgery medicine medication drug manage"),
    ("exam test diagnosis", "test diagnosed examination biopsy scan blood"),
    ("prevention", "prevent avoid vaccine reduce risk"),
    ("complication", "problem lead damage failure"),
    ("stage", "grade spread early advanced tumor"),
    ("research", "study trial clinical scientist investigating"),
)

# These announce what is asked for and are no part of it: the page that says "information" mostly sends elsewhere.
_ANNOUNCING = "information overview facts details"


def said_as(stems: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """For each word of asking among the stems, its own stem and those by which an answer says so."""
    known = _by_stem()
    return tuple(known[stem] for stem in dict.fromkeys(stems) if stem in known)


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, tuple[str, ...]]:
    return {
        stem: tuple(dict.fromkeys((stem, *analyse(said))))
        for asked, said in _SAID_AS
        for stem in analyse(asked)
    }


@lru_cache(maxsize=1)
def announcing() -> frozenset[str]:
    """The stems of words that announce a question and say nothing of what it is about."""
    return frozenset(analyse(_ANNOUNCING))
