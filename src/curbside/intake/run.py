"""A run: everything there is to read goes through the workers into the catalogue, then into the index.

Each item is put in with its outcome in one transaction, so a run that is stopped anywhere goes on
where it was, and nothing is lost or doubled.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from curbside.index.lock import locked
from curbside.index.opening import KNOWLEDGE
from curbside.intake.reading import prepare, read_documents
from curbside.intake.record import Item
from curbside.intake.sources import find_items
from curbside.intake.worker import Done, Failed, Limits, work_on
from curbside.library.own import ADDED, FAILED, SAME, ItemRow, OwnDocument, OwnDocuments

WORKERS = 2
# A batch is one transaction: what a stopped run repeats at most.
_BATCH_DOCUMENTS, _BATCH_SECONDS = 2_000, 2.0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item, and why where it failed."""

    origin: str
    part: str
    outcome: str
    documents: int = 0
    message: str = ""
    remedy: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """Every result of a run that is not "same", the counts of all, and what the files no longer hold."""

    results: list[Result] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    gone: int = 0

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.outcome == FAILED)


def read_into(
    own: OwnDocuments,
    targets: Iterable[str],
    library: Path,
    *,
    given: tuple[tuple[str, str], ...] = (),
    workers: int = WORKERS,
    limits: Limits = Limits(),  # noqa: B008  frozen
    on_result: Callable[[Result], None] = lambda result: None,
) -> Report:
    """Reads the targets into the catalogue; `library` is the folder of the built one, for its vocabulary.

    One item that fails is told and the others go on.
    """
    report, seen = Report(), {}

    def tell(result: Result) -> None:
        report.counts[result.outcome] += 1
        if result.outcome != SAME:
            report.results.append(result)
        on_result(result)

    with locked(library.parent / "intake.lock"):
        items = _unread(own, targets, given, seen, tell)
        done = work_on(items, read_documents, partial(prepare, library / KNOWLEDGE), workers=workers, limits=limits)
        for batch in _batches(done):
            for result in _put(own, batch, seen):
                tell(result)
        report.gone = own.settle(seen)
    return report


def _unread(
    own: OwnDocuments,
    targets: Iterable[str],
    given: tuple[tuple[str, str], ...],
    seen: dict[str, dict[str, ItemRow]],
    tell: Callable[[Result], None],
) -> Iterator[Item]:
    """The items that have changed since they were read, or were never read or read in vain."""
    before = own.items()
    for target in targets:
        for item in find_items(target):
            row = before.get((item.origin, item.part))
            now = _row(item, row)
            seen.setdefault(item.origin, {})[item.part] = now
            if row is not None and row.outcome != FAILED and row.sha256 == now.sha256 and not given:
                tell(Result(item.origin, item.part, SAME))
            else:
                yield Item(item.origin, item.name, item.data, item.media, item.part, given or item.given)


def _row(item: Item, before: ItemRow | None) -> ItemRow:
    """The item as it is now; a file of the same size and time as before is not even read."""
    if isinstance(item.data, Path):
        stat = item.data.stat()
        if before is not None and (before.size, before.modified) == (stat.st_size, stat.st_mtime_ns):
            return before
        with item.data.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ItemRow(item.origin, item.part, stat.st_size, stat.st_mtime_ns, digest, ADDED)
    return ItemRow(item.origin, item.part, len(item.data), 0, hashlib.sha256(item.data).hexdigest(), ADDED)


def _batches(done: Iterable[Done]) -> Iterator[list[Done]]:
    batch: list[Done] = []
    documents, begun = 0, monotonic()
    for each in done:
        batch.append(each)
        documents += len(each.result) if isinstance(each.result, list) else 1
        if documents >= _BATCH_DOCUMENTS or monotonic() - begun > _BATCH_SECONDS:
            yield batch
            batch, documents, begun = [], 0, monotonic()
    if batch:
        yield batch


def _put(own: OwnDocuments, batch: Sequence[Done], seen: dict[str, dict[str, ItemRow]]) -> Iterator[Result]:
    rows: list[tuple[ItemRow, Sequence[OwnDocument]]] = []
    for done in batch:
        row = seen[done.item.origin][done.item.part]
        if isinstance(done.result, Failed):
            rows.append((_failed(row, done.result), ()))
        else:
            rows.append((ItemRow(row.origin, row.part, row.size, row.modified, row.sha256, ADDED), done.result))
    for (row, documents), outcome in zip(rows, own.put(rows), strict=True):
        yield Result(row.origin, row.part, outcome, len(documents), row.message, row.remedy)


def _failed(row: ItemRow, fault: Failed) -> ItemRow:
    return ItemRow(row.origin, row.part, row.size, row.modified, row.sha256, FAILED, fault.message, fault.remedy)
