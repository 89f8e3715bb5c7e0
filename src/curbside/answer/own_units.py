"""What a question names, as own documents have to be asked for it.

A vocabulary was made for a pack. It reads "transfusion" as a loss of blood and "neck fusion" as one
operation by its full name, and a hospital's own pages know neither: there, who says the words of the
question says what was asked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from curbside.answer.question import Question
from curbside.answer.shelf import Shelf
from curbside.answer.units import Rarity, Unit, break_into_units, is_a_want, is_everyday
from curbside.index.base import Index
from curbside.index.fields import analyse

_WANTED = 0.5  # what is left of "symptoms" or "treatment", which a page answers without saying so
_MEANT = 0.85  # of a passage that means what is named and says it in other words
_NUMBER = 0.15  # a bare number in the question ("bleep 290"): it tells sentences apart, and answers nothing
_OF_ASKING = re.compile(r"\bcounts? as\b|\bduring\b")  # what of a question asks and names nothing
_CHATTER = 0.25  # an everyday word that no document has


def own_units(question: Question, shelf: Shelf) -> tuple[Unit, ...]:
    """The units of a question, weighed by how rare own documents have them."""
    assert shelf.own is not None
    rarity = Rarity(shelf.own)
    asking = {stem for words in _OF_ASKING.findall(question.folded) for stem in analyse(words)}
    units = [unit for unit in break_into_units(question, replace(shelf, index=shelf.own)) if unit.key not in asking]
    return (*(_as_said(unit, shelf.own, rarity) for unit in units), *_numbers(question, shelf.own))


def _as_said(unit: Unit, own: Index, rarity: Rarity) -> Unit:
    if not unit.is_concept:
        unseen = unit.unseen and not own.frequency("title", unit.key)
        return replace(unit, unseen=unseen, weight=_CHATTER if unseen and is_everyday(unit.key) else unit.weight)
    weight = unit.weight
    if unit.stems and not own.frequency("concepts", unit.key):
        # a name that no document has must not outweigh the words it was read from
        weight = min(weight, max(rarity.of_stem(stem) for stem in unit.stems))
    if is_a_want(unit.key):
        weight *= _WANTED
    return replace(unit, weight=weight, verbatim=True, meant=_MEANT)


def _numbers(question: Question, own: Index) -> tuple[Unit, ...]:
    """Numbers of the question that own documents hold; those of a person described are of the person."""
    if question.described:
        return ()
    stems = dict.fromkeys(stem for stem in analyse(question.text) if stem.isdigit())
    return tuple(Unit(stem, False, _NUMBER, words=stem) for stem in stems if own.frequency("text", stem))
