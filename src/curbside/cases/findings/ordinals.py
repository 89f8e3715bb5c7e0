"""Levels told in words: "the fourth thoracic vertebra", "from the first to the sixth cervical level"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBERS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_PLACE = {word: at for at, word in enumerate(_NUMBERS, 1)} | {
    f"{at}{'st' if at == 1 else 'nd' if at == 2 else 'rd' if at == 3 else 'th'}": at for at in range(1, 13)
}
_LETTER = {"cervical": "C", "thoracic": "T", "dorsal": "T", "lumbar": "L", "sacral": "S"}
_ORDINAL = "|".join(sorted(_PLACE, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"\b(?:(?P<top>{_ORDINAL}) (?:to|through|and) (?:the )?)?(?P<bottom>{_ORDINAL}) "
    rf"(?P<region>{'|'.join(_LETTER)})\b(?! spine| cord| region)",
    re.I,
)


def levels_in_words(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Every level told by an ordinal and a region, as top, bottom and where it stands: ("T4", "T4", 10, 25)."""
    for found in _IN_WORDS.finditer(text):
        letter = _LETTER[found["region"].lower()]
        bottom = _PLACE[found["bottom"].lower()]
        top = _PLACE[(found["top"] or found["bottom"]).lower()]
        yield f"{letter}{min(top, bottom)}", f"{letter}{max(top, bottom)}", *found.span()
