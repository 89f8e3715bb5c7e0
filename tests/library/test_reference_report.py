"""The state of a pack's references: which can be found again, and which are to be looked at."""

from __future__ import annotations

from datetime import date

import pytest

from curbside.library.packs import read_draft
from curbside.library.reference_report import (
    REVIEW_AFTER,
    ListedReference,
    TypeCounts,
    is_overdue,
    report_references,
)
from curbside.library.references import TYPES, Reference
from tests.factories import TODAY, change, make_pack

FILE = "references/references.yaml"
SHED = ListedReference("shed-notes", "web-page", "Notes from a shed", "2026-11-21", FILE, 11)


def test_references_are_counted_and_those_without_an_identifier_listed(tmp_path):
    report = report_references(read_draft(make_pack(tmp_path)), today=TODAY)
    assert (report.references, report.doi_or_pmid, report.identified) == (2, 1, 1)
    assert report.types == (TypeCounts("guideline", 1, 1, 1), TypeCounts("web-page", 1, 0, 0))
    assert report.unidentified == (SHED,)
    assert (report.unchecked, report.overdue) == ((), ())


def test_a_pmcid_identifies_a_reference_though_it_is_no_pmid(tmp_path):
    folder = change(make_pack(tmp_path), FILE, "doi: 10.1000/almanac.2019", "pmcid: PMC12")
    report = report_references(read_draft(folder), today=TODAY)
    assert (report.doi_or_pmid, report.identified) == (0, 1)


def test_statements_that_rest_on_addresses_alone_are_named(tmp_path):
    folder = make_pack(tmp_path)
    report = report_references(read_draft(folder), today=TODAY)
    alone = ("greenfly-001", "greenfly-002", "greenfly-003", "tomato-care-003")
    assert (report.statements, report.only_addresses, report.only_web_pages) == (6, alone, alone)
    change(folder, FILE, "type: web-page", "type: textbook")
    report = report_references(read_draft(folder), today=TODAY)
    assert (report.only_addresses, report.only_web_pages) == (alone, ())


def test_a_reference_without_a_date_of_checking_is_listed(tmp_path):
    folder = change(make_pack(tmp_path), FILE, "checked: 2026-11-21\n  standing", "checked: lately\n  standing")
    report = report_references(read_draft(folder), today=TODAY)
    assert [each.id for each in report.unchecked] == ["shed-notes"]
    assert report.overdue == ()


def test_every_type_has_its_days_of_review():
    assert tuple(REVIEW_AFTER) == TYPES


@pytest.mark.parametrize(
    ("kind", "checked", "today", "expected"),
    [
        ("web-page", "2026-01-01", date(2027, 1, 1), False),
        ("web-page", "2026-01-01", date(2027, 1, 2), True),
        ("cohort", "2026-01-01", date(2027, 1, 2), False),
        ("web-page", "2026-01", date(2027, 1, 2), True),
        ("web-page", "", date(2027, 1, 2), False),
        ("hearsay", "2026-01-01", date(2099, 1, 1), False),
    ],
)
def test_a_reference_is_overdue_when_more_days_have_passed_than_its_type_allows(kind, checked, today, expected):
    assert is_overdue(Reference("a", kind, "A", checked=checked), today) is expected


def test_an_overdue_reference_is_listed(tmp_path):
    report = report_references(read_draft(make_pack(tmp_path)), today=date(2028, 1, 1))
    assert [each.id for each in report.overdue] == ["almanac2019", "shed-notes"]
