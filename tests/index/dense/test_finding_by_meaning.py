"""Finding by meaning: what is added to what words find, and what stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.errors import IndexBroken
from curbside.index.base import Query
from curbside.index.dense.encoder import LocalEncoder
from curbside.index.dense.index import NEAREST, DenseIndex
from curbside.index.dense.vectors import FOLDER, add_vectors, open_vectors
from curbside.index.fields import analyse
from curbside.index.joined import JoinedIndex
from curbside.index.memory import MemoryIndex
from curbside.index.ranking import look_at, nearest
from curbside.library.passages import Passage
from tests.factories import STAMP, make_passage
from tests.index.dense.tiny_model import make_model


class Countable:
    """Stands in for a model: a vector from the digest of the text; counts what it is asked to encode."""

    name = listing = "countable"

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def question(self, text: str) -> np.ndarray:
        numbers = np.frombuffer(hashlib.sha256(text.encode()).digest(), dtype=np.uint8).astype(np.float32) - 127.5
        return numbers / np.linalg.norm(numbers)

    def passages(self, texts: Iterable[str]) -> Iterator[np.ndarray]:
        for text in texts:
            self.encoded.append(text)
            yield self.question(text)


def note(number: int, text: str, **values) -> Passage:
    bare = {"title": "", "section": "", "role": "", "subjects": (), "concepts": ()}
    return make_passage(f"local/{number}:00001", text, document=f"local/{number}", **{**bare, **values})


def asked(text: str, **more) -> Query:
    return Query(words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(text))), asked=text, **more)


def ids(hits) -> list[str]:
    return [hit.passage.id for hit in hits]


NOTES = (
    note(1, "Snails like salad."),
    note(2, "Slugs avoid gravel.", source="shed", year=2001),
    note(3, "Rain at night."),
    note(4, "Cold kills the marrow."),
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory) -> LocalEncoder:
    return LocalEncoder.of(make_model(tmp_path_factory.mktemp("model")))


@pytest.fixture
def garden(tmp_path, encoder) -> DenseIndex:
    return DenseIndex(MemoryIndex(NOTES, STAMP), add_vectors(tmp_path, NOTES, encoder), encoder)


def test_a_passage_is_found_that_shares_no_word_with_the_question(garden):
    question = asked("slugs lettuce")
    assert ids(garden.search(question, 10)) == ["local/2:00001"]
    assert set(ids(nearest(garden, question, 2))) == {"local/1:00001", "local/2:00001"}


def test_a_hit_tells_its_likeness_and_a_document_that_of_its_nearest_passage(garden):
    seen = {hit.passage.id: (hit, signals) for hit, signals in look_at(garden, asked("snail"), 10)}
    hit, signals = seen["local/1:00001"]
    assert signals.near == signals.kin == hit.likeness == pytest.approx(0.74, abs=0.01)
    assert seen["local/3:00001"][1].near < 0.3


def test_a_question_without_words_of_its_own_is_answered_by_the_engine_alone(garden):
    bare = Query(words=(("slug", 1.0),))
    hits = garden.search(bare, 10)
    assert garden.widen(bare, hits) == hits


def test_what_a_question_does_not_keep_is_not_added(garden):
    question = asked("snail", sources=("shed",))
    assert ids(garden.widen(question, garden.search(question, 10))) == ["local/2:00001"]
    assert "local/2:00001" not in ids(garden.widen(asked("snail", since=2002), ()))


def test_beside_an_index_without_vectors_its_hits_stay_as_they_are(garden):
    retired = note(9, "Slugs like beer.")
    both = JoinedIndex((garden, MemoryIndex((retired,), STAMP)))
    hits = {hit.passage.id: hit for hit in both.widen(asked("slugs"), both.search(asked("slugs"), 10))}
    assert hits[retired.id].likeness is None
    assert hits["local/2:00001"].likeness is not None
    assert retired.id in ids(nearest(both, asked("slugs"), 10))


texts = st.lists(st.text("ab ", min_size=1, max_size=6), min_size=1, max_size=12)


@given(texts=texts, question=st.text("ab ", max_size=6))
def test_all_that_words_find_stays_in_its_order_and_nothing_comes_twice(tmp_path_factory, texts, question):
    passages = [note(n, text) for n, text in enumerate(texts)]
    encoder, folder = Countable(), tmp_path_factory.mktemp("any")
    index = DenseIndex(MemoryIndex(passages, STAMP), add_vectors(folder, passages, encoder), encoder)
    hits = index.search(asked(question), 5)
    widened = index.widen(asked(question), hits)
    assert ids(widened)[: len(hits)] == ids(hits)
    assert len(set(ids(widened))) == len(widened) <= len(hits) + NEAREST
    added = [hit.likeness for hit in widened[len(hits) :]]
    assert added == sorted(added, reverse=True)


def test_vectors_are_the_same_bytes_every_time_and_in_any_company(tmp_path, encoder):
    for name, passages in (("one", NOTES), ("two", tuple(reversed(NOTES)))):
        (tmp_path / name).mkdir()
        add_vectors(tmp_path / name, passages, encoder)
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name / FOLDER).iterdir()} for name in ("one", "two"))
    assert one == two
    alone, beside = next(encoder.passages(["slugs"])), next(encoder.passages(["slugs", "rain at night"]))
    assert alone.tobytes() == beside.tobytes()


def test_only_new_texts_are_encoded_and_the_result_is_as_if_all_were(tmp_path):
    encoder = Countable()
    for name in ("before", "after", "afresh"):
        (tmp_path / name).mkdir()
    known = add_vectors(tmp_path / "before", NOTES[:3], encoder)
    encoder.encoded.clear()
    after = add_vectors(tmp_path / "after", NOTES, encoder, known)
    assert encoder.encoded == ["Cold kills the marrow."]
    afresh = add_vectors(tmp_path / "afresh", NOTES, encoder)
    assert (after.ids, after.matrix.tobytes()) == (afresh.ids, afresh.matrix.tobytes())


def test_vectors_of_another_model_are_not_taken_over(tmp_path):
    one, other = Countable(), Countable()
    other.name = other.listing = "another"
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    known = add_vectors(tmp_path / "before", NOTES, one)
    add_vectors(tmp_path / "after", NOTES, other, known)
    assert len(other.encoded) == len(NOTES)


def test_an_index_of_nothing_has_vectors_of_nothing(tmp_path):
    vectors = add_vectors(tmp_path, (), Countable())
    index = DenseIndex(MemoryIndex((), STAMP), vectors, Countable())
    assert index.widen(asked("slugs"), ()) == ()


def test_vectors_that_do_not_belong_to_their_passages_are_refused(tmp_path):
    add_vectors(tmp_path, NOTES, Countable())
    np.save(tmp_path / FOLDER / "vectors.npy", np.zeros((1, 32), dtype=np.float32))
    with pytest.raises(IndexBroken, match="4 passages and 1 vectors"):
        open_vectors(tmp_path)
