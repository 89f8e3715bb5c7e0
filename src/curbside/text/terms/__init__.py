"""The terms of a vocabulary, found in text: longest match, exact offsets, bounded misspellings."""

from curbside.text.terms.matcher import TermMatch, TermMatcher

__all__ = ["TermMatch", "TermMatcher"]
