"""Reference lines in Vancouver style, holding what was seen and no more."""

from __future__ import annotations

import pytest

from curbside.answer.citations import KINDS, vancouver
from curbside.library.references import TYPES, Reference
from tests.answer.garden import REFERENCES

ALMANAC, TRIAL, SHED = REFERENCES


def test_a_reference_seen_whole_is_printed_whole():
    assert vancouver(ALMANAC) == (
        "Green A, Thumb B. The almanac of leaves. Journal of Made-up Gardens. 2019;7(3):70-9. "
        "doi: 10.1000/almanac. PMID: 1234567."
    )


def test_a_title_that_was_not_seen_stands_in_brackets():
    assert vancouver(SHED) == "[Notes from a shed]. Available from: https://example.org/shed."


@pytest.mark.parametrize(("reference", "line"), [
    (TRIAL, "Spade C. A trial of beds. Plot. 2020;2:11. doi: 10.1000/beds."),
    (Reference("a", "rct", "Beds"), "Beds."),
    (Reference("b", "rct", "Beds.", year=2001, pmid="77"), "Beds. 2001. PMID: 77."),
    (Reference("c", "rct", "Why beds?", ("Spade C, et al.",), locator="e12", pmcid="PMC9"),
     "Spade C, et al. Why beds? e12. Available from: https://pmc.ncbi.nlm.nih.gov/articles/PMC9/."),
    (Reference("d", "textbook", "Beds", container="Press.", doi="10.1/x."), "Beds. Press. doi: 10.1/x."),
])  # fmt: skip
def test_what_was_not_seen_leaves_no_gap_and_no_guess(reference, line):
    assert vancouver(reference) == line


def test_every_type_of_reference_has_its_name():
    assert set(KINDS) == set(TYPES)


def test_no_shipped_reference_prints_an_empty_part(shipped):
    for reference in shipped.shelf.knowledge.references.values():
        line, _, address = vancouver(reference).partition(" Available from: ")
        assert line.endswith((".", "?", "!"))
        assert not {"None", ".", "[]."} & set(line.split())
        assert ".." not in line.replace("...", "")  # a title may trail off
        assert reference.title.rstrip(".") in line
        assert address in ("", f"{reference.address.rstrip('.')}.")
        assert address or reference.doi or reference.pmid
