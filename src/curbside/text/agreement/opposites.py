"""Opposites: the other side, direction or course."""

from __future__ import annotations

from curbside.text.agreement.said import Said

# Wherever they stand, a sentence with one pole needs a source with that pole if the source has the other.
_SIDES = (
    ("left", "right"),
    ("ipsilateral ipsilaterally", "contralateral contralaterally opposite"),
    ("unilateral unilaterally", "bilateral bilaterally"),
    ("anterior anteriorly ventral ventrally", "posterior posteriorly dorsal dorsally"),
    ("proximal proximally", "distal distally"),
    ("medial medially", "lateral laterally"),
    ("upper", "lower"),
    ("above", "below beneath"),
    ("intramedullary", "extramedullary"),
    ("intradural", "extradural epidural"),
    ("arm arms upper", "leg legs lower"),
    ("hand hands", "foot feet"),
    ("cranial rostral", "caudal"),
    ("flexion", "extension"),
)
# Only where one stands in the place of the other.
_COURSES = (
    ("same", "opposite other different"),
    ("one", "both two"),
    ("front anterior ahead", "back behind posterior rear"),
    ("before", "after following"),
    ("within during", "after before beyond outside"),
    ("increase increases increased raise raises raised rise rises higher high more greater larger longer",
     "decrease decreases decreased reduce reduces reduced fall falls lower low less fewer smaller shorter"),
    ("improve improves improved better", "worsen worsens worsened worse deteriorate deteriorates deteriorated"),
    ("early earlier faster quick quickly fast sudden acute", "late later slower slow slowly gradual chronic"),
    ("mild", "severe moderate"),
    ("complete", "incomplete partial"),
    ("positive", "negative"),
    ("old older elderly", "young younger"),
    ("present", "absent"),
    ("start starting begin", "stop stopping end"),
    ("reversible", "irreversible"),
    ("sensitive sensitivity", "specific specificity"),
    ("with", "without"),
)


def _opposites(pairs: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for one, other in pairs:
        for words, against in ((one, other), (other, one)):
            for word in words.split():
                table.setdefault(word, set()).update(against.split())
    return {word: frozenset(against) for word, against in table.items()}


def _poles(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in pairs)


_POLES = _poles(_SIDES)
_ALL = _opposites(_SIDES + _COURSES)


def are_opposed(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether words that stand in place of others name the other pole."""
    return any(not _ALL[word].isdisjoint(old) for word in new if word in _ALL and word not in old)


def is_pole(word: str) -> bool:
    """Whether a word names a side."""
    return any(word in one or word in other for one, other in _POLES)


def side_fault(said: Said, source: Said) -> str:
    """A side that the source does not name while it names the other one; empty when there is none."""
    for one, other in _POLES:
        for here, there in ((one, other), (other, one)):
            named = here & said.vocabulary
            others = there & (source.vocabulary - said.vocabulary)
            if named and others and here.isdisjoint(source.vocabulary):
                return f"the source does not say “{min(named)}”"
    for word in ("left", "right"):
        if word in said.vocabulary and word not in source.vocabulary and _is_side(said, word):
            return f"the source does not say “{word}”"
    return ""


def _is_side(said: Said, word: str) -> bool:
    """Whether "left" and "right" name a side rather than what someone did or what is proper."""
    at = said.texts.index(word)
    following = said.texts[at + 1 : at + 2]
    return following in (("side",), ("sided",), ("arm",), ("leg",), ("hand",), ("half",), ("foot",))
