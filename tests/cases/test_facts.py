"""Conditions of tables in words, and numbers given to references as a page cites them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from curbside.cases.assess import assess
from curbside.cases.facts import condition_in_words
from curbside.cases.findings import read_case
from curbside.cases.numbering import Numbering
from tests.cases.casebooks import garden_casebook, shipped_casebook


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("dry-soil", "Dry soil"),
        ("not dry-soil", "Dry soil absent"),
        ("not dry-soil + not curled-leaves", "Dry soil absent and Curled leaves absent"),
        ("dry-soil + (sticky-dew | curled-leaves)", "Dry soil and (Sticky dew or Curled leaves)"),
        ("not (sticky-dew | curled-leaves)", "not (Sticky dew or Curled leaves)"),
        ("age>=65", "Age 65 or more"),
    ],
)
def test_a_condition_is_told_in_the_names_of_its_findings(written, words):
    book = garden_casebook()
    found = assess(read_case("Wilting all over.", book.lexicon), book)
    assert condition_in_words(found, written) == words


def test_a_group_of_findings_is_told_by_its_name():
    book = shipped_casebook()
    found = assess(read_case("Weak legs for years.", book.lexicon), book)
    assert condition_in_words(found, "onset-years + not something-sudden") == (
        "Onset over years and Anything sudden or quickly worse absent"
    )


def test_references_are_numbered_as_they_are_first_cited_and_at_most_two_stand_behind_a_sentence():
    known = [SimpleNamespace(id=id) for id in ("a", "b", "c", "d")]
    numbers = Numbering(known)
    assert numbers.of(("c", "a", "b")) == ((1, "c"), (2, "a"))
    assert numbers.of(("b", "c")) == ((1, "c"), (3, "b"))
    assert numbers.of(()) == ()
    assert numbers.cited == ((1, known[2]), (2, known[0]), (3, known[1]))
