"""The embedded engine: tantivy, in one folder on disk that is written once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from sys import intern

import tantivy
from tantivy import Occur
from tantivy import Query as Clause

from curbside.errors import BadInput, IndexBroken, OurFault
from curbside.index import fields
from curbside.index.base import Hit, Query, Stamp
from curbside.index.rows import FIELDS, Row, row_of
from curbside.library.passages import Passage, from_json

# Room for a whole library in one segment: equal scores then come in the order of passage id.
_HEAP = 128_000_000
_FILTERS = (fields.ROLE, fields.SOURCE, fields.LEVEL, fields.YEAR)
_LAST_YEAR = 2200
_TEXT = FIELDS.index("text")
_FEW = 32


class EmbeddedIndex:
    """A tantivy index opened for reading; safe to share between threads."""

    def __init__(self, index: tantivy.Index, stamp: Stamp) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._stamp = stamp
        # The index never changes under a searcher, so a passage once decoded stays right; with its stems.
        self._decoded: dict[int, tuple[Passage, tuple[str, ...]]] = {}
        self._by_id: dict[str, Passage] = {}

    @classmethod
    def open(cls, folder: Path, stamp: Stamp) -> EmbeddedIndex:
        """The index in a folder; raises IndexBroken when tantivy cannot read it."""
        try:
            return cls(tantivy.Index.open(str(folder)), stamp)
        except (ValueError, OSError) as fault:
            raise IndexBroken(
                f"The index in {folder} cannot be opened: {fault}.",
                remedy="Build the library again: curbside library build --afresh.",
            ) from fault

    @property
    def stamp(self) -> Stamp:
        return self._stamp

    @property
    def count(self) -> int:
        return self._searcher.num_docs

    def search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        """At most `limit` hits, best first, equal scores in order of passage id."""
        if query.is_empty or limit < 1 or not self.count:
            return ()
        found = self._nearest(self._clause(query), limit)
        held = [(score, *self._held(address)) for score, address in found]
        hits = [Hit(passage, score, stems) for score, passage, stems in held]
        return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))[:limit])

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id in the order asked; ids that are not held are left out."""
        wanted = list(dict.fromkeys(ids))
        missing = [id for id in wanted if id not in self._by_id]
        if missing and self.count:
            clause = Clause.term_set_query(self._schema, fields.ID, missing)
            for _, address in self._searcher.search(clause, len(missing), count=False).hits:
                self._held(address)
        return {id: self._by_id[id] for id in wanted if id in self._by_id}

    def every(self) -> list[Passage]:
        """All passages, in no order."""
        found = self._searcher.search(Clause.all_query(), max(self.count, 1), count=False).hits
        return [self._held(address)[0] for _, address in found]

    def frequency(self, field: str, term: str) -> int:
        """How many passages hold the term in the field."""
        return self._searcher.doc_freq(field, term)

    def _nearest(self, clause: Clause, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        """The `limit` nearest, and all that are as near as the last of them: in an index of several
        segments it would be chance which of those came first."""
        if self._searcher.num_segments < 2:
            return self._searcher.search(clause, limit, count=False).hits
        asked = limit + 1
        while True:
            found = self._searcher.search(clause, asked, count=False).hits
            if len(found) < asked or found[-1][0] < found[limit - 1][0]:
                return found
            asked *= 2

    def _clause(self, query: Query) -> Clause:
        # Terms are handed over whole: a question is never parsed as a query language.
        should = [
            (Occur.Should, self._term(field, stem, weight * boost))
            for stem, weight in query.words
            for field, boost in fields.BOOSTS
        ]
        for field, weighted in (
            (fields.CONCEPTS, query.concepts),
            (fields.SUBJECTS, query.subjects),
        ):
            should += [(Occur.Should, self._term(field, id, weight)) for id, weight in weighted]
        clause = Clause.boolean_query(should)
        years = () if query.since is None else tuple(map(str, range(query.since, _LAST_YEAR)))
        asked = zip(_FILTERS, (query.roles, query.sources, query.levels, years), strict=True)
        kept = [(field, values) for field, values in asked if values or (field == fields.YEAR and query.since)]
        if not kept:
            return clause
        filters = [Clause.const_score_query(self._any_of(field, values), 0.0) for field, values in kept]
        return Clause.boolean_query([(Occur.Must, each) for each in (clause, *filters)])

    def _any_of(self, field: str, values: tuple[str, ...]) -> Clause:
        # a set is looked for in all that the field holds: for a few values three times as slow
        if len(values) > _FEW:
            return Clause.term_set_query(self._schema, field, list(values))
        return Clause.boolean_query([(Occur.Should, self._term(field, value, 1.0)) for value in values])

    def _term(self, field: str, value: str, weight: float) -> Clause:
        # "freq" reads how often, not where; fields of whole values know only whether.
        option = "freq" if field in fields.WORD_FIELDS else "basic"
        clause = Clause.term_query(self._schema, field, value, option)
        return clause if weight == 1.0 else Clause.boost_query(clause, weight)

    def _held(self, address: tantivy.DocAddress) -> tuple[Passage, tuple[str, ...]]:
        place = address.segment_ord << 32 | address.doc
        held = self._decoded.get(place)
        if held is None:
            payload = self._searcher.doc(address).get_first(fields.PAYLOAD)
            told, _, stems = bytes(payload).partition(b"\n")
            passage = from_json(told)
            # few stems are different ones, so each is kept once
            self._decoded[place] = held = passage, tuple(map(intern, stems.decode().split()))
            self._by_id[passage.id] = passage
        return held


def write_embedded(folder: Path, passages: Iterable[Passage]) -> int:
    """Writes a new index of the passages, which stand in order of id, into an empty folder; returns how
    many it holds."""
    writer = EmbeddedWriter(folder)
    for passage in passages:
        writer.add(row_of(passage))
    return writer.close()


class EmbeddedWriter:
    """Writes rows into an index, a new one in an empty folder or one that is there; `close` puts them in.

    With more than one thread it is faster, and passages of one score lie in no order in it.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        self._folder = folder
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._writer = self._index.writer(heap_size=_HEAP, num_threads=threads)
        self._count = self._index.searcher().num_docs

    def add(self, row: Row) -> None:
        document = tantivy.Document()
        for name, text in zip(FIELDS, row, strict=False):  # what is left over is the passage itself
            if text:
                document.add_text(name, text)
        # the passage is one line of JSON; its stems follow, or they would be found anew for every question
        document.add_bytes(fields.PAYLOAD, f"{row[-1]}\n{row[_TEXT]}".encode())
        try:
            self._writer.add_document(document)
        except (ValueError, OSError) as fault:
            raise self._unwritable(fault) from fault
        self._count += 1

    def close(self) -> int:
        """Puts in what was added; returns how many passages the index now holds."""
        try:
            self._writer.commit()
            self._writer.wait_merging_threads()
        except (ValueError, OSError) as fault:
            raise self._unwritable(fault) from fault
        self._index.reload()
        held = self._index.searcher().num_docs
        if held != self._count:
            raise OurFault(f"{self._count} passages were written and {held} are held.")
        return held

    def _unwritable(self, fault: Exception) -> BadInput:
        return BadInput(
            f"The index in {self._folder} cannot be written: {fault}.",
            remedy="Make room for it; the same command then goes on.",
        )


def _schema() -> tantivy.Schema:
    # Stems and values are found here and parted by spaces, so that the index on disk needs no analyser.
    builder = tantivy.SchemaBuilder()
    for name in fields.WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in fields.TERM_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field(fields.PAYLOAD, stored=True)
    return builder.build()
