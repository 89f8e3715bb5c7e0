"""Everyday stems are told letter by letter; together they are the stems of every common word."""

from __future__ import annotations

from curbside.answer.units import is_everyday
from curbside.index.fields import analyse
from curbside.text.common_words import common_words


def test_every_stem_of_a_common_word_is_everyday_and_no_other():
    stems = set(analyse(" ".join(common_words())))
    assert [stem for stem in sorted(stems) if not is_everyday(stem)] == []
    assert [stem for stem in ("myelomalacia", "syrinx", "") if is_everyday(stem)] == []
