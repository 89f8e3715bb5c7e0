"""Claims with evidence, labelled supported, refuted or neutral: what the check makes of them, and controls.

A pair is {claim, evidence, label, topic?}. What is learned is learned in cross-validation and thrown away;
beside it stand a learner that never sees the claim and one that never sees the evidence.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import structs

from curbside.answer.verify import check_sentence, quote_whole
from curbside.errors import BadInput
from curbside.evaluate.datasets import read_jsonl
from curbside.evaluate.learning import Features, folds, learn, macro_f1, words_as_features
from curbside.library.passages import Passage
from curbside.library.vocabulary import Vocabulary
from curbside.text.agreement.said import Said, read_said

SUPPORTED, REFUTED, NEUTRAL = "supported", "refuted", "neutral"
_LABELS = {
    "supports": SUPPORTED, "supported": SUPPORTED, "refutes": REFUTED, "refuted": REFUTED, "neutral": NEUTRAL,
}  # fmt: skip
_FOLDS = 5
_NAMES_ENOUGH = 0.5  # share of a claim's words, by rarity, that evidence on the same matter names
_CONTRARY = ("negation", "is said where the source says", "otherwise how often", "does not say")
_PLACE = Passage("pairs:evidence", "pairs", "", "", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    claim: str
    evidence: str
    label: str
    topic: str


@dataclass(frozen=True, slots=True)
class PairRun:
    """Macro-F1 of the check alone and, by what the folds keep apart, of the learners and their controls."""

    labels: Counter[str]
    check: float
    learned: Mapping[str, Mapping[str, float]]

    @property
    def measures(self) -> dict[str, Any]:
        return {"pairs": sum(self.labels.values()), "labels": dict(self.labels), "check_macro_f1": self.check,
                "learned_macro_f1": {apart: dict(found) for apart, found in self.learned.items()}}

    def as_table(self, *, misses: bool = False) -> str:
        lines = [f"{sum(self.labels.values())} pairs; macro-F1 of the check, nothing learned: {self.check:.3f}"]
        for apart, found in self.learned.items():
            cells = ", ".join(f"{name} {value:.3f}" for name, value in found.items())
            lines.append(f"learned in {_FOLDS} folds by {apart}: {cells}")
        return "\n".join(lines)


def run_pairs(path: Path, vocabulary: Vocabulary) -> PairRun:
    """Judges every pair of a JSONL file (gzip or plain); raises BadInput when it is not one."""
    pairs = read_pairs(path)
    right = [pair.label for pair in pairs]
    rarity = _rarity(pairs)
    judged = [_judge(pair, vocabulary, rarity) for pair in pairs]
    bags: dict[str, Callable[[int], Features]] = {
        "pair": lambda n: {**judged[n][1], **_bag(pairs[n], rarity, "claim", "evidence")},
        "check's features": lambda n: judged[n][1],
        "evidence only": lambda n: _bag(pairs[n], rarity, "evidence"),
        "claim only": lambda n: _bag(pairs[n], rarity, "claim"),
    }
    learned = {}
    for apart in ("claim", "topic"):
        groups = [getattr(pair, apart) for pair in pairs]
        if len(set(groups)) >= _FOLDS:
            learned[apart] = {
                name: _crossed([bag(n) for n in range(len(pairs))], right, groups) for name, bag in bags.items()
            }
    return PairRun(Counter(right), macro_f1(right, [verdict for verdict, _ in judged]), learned)


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file; raises BadInput naming the line that is none."""
    try:
        rows = read_jsonl(path)
        return tuple(Pair(r["claim"], r["evidence"], _LABELS[r["label"].lower()], r.get("topic") or "") for r in rows)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BadInput(f"{path} is not a file of claims with evidence and label: {fault!r}.") from fault


def _judge(pair: Pair, vocabulary: Vocabulary, rarity: Mapping[str, float]) -> tuple[str, dict[str, float]]:
    """What the check makes of a pair, and its parts as features."""
    passage = structs.replace(_PLACE, text=pair.evidence, end=len(pair.evidence))
    verdict = check_sentence(pair.claim, (quote_whole(passage),), {passage.id: passage}, vocabulary)
    claim, evidence = read_said(pair.claim), read_said(pair.evidence)
    named = _share_named(claim, evidence, rarity)
    is_contrary = not verdict.stands and any(words in verdict.reason for words in _CONTRARY)
    features = {
        "1": 1.0, "named": named, "named twice": named * named, "stands": float(verdict.stands),
        "contrary": float(is_contrary), "contrary, named": is_contrary * named, "stands, named": verdict.stands * named,
        f"reason {verdict.reason.partition('“')[0] or verdict.name}": 1.0,
    }  # fmt: skip
    if named < _NAMES_ENOUGH:
        return NEUTRAL, features
    return (SUPPORTED if verdict.stands else REFUTED if is_contrary else NEUTRAL), features


def _share_named(claim: Said, evidence: Said, rarity: Mapping[str, float]) -> float:
    """Share of the claim's words, by rarity, that the evidence names."""
    whole = sum(rarity.get(root, 1.0) for root in claim.roots)
    return sum(rarity.get(root, 1.0) for root in claim.roots & evidence.roots) / whole if whole else 0.0


def _rarity(pairs: Sequence[Pair]) -> dict[str, float]:
    texts = {text for pair in pairs for text in (pair.claim, pair.evidence)}
    counts = Counter(root for text in texts for root in read_said(text).roots)
    return {root: math.log((len(texts) + 1) / (count + 0.5)) for root, count in counts.items()}


def _bag(pair: Pair, rarity: Mapping[str, float], *sides: str) -> dict[str, float]:
    found: dict[str, float] = {"1": 1.0}
    for side in sides:
        said = read_said(getattr(pair, side))
        both = [f"{one}_{two}" for one, two in zip(said.texts, said.texts[1:], strict=False)]
        found.update(words_as_features(side, (*said.texts, *both), rarity))
    return found


def _crossed(rows: Sequence[Features], right: Sequence[str], groups: Sequence[str]) -> float:
    """Macro-F1 where each row is judged by what was learned from the folds without its group."""
    told = [""] * len(rows)
    for held_out in folds(groups, _FOLDS):
        kept = set(range(len(rows))).difference(held_out)
        learnt = learn([(rows[n], right[n]) for n in sorted(kept)])
        for n in held_out:
            told[n] = learnt.best(rows[n])
    return macro_f1(right, told)
