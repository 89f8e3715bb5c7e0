"""Ranking of running text: what brings a passage nearer, one signal at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.index.base import Query
from curbside.index.fields import analyse
from curbside.index.memory import MemoryIndex
from curbside.index.ranking import Signals, look_at, nearest
from curbside.library.passages import Passage
from tests.factories import STAMP, make_passage


def index_of(*passages: Passage) -> MemoryIndex:
    return MemoryIndex(passages, STAMP)


def query(text: str, **more) -> Query:
    return Query(words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(text))), **more)


def note(number: int, text: str, *, of: str = "", **values) -> Passage:
    bare = {"title": "", "section": "", "role": "", "subjects": (), "concepts": ()}
    document = f"local/{of or number}"
    return make_passage(f"{document}:{number:05}", text, document=document, **{**bare, **values})


FILLER = tuple(note(n, f"Rake the gravel of path {n} in autumn.") for n in range(900, 920))


def order(found) -> list[int]:
    return [int(hit.passage.id[-5:]) for hit in found if int(hit.passage.id[-5:]) < 900]


def signals(index, asked: Query) -> dict[int, Signals]:
    return {int(hit.passage.id[-5:]): found for hit, found in look_at(index, asked, 100)}


def test_a_word_said_six_times_counts_less_than_two_words_said_once():
    index = index_of(note(1, "Slugs, slugs, slugs, slugs, slugs, slugs."), note(2, "Slugs eat lettuce."), *FILLER)
    assert order(nearest(index, query("slugs lettuce"), 10)) == [2, 1]


def test_the_other_passages_of_its_document_lend_a_passage_weight():
    alone = note(1, "Water keeps slugs away.")
    helped = note(2, "Water keeps slugs away.", of="book")
    beside = note(3, "Lettuce is what they eat.", of="book")
    seen = signals(index_of(alone, helped, beside, *FILLER), query("slugs lettuce water"))
    assert seen[2].words == seen[1].words
    assert seen[2].whole == pytest.approx(1.0)
    assert seen[1].whole < 0.8
    found = order(nearest(index_of(alone, helped, beside, *FILLER), query("slugs lettuce water"), 10))
    assert found.index(2) < found.index(1)


def test_the_rarest_word_is_the_focus_and_the_sooner_it_comes_the_better():
    early, late = note(1, "Wireworm hides in the lawn."), note(2, "In the lawn there hides wireworm.")
    others = tuple(note(n, f"Lawn number {n} is green.") for n in range(3, 30))
    seen = signals(index_of(early, late, *others), query("wireworm in a lawn"))
    assert (seen[1].focus, seen[2].focus, seen[3].focus) == (1.0, 1.0, 0.0)
    assert (seen[1].early, seen[2].early, seen[3].early) == (1.0, pytest.approx(1 / 3), 0.0)


def test_a_title_that_is_the_question_counts_more_than_one_that_holds_more():
    index = index_of(
        note(1, "It needs lime.", title="Club root"), note(2, "It needs lime.", title="Club root of pots"), *FILLER
    )
    assert signals(index, query("club root"))[1].title == pytest.approx(1.0)
    assert order(nearest(index, query("club root"), 10)) == [1, 2]


def test_of_one_article_the_passage_comes_first_that_has_what_the_title_leaves_open():
    index = index_of(
        note(1, "It is seen in wet soil.", of="root", title="Club root"),
        note(2, "Lime cures it.", of="root", title="Club root"),
        *FILLER,
    )
    seen = signals(index, query("club root lime"))
    assert (seen[1].rest, seen[2].rest) == (0.0, 1.0)
    assert order(nearest(index, query("club root lime"), 10)) == [2, 1]


def test_a_role_that_serves_counts_and_one_that_does_not_is_no_worse_than_none():
    index = index_of(note(1, "Mildew.", role="sign"), note(2, "Mildew."), note(3, "Mildew.", role="treatment"), *FILLER)
    asked = query("mildew", serves=(("treatment", 1.0), ("sign", 0.1)))
    seen = signals(index, asked)
    assert [seen[n].serves for n in (1, 2, 3)] == [0.5, 0.5, 1.0]
    assert order(nearest(index, asked, 10)) == [3, 1, 2]


def test_a_passage_that_names_the_concept_in_other_words_has_the_words():
    index = index_of(note(1, "Plant lice on stems.", concepts=("greenfly",)), note(2, "Stems of roses."), *FILLER)
    asked = query("greenfly on stems", names=(("greenfly", ("greenfli",)),))
    # a word that no passage has weighs nothing, in whatever words it is said
    assert signals(index, asked)[1].whole == signals(index, asked)[2].whole == pytest.approx(1.0)
    with_word = index_of(note(1, "Plant lice on stems.", concepts=("greenfly",)), note(2, "Stems of roses."),
                         note(3, "Greenfly."), *FILLER)  # fmt: skip
    seen = signals(with_word, asked)
    assert (seen[1].whole, seen[1].focus) == (pytest.approx(1.0), 1.0)
    assert seen[2].whole < 0.7


def test_words_that_no_passage_has_change_nothing():
    index = index_of(note(1, "Slugs eat lettuce."), note(2, "Slugs sleep."), *FILLER)
    plain, odd = nearest(index, query("slugs lettuce"), 5), nearest(index, query("slugs lettuce zzyzx"), 5)
    assert [(hit.passage.id, hit.score) for hit in plain] == [(hit.passage.id, hit.score) for hit in odd]


def test_nothing_asked_or_nothing_found_gives_nothing():
    index = index_of(note(1, "Slugs eat lettuce."))
    assert nearest(index, Query(), 5) == ()
    assert nearest(index, query("zzyzx"), 5) == ()


def test_the_bm25_of_a_passage_is_what_one_works_out_by_hand():
    # two passages, "slug" in one: idf = ln(1 + 1.5/1.5); three stems long, said twice
    index = index_of(note(1, "Slugs, slugs everywhere."), note(2, "Gravel."))
    length = len(analyse("Slugs, slugs everywhere."))
    norm = 0.4 * (0.6 + 0.4 * length / 30)
    assert signals(index, query("slug"))[1].words == pytest.approx(1.4 * 2 / (2 + norm))


@given(st.lists(st.sampled_from("slug lettuce gravel lime root water".split()), min_size=1, max_size=6))
def test_scores_fall_from_first_to_last_and_stay_between_nothing_and_little_over_one(words):
    index = index_of(note(1, "Slugs eat lettuce."), note(2, "Lime and water.", title="Root"), *FILLER)
    scores = [hit.score for hit in nearest(index, query(" ".join(words)), 50)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.1 for score in scores)


def test_a_passage_that_speaks_as_answers_do_says_what_is_asked_for_without_its_word():
    index = index_of(
        note(1, "It is inherited; both copies come from recessive parents.", title="Wilt"),
        note(2, "It is sprayed at noon.", title="Wilt"),
        note(3, "Inheritance of wilt.", title="Seeds"),
        *FILLER,
    )
    asked = query("wilt inheritance", says=(("inherit", "copi", "recess", "parent"),))
    seen = signals(index, asked)
    assert [seen[n].says for n in (1, 2, 3)] == [1.0, 0.0, pytest.approx(1 / 3)]
    assert order(nearest(index, asked, 10))[0] == 1


def test_where_nothing_known_is_asked_for_no_passage_says_it():
    seen = signals(index_of(note(1, "Slugs."), *FILLER), query("slugs"))
    assert seen[1].says == 0.0


def test_a_passage_without_a_role_serves_by_what_its_wording_hints_at():
    index = index_of(note(1, "Wilt is treated with lime."), note(2, "Wilt is seen in June."), *FILLER)
    seen = signals(index, query("wilt", serves=(("treatment", 1.0),)))
    assert [seen[n].serves for n in (1, 2)] == [1.0, 0.5]
