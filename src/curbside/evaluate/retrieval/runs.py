"""A run: every question is put to an index of the rows, as `ask` puts it to a site's own documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from curbside.answer.own_units import own_units
from curbside.answer.question import Enquiry, understand
from curbside.answer.seeking import seek_running_text
from curbside.answer.shelf import Shelf
from curbside.evaluate.measures import percentile
from curbside.evaluate.retrieval.files import Asked, Row, read_questions, read_rows
from curbside.evaluate.retrieval.library import Measured, write_library
from curbside.evaluate.retrieval.measures import NAMES, measure
from curbside.index.dense.encoder import Encoder
from curbside.index.ranking import DEPTH


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with the rows and the documents found for it, best first."""

    asked: Asked
    rows: tuple[str, ...]
    documents: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class RetrievalRun:
    outcomes: tuple[Outcome, ...]
    passages: int

    @property
    def measures(self) -> dict[str, Any]:
        """Counts, measures of rows and of documents where any are right, and those of an order that the file holds."""
        outcomes = self.outcomes
        found: dict[str, Any] = {
            "questions": len(outcomes),
            "with_something_right": sum(any(o.asked.passages.values()) or bool(o.asked.documents) for o in outcomes),
            "passages": self.passages,
        }
        by_row = {o.asked.id: o.asked.passages for o in outcomes}
        by_document = {o.asked.id: o.asked.documents for o in outcomes}
        levels = {
            "passage": measure({o.asked.id: o.rows for o in outcomes}, by_row),
            "document": measure({o.asked.id: o.documents for o in outcomes}, by_document),
            "given_order": measure({o.asked.id: o.asked.given for o in outcomes if o.asked.given},
                                   {o.asked.id: o.asked.passages for o in outcomes if o.asked.given}),
        }  # fmt: skip
        found |= {name: level for name, level in levels.items() if level}
        found["ms_p50"] = round(percentile((o.milliseconds for o in outcomes), 0.5) or 0.0, 2)
        return found

    def as_table(self, *, misses: bool = False) -> str:
        told = self.measures
        lines = [f"{told['questions']} questions, {told['passages']} passages, {told['ms_p50']} ms at the median"]
        levels = {name: level for name, level in told.items() if isinstance(level, dict)}
        lines.append(f"{'':<12}" + "".join(f"{name:>11}" for name in NAMES))
        lines += [f"{name:<12}" + "".join(f"{level[n]:>11.3f}" for n in NAMES) for name, level in levels.items()]
        if misses:
            lines += [f"{o.asked.id}: nothing right among the first ten" for o in self.outcomes if _is_missed(o)]
        return "\n".join(lines)


def run_retrieval(
    shelf: Shelf, passages: Iterable[Path], questions: Path, sample: int = 0, encoder: Encoder | None = None
) -> RetrievalRun:
    """Indexes the rows of some files and looks for every question of another, or for about `sample` of them at even
    distances; with an encoder by meaning as well. `shelf` lends its vocabulary. Raises BadInput for files of another
    form."""
    rows, asked = read_rows(passages), read_questions(questions)
    if sample:
        asked = asked[:: max(len(asked) // sample, 1)]
    with TemporaryDirectory(prefix="curbside-") as folder:
        measured = write_library(Path(folder), rows, shelf.vocabulary, encoder)
        seeker = Seeker(replace(shelf, own=measured.index), measured, rows)
        return RetrievalRun(tuple(map(seeker.look_for, asked)), measured.index.count)


class Seeker:
    """Looks for questions among the passages of an index of rows."""

    def __init__(self, shelf: Shelf, measured: Measured, rows: Sequence[Row]) -> None:
        self._shelf = shelf
        self._measured = measured
        self._document_of = {row.id: row.document for row in rows}

    def look_for(self, asked: Asked) -> Outcome:
        begun = perf_counter()
        question = understand(Enquiry(asked.question), self._shelf.knowledge)
        units = own_units(question, self._shelf)
        # who names the rows to choose from wants all of those in order
        limit = self._measured.index.count if asked.among else DEPTH
        hits = seek_running_text(question, units, self._shelf, limit)
        spent = 1000 * (perf_counter() - begun)
        found = tuple(dict.fromkeys(self._measured.row_of[hit.passage.id] for hit in hits))
        rows = tuple(id for id in found if id not in asked.neither)
        if asked.among:
            rows = tuple(id for id in rows if id in asked.among)
            rows += tuple(sorted(asked.among.difference(rows)))
        documents = tuple(dict.fromkeys(map(self._document_of.__getitem__, found)))
        return Outcome(asked, rows, documents, spent)


def _is_missed(outcome: Outcome) -> bool:
    right = {id for id, grade in outcome.asked.passages.items() if grade}
    right_documents = {id for id, grade in outcome.asked.documents.items() if grade}
    return right.isdisjoint(outcome.rows[:10]) and right_documents.isdisjoint(outcome.documents[:10])
