"""Topics and sources as lists: sought, ordered, and turned round to what cites a source."""

from __future__ import annotations

from datetime import date

import pytest

from curbside.consult import Consult
from curbside.errors import NotFound
from curbside.library.browse import AREAS, ORDERS, Browse
from curbside.library.counts import GROUPS, sources_by_age, sources_by_period, sources_by_review
from curbside.library.references import TYPES, Reference
from curbside.library.vocabulary import KINDS
from tests.factories import make_pack_with_leaflet, make_settings

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def consult(tmp_path_factory) -> Consult:
    folder = tmp_path_factory.mktemp("browse")
    return Consult.open(make_settings(folder, make_pack_with_leaflet(folder)))


@pytest.fixture(scope="module")
def browse(consult) -> Browse:
    return consult.browse


def test_every_kind_of_concept_has_one_area():
    kinds = [kind for _, held in AREAS.values() for kind in held]
    assert sorted(kinds) == sorted(KINDS)


def test_a_topic_is_listed_with_its_subject_its_counts_and_its_dates(browse):
    (line,) = browse.topics(words="greenfly")
    assert (line.id, line.title, line.subject) == ("garden/greenfly", "Greenfly", "greenfly attack")
    card = browse.knowledge.topics["garden/greenfly"]
    assert (line.statements, line.sections) == (len(card.passages), card.sections)
    assert (line.reviewed, line.date, line.area) == ("awaiting", "2026-11-21", "diseases")


def test_topics_are_sought_by_area_section_and_words_together(browse):
    everything = browse.topics()
    assert sum(browse.areas.values()) == len(everything) == len(browse.knowledge.topics)
    assert [line.id for line in browse.topics(area="diseases", section="Signs")] == ["garden/greenfly"]
    assert browse.topics(area="living", words="greenfly") == ()
    assert browse.topics(words="GREENFLY zebra") == ()


def test_what_cites_a_source_is_what_names_it(browse):
    for line in browse.sources():
        cited = {p.id for topic in browse.citing(line.reference.id) for p in topic.passages}
        assert cited == {p.id for p in browse.passages.values() if line.reference.id in p.references}
        assert line.statements == len(cited)
        on = {each.id for each in browse.leaflets if any(cited & set(s.stands_on) for s in each.sentences)}
        assert {each.id for each in browse.leaflets_on(line.reference.id)} == on
        assert line.leaflets == len(on)


def test_sources_are_sought_by_standing_level_year_and_words(browse):
    def ids(**told):
        return [line.reference.id for line in browse.sources(**told)]

    assert ids() == ["shed-notes", "almanac2019"]
    assert ids(order="level") == ["almanac2019", "shed-notes"]
    assert ids(level="web-page") == ids(since=2020) == ids(words="shed notes") == ["shed-notes"]
    assert ids(until=2019) == ids(words="thumb") == ["almanac2019"]
    assert ids(standing="retracted") == []
    assert set(ORDERS) == {"year", "level", "cited", "title"}


def test_a_source_or_topic_that_is_not_there_is_told(browse):
    with pytest.raises(NotFound, match="no source 'none'"):
        browse.source("none")
    with pytest.raises(NotFound, match="no one topic 'none'"):
        browse.topic("none")


def test_an_article_numbers_its_references_in_order_of_first_use(consult):
    article = consult.article("greenfly")
    numbers = [n for section in article.sections for each in section.statements for n in each.references]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(article.references) + 1))
    shown = [each.passage for section in article.sections for each in section.statements]
    assert tuple(shown) == consult.browse.topic("greenfly").passages
    for section in article.sections:
        for each in section.statements:
            held = consult.passage(each.passage)
            cited = tuple(article.references[n - 1].id for n in each.references)
            assert (held.section, held.text, held.references) == (section.heading, each.text, cited)


def reference(id: str, type: str = "rct", year: int | None = 2020, checked: str = "2026-11-21") -> Reference:
    return Reference(id, type, id, year=year, checked=checked)


def test_every_type_of_source_is_in_one_group():
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(TYPES)


def test_sources_are_counted_by_five_years_and_strength():
    held = [reference("a", "guideline", 2026), reference("b"), reference("c", "cohort", 1976)]
    held.append(reference("d", year=None))
    bars = sources_by_period(held, TODAY)
    assert [(bar.label, {k: v for k, v in bar.counts.items() if v}) for bar in bars] == [
        ("2025–2026", {"Guidelines and consensus": 1}),
        ("2020–2024", {"Trials": 1}),
        ("Before 1990", {"Other studies": 1}),
        ("No year stated", {"Trials": 1}),
    ]


def test_sources_are_counted_by_when_they_are_to_be_looked_at_again():
    held = [
        reference("a", "guideline", checked="2026-11-21"),
        reference("b", "guideline", checked="2025-11-20"),
        reference("c", "rct", checked="2026-03"),
        reference("d", checked=""),
    ]
    bars = sources_by_review(held, TODAY)
    assert [(bar.label, bar.total) for bar in bars] == [
        ("Overdue", 1), ("July–December 2027", 1), ("January–June 2029", 1), ("Not checked yet", 1),
    ]  # fmt: skip


def test_sources_are_counted_by_how_long_ago_they_were_checked():
    held = [reference("a"), reference("b", checked="2026-01"), reference("c", checked="2020-01-01")]
    bars = sources_by_age(held, TODAY)
    assert [(bar.label, bar.total) for bar in bars] == [
        ("Up to 3 months ago", 1), ("3 to 6 months ago", 0), ("6 to 12 months ago", 1), ("1 to 2 years ago", 0),
        ("Longer ago", 1),
    ]  # fmt: skip


def test_every_source_of_the_shipped_pack_is_counted_once(shipped):
    held = [line.reference for line in shipped.browse.sources()]
    for bars in (sources_by_period(held, TODAY), sources_by_review(held, TODAY), sources_by_age(held, TODAY)):
        assert sum(bar.total for bar in bars) == len(held) == len(shipped.shelf.knowledge.references)
