"""Draws mutations of every kind from sentences, by a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curbside.errors import BadInput
from curbside.evaluate.verification.mutations import conditions, figures, wording
from curbside.library.vocabulary import Vocabulary

WORDS = Path(__file__).parents[2] / "questions" / "mutations.yaml"
MOST_OF_ONE = 12  # mutations of one kind drawn from one sentence
_FIGURES: dict[str, Callable[[str, Mapping[str, Any]], Iterator[str]]] = {
    "number": figures.numbers,
    "unit": figures.units,
    "comparator": figures.comparators,
    "range end": figures.range_ends,
    "level": figures.levels,
    "dropped condition": conditions.dropped,
}
_WORDING: dict[str, Callable[[str, Mapping[str, Any], Vocabulary], Iterator[str]]] = {
    "drug": wording.drugs,
    "side": wording.sides,
    "negation": wording.negations,
    "population": wording.populations,
    "strength": wording.strengths,
}
KINDS = (*_FIGURES, *_WORDING)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A sentence that does not stand on its source; `framed` tells that both were put under a frame."""

    kind: str
    source: str
    sentence: str
    framed: bool = False


def read_words(path: Path = WORDS) -> dict[str, Any]:
    """The words that sentences are changed with; raises BadInput when the file cannot be read."""
    import yaml

    try:
        return yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError) as fault:
        raise BadInput(f"{path} cannot be read: {fault}.") from fault


def draw_mutations(
    pairs: Sequence[tuple[str, str]], vocabulary: Vocabulary, each: int, seed: int, *, frames: bool = True
) -> tuple[Mutation, ...]:
    """At most `each` mutations of every kind. `pairs` are (source, sentence): the sentence is true, whether
    it is the source or the source reworded. Where natural sentences give too few, frames make more."""
    words = read_words()
    drawn: list[Mutation] = []
    for kind in KINDS:
        chance = random.Random(f"{seed} {kind}")
        found = _drawn(kind, pairs, _changes(kind, words, vocabulary), chance)[:each]
        if frames and len(found) < each:
            found += _framed(kind, pairs, words, chance)[: each - len(found)]
        drawn += found
    return tuple(drawn)


def _changes(kind: str, words: Mapping[str, Any], vocabulary: Vocabulary) -> Callable[[str], Iterable[str]]:
    if kind in _FIGURES:
        return lambda text: _FIGURES[kind](text, words)
    return lambda text: _WORDING[kind](text, words, vocabulary)


def _drawn(
    kind: str, pairs: Sequence[tuple[str, str]], changes: Callable[[str], Iterable[str]], chance: random.Random
) -> list[Mutation]:
    """Mutations in random order, those of sentences with few changes as likely as those with many."""
    found = []
    for source, sentence in pairs:
        made = [new for new in dict.fromkeys(changes(sentence)) if new not in (sentence, source)]
        chance.shuffle(made)
        found += [(n, chance.random(), Mutation(kind, source, new)) for n, new in enumerate(made[:MOST_OF_ONE])]
    found.sort(key=lambda row: row[:2])
    return [mutation for _, _, mutation in found]


def _framed(
    kind: str, pairs: Sequence[tuple[str, str]], words: Mapping[str, Any], chance: random.Random
) -> list[Mutation]:
    """Mutations of sentences under a frame, for the kinds that natural sentences seldom hold."""
    if kind == "dropped condition":
        made = [conditions.framed(source, words) for source, _ in pairs]
    elif f"{kind}_frames" in words:
        made = [conditions.reframed(source, words[f"{kind}_frames"]) for source, _ in pairs]
    else:
        return []
    found = [Mutation(kind, source, claim, framed=True) for each in made for source, claim in each]
    return chance.sample(found, len(found))
