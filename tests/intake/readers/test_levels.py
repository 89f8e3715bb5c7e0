"""The kind of evidence that a document says it is, from its publication types, its format and its title."""

from __future__ import annotations

import json

import pytest

from curbside.intake.readers import read_item
from curbside.intake.readers.publication import type_of
from curbside.library.references import TYPES
from tests.intake.own.test_standing import article
from tests.intake.readers.reading import item

BY_PUBLICATION_TYPE = [
    ("guideline", "Practice Guideline"), ("guideline", "Guideline"),
    ("systematic-review", "Systematic Review"), ("systematic-review", "Meta-Analysis"),
    ("rct", "Randomized Controlled Trial"), ("rct", "Pragmatic Clinical Trial"), ("rct", "Equivalence Trial"),
    ("consensus", "Consensus Development Conference"), ("consensus", "Consensus Statement"),
    ("cohort", "Observational Study"), ("case-report", "Case Reports"), ("narrative-review", "Review"),
    ("narrative-review", "Scoping Review"), ("patient-information", "Patient Education Handout"),
    ("", "Journal Article"), ("", "Comparative Study"), ("", "Letter"), ("", "Editorial"),
    # the strongest of several decides
    ("rct", "Journal Article;Multicenter Study;Randomized Controlled Trial"),
    ("systematic-review", "Review;Systematic Review"), ("guideline", "Review;Practice Guideline"),
]  # fmt: skip
BY_TITLE = [
    ("systematic-review", "Watering of tomatoes: a systematic review"),
    ("systematic-review", "A systematic review of watering"),
    ("systematic-review", "Mulching under glass: an updated meta-analysis"),
    ("rct", "Soap water for greenfly: a double-blind randomised controlled trial"),
    ("guideline", "Clinical practice guideline on tomatoes"),
    ("guideline", "Guideline for the watering of tomatoes"),
    ("guideline", "National guidelines on frost"),
    ("guideline", "Northfield asthma guideline"),
    ("consensus", "A consensus statement on compost"),
    ("systematic-review", "Outcomes after frost: a systematic review"),
    ("rct", "Effects of straw against mulch: a randomized trial"),
    ("cohort", "Straw and yield: a prospective cohort study"),
    ("case-report", "A marrow of ninety pounds: a case report"),
    ("narrative-review", "Frost: a narrative review"),
    ("drug-label", "Nettle tea: summary of product characteristics"),
    ("drug-label", "Prescribing information for nettle tea"),
    ("patient-information", "After your injection: information for patients"),
    ("patient-information", "Patient information leaflet: your compost"),
    ("", "Watering of tomatoes: protocol for a systematic review"),
    ("", "Adherence to the practice guideline on tomatoes"),
    ("", "Comment on: a systematic review of watering"),
    ("", "An audit against the asthma guideline"),
    ("", "Impact of guidelines for watering"),
    ("", "Barriers to the watering guideline"),
    ("", "Greenhouse policy"),
]


@pytest.mark.parametrize(("kind", "types"), BY_PUBLICATION_TYPE)
def test_a_publication_type_of_pubmed_gives_the_level(kind, types):
    xml = f"<PubmedArticleSet>{article('1', 'Tomatoes', 'They ripen.', types=types)}</PubmedArticleSet>"
    (read,) = read_item(item("a.xml", xml.encode()))
    assert read.meta.type == kind


@pytest.mark.parametrize(("kind", "title"), BY_TITLE)
def test_a_title_that_names_its_design_gives_the_level(kind, title):
    assert type_of((), title) == kind


@pytest.mark.parametrize("kind", TYPES)
def test_every_level_can_be_stated_in_a_row(kind):
    row = json.dumps({"title": "Tomatoes", "text": "They ripen in August.", "type": kind})
    (read,) = read_item(item("a.jsonl", row.encode()))
    assert read.meta.type == kind


def test_a_page_of_the_web_that_is_no_article_is_a_web_page():
    page = b"<html><head><title>Tomatoes</title></head><body><h1>Beds</h1><p>They ripen in August.</p></body></html>"
    (read,) = read_item(item("a.html", page))
    assert read.meta.type == "web-page"


@pytest.mark.parametrize(("kind", "named"), [
    ("guideline", "guideline"), ("systematic-review", "systematic-review"), ("case-report", "case-report"),
    ("narrative-review", "review-article"), ("", "research-article"),
])  # fmt: skip
def test_the_article_type_of_jats_gives_the_level(kind, named):
    xml = (
        f'<article article-type="{named}"><front><article-meta><title-group><article-title>Tomatoes</article-title>'
        "</title-group></article-meta></front><body><p>They ripen in August, and not before.</p></body></article>"
    )
    (read,) = read_item(item("a.xml", xml.encode()))
    assert read.meta.type == kind
