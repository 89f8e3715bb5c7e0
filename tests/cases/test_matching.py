"""Steps over coded text match as the regex that says the same: the same places, the same gaps."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from curbside.cases.matching import GAP, MAYBE, NOT_BEFORE, NOT_NEXT, ONE, PAIR, START, match_from, matches

LETTERS = "abc,\n"
some = st.text(LETTERS, min_size=1, max_size=3).map(lambda text: "".join(sorted(set(text))))
step = st.one_of(
    st.tuples(st.sampled_from([ONE, ONE, ONE, MAYBE, NOT_NEXT, NOT_BEFORE, START]), some, st.just(0)),
    st.tuples(st.just(GAP), some, st.integers(0, 3)),
)


def regex_of(steps) -> re.Pattern[str]:
    shapes = {ONE: "[{}]", MAYBE: "[{}]?", GAP: "[^{}]{{0,{}}}?", PAIR: "(?P<gap>[^{}]{{0,{}}}?)",
              NOT_NEXT: "(?![{}])", NOT_BEFORE: "(?<![{}])", START: "(?:^|(?<=[{}]))"}  # fmt: skip
    return re.compile("".join(shapes[kind].format(held, most) for kind, held, most in steps))


@given(st.lists(step, min_size=1, max_size=5), st.text(LETTERS, max_size=12), some)
def test_steps_match_where_the_regex_does(steps, text, last):
    steps = (*steps, (ONE, last, 0))
    expected = [match.span() for match in regex_of(steps).finditer(text)]
    assert [(first, end) for first, end, _, _ in matches(steps, text)] == expected


@given(some, some, some, st.integers(0, 4), st.text(LETTERS, max_size=12), st.integers(0, 3))
def test_a_pair_tells_the_gap_between_its_halves(first, stops, second, most, text, at):
    steps = ((ONE, first, 0), (PAIR, stops, most), (ONE, second, 0))
    match = regex_of(steps).search(text, at)
    assert match_from(steps, text, at) == (match and (*match.span(), *match.span("gap")))
