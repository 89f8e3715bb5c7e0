"""The shipped vocabulary: enough concepts, each term with one owner, and nothing of it listed elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from importlib.resources import files

import pytest
import yaml

from curbside.library.vocabulary import KINDS, SCOPES, Concept, Vocabulary
from curbside.text.common_words import common_words
from curbside.text.spelling import normal_word

PACK = files("curbside") / "packs" / "spinal_cord"
WORDS = ("synonyms", "abbreviations", "lay", "misspellings")
LINKS = ("broader", "part_of", "treats")
KEYS = {"id", "term", "kind", "scope", *WORDS, *LINKS, "ids", "ambiguous", "note"}


@pytest.fixture(scope="module")
def concepts() -> list[dict]:
    pages = sorted((PACK / "vocabulary").iterdir(), key=lambda page: page.name)
    return [concept for page in pages for concept in yaml.safe_load(page.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def scope() -> dict:
    return yaml.safe_load((PACK / "scope.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def vocabulary(concepts) -> Vocabulary:
    fields = [{key: value for key, value in each.items() if key not in ("ambiguous", "note")} for each in concepts]
    return Vocabulary(
        Concept(**{key: tuple(value) if isinstance(value, list) else value for key, value in each.items()})
        for each in fields
    )


def key_of(term: str) -> str:
    """The term as the matcher compares it: one spelling for British and American, one and many."""
    return " ".join(normal_word(word) for word in re.findall(r"[^\W_]+(?:['’][^\W\d_]+)*", term))


def terms_of(concept: dict, *lists: str) -> list[str]:
    return [concept["term"], *(term for name in lists or WORDS for term in concept.get(name, ()))]


def found(vocabulary: Vocabulary, question: str) -> list[str]:
    return [match.concept for match in vocabulary.matcher.find(question)]


def test_there_are_at_least_450_concepts(concepts):
    assert len(concepts) >= 450


def test_every_id_is_kebab_case_and_stands_once(concepts):
    ids = [concept["id"] for concept in concepts]
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", id)] == []
    assert [id for id, times in Counter(ids).items() if times > 1] == []


def test_every_key_kind_and_scope_is_a_legal_one(concepts):
    assert [concept["id"] for concept in concepts if not concept.keys() <= KEYS] == []
    assert [concept["id"] for concept in concepts if concept["kind"] not in KINDS] == []
    assert [concept["id"] for concept in concepts if concept["scope"] not in SCOPES] == []


def test_every_word_is_text_and_no_list_is_empty(concepts):
    lists = [
        (concept["id"], name, concept[name]) for concept in concepts for name in (*WORDS, *LINKS) if name in concept
    ]
    assert [(id, name) for id, name, words in lists if not words] == []
    assert [
        (id, word) for id, _, words in lists for word in words if not isinstance(word, str) or word != word.strip()
    ] == []


def test_kin_are_concepts_and_never_the_concept_itself(concepts):
    ids = {concept["id"] for concept in concepts}
    links = [(concept["id"], other) for concept in concepts for name in LINKS for other in concept.get(name, ())]
    assert [(id, other) for id, other in links if other not in ids or other == id] == []


def test_only_what_treats_is_said_to_treat(concepts):
    treating = {concept["kind"] for concept in concepts if concept.get("treats")}
    assert treating <= {"drug", "procedure", "therapy"}


def test_no_two_concepts_share_a_term_unless_both_are_marked_ambiguous(concepts):
    owners = defaultdict(dict)
    for concept in concepts:
        for term in terms_of(concept):
            owners[key_of(term)][concept["id"]] = concept
    shared = {key: set(held) for key, held in owners.items() if len(held) > 1}
    unmarked = {key for key in shared if not all(each.get("ambiguous") is True for each in owners[key].values())}
    assert unmarked == set()
    assert {id for ids in shared.values() for id in ids} == {each["id"] for each in concepts if "ambiguous" in each}


def test_no_concept_lists_a_spelling_that_folding_already_covers(concepts):
    repeated = [
        (concept["id"], key)
        for concept in concepts
        for key, times in Counter(map(key_of, terms_of(concept, "synonyms", "lay", "misspellings"))).items()
        if times > 1
    ]
    assert repeated == []


def test_what_is_listed_elsewhere_is_no_term_of_the_vocabulary(concepts, scope):
    known = {key_of(term) for concept in concepts for term in terms_of(concept)}
    elsewhere = [term for group in scope["elsewhere"] for term in group["terms"]]
    assert len(elsewhere) >= 500
    assert [term for term in elsewhere if key_of(term) in known or term != term.lower()] == []
    assert [term for term, times in Counter(map(key_of, elsewhere)).items() if times > 1] == []


def test_the_scope_says_in_one_sentence_what_is_covered_and_names_what_is_near(scope):
    assert scope.keys() == {"about", "covers", "nearby", "elsewhere", "abbreviations"}
    assert re.fullmatch(r"[A-Z][^.]+\.", scope["covers"].strip())
    assert 25 <= len(scope["nearby"]) == len(set(scope["nearby"])) <= 40


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Treatment of myomalacia?", ["treatment", "myelomalacia"]),
        ("I cannot pee and I have a numb bum", ["urinary-retention", "saddle-anaesthesia"]),
        ("cant wee", ["urinary-retention"]),
        ("outlook after laminectemy", ["prognosis", "laminectomy"]),
        ("Is CSM the same as DCM?", ["degenerative-cervical-myelopathy"] * 2),
        ("pins and needles in my hands", ["hand-numbness"]),
        ("slipped disk", ["disc-herniation"]),
        ("haematomyelia", ["spinal-cord-haemorrhage"]),
        ("hematomyelia", ["spinal-cord-haemorrhage"]),
        ("Hoffman's sign", ["hoffmann-sign"]),
        ("MS", ["multiple-sclerosis"]),
        ("4 ms later, pls", []),
    ],
)
def test_the_words_of_patients_and_clinicians_lead_to_their_concepts(vocabulary, question, expected):
    assert found(vocabulary, question) == expected


def test_common_words_are_many_sorted_and_never_taken_for_a_term():
    text = (files("curbside") / "text" / "common_words.txt").read_text(encoding="utf-8")
    words = text.split()
    assert 4000 <= len(words) <= 6000
    assert words == sorted(set(words))
    assert [word for word in words if not re.fullmatch(r"[a-z]+(?:'[a-z]+)?", word)] == []
    assert {"softer", "later", "better", "stand", "spine", "sitting"} <= common_words()
