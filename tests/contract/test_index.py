"""What every index engine does; each test runs on all of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from curbside.index.base import Hit, Query
from curbside.index.embedded import EmbeddedIndex, write_embedded
from curbside.index.fields import analyse
from curbside.index.memory import MemoryIndex
from tests.factories import STAMP, make_passage

WATER = make_passage("garden:water-001", "Water tomatoes in the morning.", concepts=("watering",))
PRUNE = make_passage("garden:prune-001", "Prune tomatoes in the evening.", role="prevention")
FEED = make_passage(
    "garden:feed-001", "Feed roses in spring.", subjects=("rose",), concepts=("rose", "feeding")
)
LOCAL = make_passage("local:note-001", "Water the roses at noon.", source="local", role="pitfall")
ALL = (WATER, PRUNE, FEED, LOCAL)


def words(text: str, weight: float = 1.0) -> tuple[tuple[str, float], ...]:
    return tuple((stem, weight) for stem in analyse(text))


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.passage.id for hit in hits]


def test_a_found_passage_is_the_passage_that_was_put_in(make_index):
    whole = make_passage(
        "garden:whole-001",
        "Ash feeds “tall” tomatoes – 2·5 µg/m² in élite beds.",
        title="Ash",
        section="Doses",
        start=17,
        end=70,
        role="dose",
        subjects=("tomato-plant",),
        concepts=("tomato-plant", "ash"),
        applies_to='tall, "old" plants',
        strength="strong",
        certainty="low",
        plain="Ash feeds tomatoes.",
        references=("almanac2019", "shed-notes"),
        disagrees=("garden:whole-002",),
        reason="other soil",
        year=2019,
        level="guideline",
        audience="clinician",
    )
    index = make_index([whole])
    assert [hit.passage for hit in index.search(Query(words=words("ash")), 5)] == [whole]
    assert index.passages(["garden:whole-001"]) == {"garden:whole-001": whole}


def test_an_index_says_how_many_passages_it_holds_and_what_it_was_made_with(make_index):
    index = make_index(ALL)
    assert (index.count, index.stamp) == (4, STAMP)


def test_passages_that_hold_more_of_the_words_come_first(make_index):
    hits = make_index(ALL).search(Query(words=words("watering tomatoes in the morning")), 10)
    assert ids(hits) == ["garden:water-001", "garden:prune-001", "local:note-001"]
    assert hits[0].score > hits[1].score > 0


def test_a_heavier_word_outweighs_a_lighter_one(make_index):
    index = make_index(ALL)
    assert ids(index.search(Query(words=(("prune", 0.1), ("feed", 3.0))), 1)) == ["garden:feed-001"]
    assert ids(index.search(Query(words=(("prune", 3.0), ("feed", 0.1))), 1)) == [
        "garden:prune-001"
    ]


def test_a_word_in_the_statement_counts_more_than_one_in_its_plain_reading(make_index):
    index = make_index(
        [
            make_passage("garden:a-001", "Hoe often.", plain="Dig well."),
            make_passage("garden:b-001", "Dig well.", plain="Hoe often."),
        ]
    )
    assert ids(index.search(Query(words=words("dig")), 2)) == ["garden:b-001", "garden:a-001"]


def test_a_word_of_the_title_finds_every_passage_of_the_topic(make_index):
    index = make_index(
        [
            make_passage("garden:a-001", "Hoe often.", title="Marrows"),
            make_passage("garden:a-002", "Dig well.", title="Marrows"),
            make_passage("garden:b-001", "Dig well.", title="Leeks"),
        ]
    )
    assert ids(index.search(Query(words=words("marrow")), 5)) == ["garden:a-001", "garden:a-002"]


def test_concepts_and_subjects_find_passages_without_a_shared_word(make_index):
    index = make_index(ALL)
    assert ids(index.search(Query(concepts=(("watering", 1.0),)), 5)) == ["garden:water-001"]
    assert ids(index.search(Query(subjects=(("rose", 1.0),)), 5)) == ["garden:feed-001"]


def test_a_concept_id_is_matched_whole(make_index):
    index = make_index([make_passage("garden:a-001", "Dig.", concepts=("rose-bush",))])
    assert index.search(Query(concepts=(("rose", 1.0),)), 5) == ()


def test_equal_scores_come_in_order_of_id_whatever_the_order_they_were_put_in(make_index):
    passages = [make_passage(f"garden:same-{n:03}", "Rake the gravel.") for n in range(40)]
    index = make_index(passages[::-1])
    expected = [f"garden:same-{n:03}" for n in range(40)]
    assert ids(index.search(Query(words=words("gravel")), 100)) == expected
    assert ids(index.search(Query(words=words("gravel")), 7)) == expected[:7]


def test_the_same_query_gives_the_same_hits_again(make_index):
    index = make_index(ALL)
    query = Query(words=words("water roses tomatoes"), concepts=(("rose", 2.0),))
    assert index.search(query, 10) == index.search(query, 10)


def test_roles_and_sources_keep_only_their_own(make_index):
    index = make_index(ALL)
    water = words("water tomatoes")
    assert ids(index.search(Query(words=water, roles=("prevention",)), 9)) == ["garden:prune-001"]
    assert ids(index.search(Query(words=water, sources=("local",)), 9)) == ["local:note-001"]
    both = Query(words=water, roles=("treatment", "pitfall"), sources=("garden",))
    assert ids(index.search(both, 9)) == ["garden:water-001"]


def test_a_filter_leaves_the_scores_as_they_were(make_index):
    index = make_index(ALL)
    (plain, *_), (kept,) = (
        index.search(Query(words=words("prune tomatoes"), roles=roles), 9)
        for roles in ((), ("prevention",))
    )
    assert kept.passage == plain.passage
    assert kept.score == pytest.approx(plain.score, rel=1e-6)


def test_a_passage_that_fits_the_filter_but_no_word_is_not_found(make_index):
    index = make_index(ALL)
    assert index.search(Query(words=words("sundial"), roles=("treatment",)), 9) == ()


def test_an_empty_query_or_an_empty_library_finds_nothing(make_index):
    assert make_index([]).search(Query(words=words("water")), 5) == ()


def test_an_empty_query_finds_nothing(make_index):
    index = make_index(ALL)
    assert index.search(Query(), 5) == ()
    assert index.search(Query(roles=("treatment",)), 5) == ()
    assert index.search(Query(words=words("water")), 0) == ()


def test_words_that_look_like_a_query_language_are_only_words(make_index):
    index = make_index(ALL)
    typed = 'text:"tomatoes" AND NOT (morning OR id:*)^2 [a TO z] \\ + -'
    found = ids(index.search(Query(words=tuple((w, 1.0) for w in typed.split())), 9))
    assert found == []
    assert set(ids(index.search(Query(words=words(typed)), 9))) == {
        "garden:water-001",
        "garden:prune-001",
    }


def test_passages_come_in_the_order_asked_and_unknown_ones_are_left_out(make_index):
    index = make_index(ALL)
    asked = ["local:note-001", "garden:nobody-001", "garden:feed-001", "local:note-001"]
    assert list(index.passages(asked).items()) == [
        ("local:note-001", LOCAL),
        ("garden:feed-001", FEED),
    ]
    assert index.passages([]) == {}


def test_either_spelling_and_any_form_of_a_word_meets_the_other(make_index):
    index = make_index([make_passage("garden:a-001", "Moulds colour the grafted tumours.")])
    for asked in ("color", "COLOURING", "tumor", "Tumours", "graft"):
        assert ids(index.search(Query(words=words(asked)), 5)) == ["garden:a-001"], asked


def test_threads_that_share_an_index_find_what_one_alone_finds(make_index):
    index = make_index(
        [make_passage(f"garden:a-{n:03}", f"Bed {n} has leeks.") for n in range(200)]
    )
    query = Query(words=words("leeks in bed 7"))
    alone = index.search(query, 50)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: index.search(query, 50), range(64))) == {alone}


def test_both_engines_give_the_same_scores(tmp_path):
    passages = [
        make_passage(
            f"garden:a-{n:03}",
            f"Row {n} of {'beans ' * (n % 4)}and {'peas ' * (n % 3)}in clay.",
            title="Beans" if n % 2 else "Peas",
            plain="Peas grow." if n % 5 else "",
            concepts=("bean",) if n % 3 else ("bean", "pea"),
        )
        for n in range(60)
    ]
    write_embedded(tmp_path, sorted(passages, key=lambda passage: passage.id))
    query = Query(words=words("beans or peas in clay row 9", 0.7), concepts=(("pea", 1.5),))
    embedded = EmbeddedIndex.open(tmp_path, STAMP).search(query, 60)
    memory = MemoryIndex(passages, STAMP).search(query, 60)
    assert {h.passage.id: round(h.score, 3) for h in embedded} == {
        h.passage.id: round(h.score, 3) for h in memory
    }


def test_an_index_says_how_many_passages_hold_a_term(make_index):
    index = make_index(ALL)
    [water], [rose] = analyse("water"), analyse("roses")
    assert index.frequency("text", water) == 2
    assert index.frequency("text", rose) == 2
    assert index.frequency("subjects", "rose") == 1
    assert index.frequency("concepts", "nothing-here") == 0
