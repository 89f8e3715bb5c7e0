"""A model that answers at once, the same for all who need one: what is left is their own overhead."""

from __future__ import annotations

import json
import re
import zlib

DIMENSIONS = 256
ANSWER = "The passages answer it."
SUMMARY = json.dumps({"summary": "The passage bears on the question.", "relevance_score": 8})
_WORD = re.compile(r"[a-z0-9]+")


def embed(text: str) -> list[float]:
    """Words dealt out over a few hundred places: a stand-in for an embedding, not a good one."""
    places = [0.0] * DIMENSIONS
    for word in _WORD.findall(text.lower()):
        places[zlib.crc32(word.encode()) % DIMENSIONS] += 1.0
    norm = sum(place * place for place in places) ** 0.5 or 1.0
    return [place / norm for place in places]
