"""One spelling for each word: British and American, singular and plural, possessive or not."""

from __future__ import annotations

import re
from functools import lru_cache

from curbside.text.words import fold

# Each rule holds for both spellings of a word, so a rule that touches an innocent word ("rise")
# touches it on both sides of a comparison and does no harm.
_RULES = (
    (re.compile(r"(?<=[a-z]{3})(?:'s|'|s')$"), ""),
    (re.compile(r"(?<=[bcdfghlmnprtvz])([aoy])ses$"), r"\1sis"),  # metastases, diagnoses
    (re.compile(r"(?<=[a-z]{2})ae$"), "a"),  # vertebrae
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=x|s|z)es$|(?<=ch|sh)es$|(?<=[^suaoi])s$|(?<=[bcdfghklmnprtvw][ao])s$"), ""),
    (re.compile(r"[ao]e"), "e"),  # haematoma, oedema
    (re.compile(r"(?<=[a-z]{2})our(?=$|ed$|ing$|al$|able$|less$)"), "or"),  # tumour
    (re.compile(r"([iy])s(?=(?:e|ed|er|ing|ation|able)$)"), r"\1z"),  # immobilise, paralyse
    (re.compile(r"(?<=[bt])re$"), "er"),  # fibre, centre
    (re.compile(r"ll(?=ed$|ing$)"), "l"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"^leuc(?=[ao])"), "leuk"),
)
# Most words are touched by no rule, and one look tells.
_TOUCHED = re.compile(r"'|s$|[ao]e|our|[iy]s|[bt]re$|ll|sulph|^leuc")
_LONG_ENOUGH_FOR_SIS = 8


@lru_cache(maxsize=100_000)  # most words of a library are met again and again, by stems and by terms
def normal_word(word: str) -> str:
    """The folded, singular, American spelling of `word`; a word in capitals keeps its last s."""
    folded = fold(word)
    if len(folded) < 4 or word.isupper() or not _TOUCHED.search(folded):
        return folded
    if not folded.replace("'", "").isalpha():
        return folded
    for number, (pattern, replacement) in enumerate(_RULES):
        if number == 1 and len(folded) < _LONG_ENOUGH_FOR_SIS:
            continue  # cases, doses, phases
        folded = pattern.sub(replacement, folded)
    return folded
