"""Finds the wordings of cues.py in a note's tokens: the longest first, none overlapping."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from curbside.cases.findings.cues import Cue, every_cue
from curbside.text.assertion import Token

# A question mark asks of what it leads, or of what it closes.
_LEADING, _TRAILING = Cue(("?",), "unknown", True), Cue(("?",), "unknown", False)


@lru_cache(maxsize=1)
def _trie() -> dict:
    """Every wording as a tree of words; under None stands the cue that ends there."""
    root: dict = {}
    for cue in every_cue():
        node = root
        for word in cue.words:
            node = node.setdefault(word, {})
        held = node.get(None)
        node[None] = cue if held is None or cue.kind == "pseudo" else held
    return root


def find_cues(words: Sequence[str], tokens: Sequence[Token]) -> list[tuple[Cue, int, int]]:
    """Every cue with its first and last token; the longest first, none overlapping."""
    root, found, at = _trie(), [], 0
    while at < len(words):
        node, step, best = root, at, None
        while step < len(words) and words[step] in node:
            node = node[words[step]]
            step += 1
            if None in node:
                best = (node[None], at, step - 1)
        if best is None:
            if words[at] == "?":
                leads = at + 1 < len(words) and tokens[at + 1].start == tokens[at].end
                found.append((_LEADING if leads else _TRAILING, at, at))
            at += 1
            continue
        if best[0].kind != "pseudo":
            found.append(best)
        at = best[2] + 1
    return found
