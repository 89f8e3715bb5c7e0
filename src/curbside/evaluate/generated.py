"""Documents made up of a library's own words, to see how it does when it is ten times as large.

They mean nothing and are only ever put into a passing home.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from curbside.library.passages import Passage

SEED = 7
PASSAGES_EACH = 8  # about as many as a topic of a pack has
_SENTENCES = 2  # of a passage


def write_documents(passages: Iterable[Passage], wanted: int, path: Path) -> int:
    """Writes documents of about `wanted` passages in all as JSONL, {title, text}; returns how many documents.

    Sentences keep their length and their words their frequency; the order of the words is chance.
    """
    texts = [(passage.title, passage.text) for passage in passages]
    chance = random.Random(SEED)
    words = [word for _, text in texts for word in text.split()]
    number = max(1, wanted // PASSAGES_EACH)
    with path.open("w", encoding="utf-8") as file:
        for at in range(number):
            title, _ = chance.choice(texts)
            paragraphs = ("".join(_sentences(texts, words, chance)) for _ in range(PASSAGES_EACH))
            row = {"id": f"made-up-{at}", "title": f"{title} {at}", "text": "\n\n".join(paragraphs)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return number


def _sentences(texts: list[tuple[str, str]], words: list[str], chance: random.Random) -> Iterator[str]:
    for _ in range(_SENTENCES):
        _, like = chance.choice(texts)
        made = " ".join(chance.choices(words, k=len(like.split()))).rstrip(".,;:")
        yield f"{made[:1].upper()}{made[1:]}. "
