"""Whether a question's own words call for urgent help, why, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curbside.cases.redflags.rules import LEVELS, RedFlags, Rule, is_met
from curbside.cases.redflags.told import Told, read_findings
from curbside.text.assertion import Context


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding that speaks for urgency, with the words that say so and their offsets."""

    finding: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Urgency:
    """That help is needed, how fast, why, what to do now, and who says so (reference ids)."""

    level: str  # emergency | urgent
    reasons: tuple[Reason, ...]
    advice: str
    sources: tuple[str, ...]


def raise_urgency(text: str, rules: RedFlags) -> Urgency | None:
    """The urgency that a question's own words call for, or None.

    A pure function of its arguments. Only findings told of a living person count, and no rule
    looks at what is absent, so an added denial cannot lower the level.
    """
    told, context = read_findings(text, rules)
    if not told:
        return None
    met = [(rule, used) for rule in rules.rules if (used := _meets(rule, told))]
    if not met:
        return None
    met.sort(key=lambda pair: -LEVELS.index(pair[0].level))
    spans_ = sorted({(t.first, -t.last, t.finding.name): t for _, used in met for t in used}.items())
    reasons = tuple(_reason(item, context) for _, item in spans_)
    sources = tuple(dict.fromkeys(source for rule, _ in met for source in rule.sources))
    return Urgency(met[0][0].level, reasons, met[0][0].advice, sources)


def _reason(told: Told, context: Context) -> Reason:
    start, end = context.tokens[told.first].start, context.tokens[told.last].end
    return Reason(told.finding.name, context.text[start:end], start, end)


def _meets(rule: Rule, told: Sequence[Told]) -> list[Told]:
    """The findings that meet any of the rule's combinations; empty when none is met."""
    ids = {item.finding.id for item in told}
    new = {item.finding.id for item in told if item.new}
    met = [combination for combination in rule.combinations if is_met(combination, ids, new)]
    return [
        item
        for item in told
        if any(term.is_met_by(item.finding.id, item.new) for terms in met for term in terms)
    ]
