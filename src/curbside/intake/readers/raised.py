"""Raised figures: a mark of a reference stands apart from the word, an exponent stays one."""

from __future__ import annotations

import re

_EXPONENTS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_FIGURES = re.compile(r"[+\-−–]?\d{1,3}")
_MARKS = re.compile(r"\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*,?\s*")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcmdµμn]?m|s|h|min|kg|m?[lL]|mol|day|d)$")


def raised(text: str, before: str) -> str:
    """What a raised text is written as on the line, by what stands before it.

    "cord" and "3,4" give "[3,4]", so that no reference is read as part of a dose; "10" and "9" give "⁹".
    """
    bare = text.strip()
    if not bare:
        return text
    if _FIGURES.fullmatch(bare) and (before[-1:].isdigit() or (len(bare.lstrip("+-−–")) == 1 and _UNIT.search(before))):
        return bare.translate(_EXPONENTS)
    if _MARKS.fullmatch(text) and before[-1:] and (before[-1].isalpha() or before[-1] in ".,;:)]%”\"’'"):
        return f"[{''.join(bare.rstrip(',').split())}]"
    return text
