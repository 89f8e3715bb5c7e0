"""Figures that a passage states in another form."""

from __future__ import annotations

import pytest

from curbside.text.quantities import missing_quantities, unsupported_quantities


@pytest.mark.parametrize(("sentence", "passage"), [
    ("Of 12 people three wilted.", "Wilt was seen in 3 of 12 people."),
    ("Wilt was seen in 3 of 12.", "Among 12 plants, 3 had wilt."),
    ("About half wilted.", "Wilt was seen in 52%."),
    ("Half of them (51%) wilted.", "Wilt was seen in 51%."),
    ("The first dose helps.", "The first spray dose is of help."),
    ("It is for plants older than 75.", "It is for those over 75."),
    ("They score 2 points.", "They score 2."),
    ("A band of 3 days or less.", "Within 3 days."),
    ("In under 24 hours.", "Within 24 hours."),
    ("Later than 8 hours.", "They come after 8 hours."),
    ("A pressure under 85 mmHg.", "Below a mean pressure (MP) of 85 mmHg."),
    ("Up to 4 is mild.", "0 to 4 is mild."),
    ("8 or more is severe.", "Of 0 to 30, 8 to 30 is severe."),
    ("In the first 12 hours.", "Within 12 hours."),
    ("Over 3 to 6 years.", "Within 3 to 6 years."),
    ("A median of 1 segment.", "A median of one segment."),
])  # fmt: skip
def test_a_figure_in_another_form_is_stated(sentence, passage):
    assert unsupported_quantities(sentence, passage) == ()


@pytest.mark.parametrize(("sentence", "passage", "words"), [
    ("Of 13 people three wilted.", "Wilt was seen in 3 of 12 people.", "13"),
    ("About half wilted.", "Wilt was seen in 62%.", "About half"),
    ("Half wilted.", "Wilt was seen in 52%.", "Half"),
    ("More than 24 hours.", "Within 24 hours.", "More than 24 hours"),
    ("At least 24 mg.", "Under 24 mg.", "At least 24 mg"),
    ("Later than 8 hours.", "They come within 8 hours.", "Later than 8 hours"),
    ("20 g.", "20 mg.", "20 g"),
    ("Up to 5 is mild.", "0 to 4 is mild.", "Up to 5"),
    ("The second dose helps.", "The first spray dose is of help.", "second dose"),
])  # fmt: skip
def test_another_figure_is_not(sentence, passage, words):
    assert [q.words for q in unsupported_quantities(sentence, passage)] == [words]


@pytest.mark.parametrize(("sentence", "passage"), [
    ("None of 92 MS attacks.", "There were 92 attacks."),
    ("The 2021 criteria.", "Under the 2021 criteria."),
    ("They add up to 31.", "There are 31."),
    ("48.4% at T7.", "At T7 in 48.4% and below T12 in the rest."),
])  # fmt: skip
def test_words_beside_a_figure_that_are_no_part_of_it_are_left_out(sentence, passage):
    missing = {q.words for q in missing_quantities(sentence, passage)}
    assert missing <= {"T7"}
