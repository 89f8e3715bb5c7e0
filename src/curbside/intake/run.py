"""A run: everything there is to read goes through the workers into the catalogue, then into the index.

Each item is put in with its outcome in one transaction, so a run that is stopped anywhere goes on
where it was, and nothing is lost or doubled.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import monotonic

from curbside.index.own import Draft
from curbside.intake.reading import Read, prepare, read_documents
from curbside.intake.record import Item, Unreadable
from curbside.intake.sources import find_items
from curbside.intake.worker import Done, Failed, Limits, work_on
from curbside.library.own.documents import OwnDocuments
from curbside.library.own.records import ADDED, FAILED, SAME, ItemRow, Ready

WORKERS = 2
# A batch is one transaction: what a stopped run repeats at most.
_BATCH_DOCUMENTS, _BATCH_SECONDS = 2_000, 2.0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item, and why where it failed; `notes` tell what could not be read of it, `empty` how
    many of its documents have no text to cite."""

    origin: str
    part: str
    outcome: str
    documents: int = 0
    message: str = ""
    remedy: str = ""
    notes: tuple[str, ...] = ()
    size: int = 0
    empty: int = 0

    @property
    def name(self) -> str:
        return f"{self.origin} ({self.part})" if self.part else self.origin


@dataclass(slots=True)
class Report:
    """Every result of a run that is not "same", the counts of all, how many documents they hold and how many
    of those have no text to cite; and how many documents the files no longer hold, other documents retract or
    replace, and their source has deleted."""

    results: list[Result] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    empty: int = 0
    gone: int = 0
    taken_back: int = 0
    removed: int = 0

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.outcome == FAILED)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a run reads: metadata that the asker gives, how many workers, their limits, and whom to tell."""

    given: tuple[tuple[str, str], ...] = ()
    workers: int = WORKERS
    limits: Limits = field(default_factory=Limits)
    on_result: Callable[[Result], None] = lambda result: None


def read_into(
    own: OwnDocuments, targets: Iterable[str], knowledge: Path, how: Reading, draft: Draft | None = None
) -> tuple[Report, Draft | None]:
    """Reads the targets into the catalogue; `knowledge` is the file of the built library, for its vocabulary.

    One item that fails is told and the others go on. `draft` is an index of the documents held before:
    it gets the new ones as they come, and is given back while it still holds just what it should.
    """
    report, seen = Report(), {}

    def tell(result: Result) -> None:
        report.counts[result.outcome] += 1
        report.documents += result.documents
        report.empty += result.empty
        if result.outcome != SAME or result.notes:
            report.results.append(result)
        how.on_result(result)

    items = _unread(own, targets, how.given, seen, tell)
    done = work_on(items, read_documents, partial(prepare, knowledge), workers=how.workers, limits=how.limits)
    for batch in _batches(done):
        results, draft, removed = _put(own, batch, seen, draft)
        report.removed += removed
        for result in results:
            tell(result)
    gone, taken_back = own.settle(seen)
    report.gone, report.taken_back = len(gone), len(taken_back)
    if report.removed:
        own.wipe()
    return report, None if gone or taken_back else draft


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
            if item.part in seen.setdefault(item.origin, {}):
                continue  # named twice
            row = before.get((item.origin, item.part))
            try:
                now = _row(item, row) if isinstance(item, Item) else item
            except OSError as fault:
                now = Unreadable(item.origin, f"{item.origin} cannot be read: {fault.strerror}.")
            if isinstance(now, Unreadable):
                seen[item.origin][""] = ItemRow(item.origin, "", 0, 0, "", FAILED)
                tell(Result(item.origin, "", FAILED, 0, now.message, now.remedy))
                continue
            seen[item.origin][item.part] = now
            if row is not None and row.outcome != FAILED and row.sha256 == now.sha256 and not given:
                tell(Result(item.origin, item.part, SAME, size=now.size))
            else:
                yield replace(item, given=given or item.given)


def _row(item: Item, before: ItemRow | None) -> ItemRow:
    """The item as it is now; a file of the same size and time as before is not even read."""
    if isinstance(item.data, Path):
        stat = item.data.stat()
        if before is not None and (before.size, before.modified) == (stat.st_size, stat.st_mtime_ns):
            return before
        with item.data.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ItemRow(item.origin, item.part, stat.st_size, stat.st_mtime_ns, digest, ADDED)
    data = item.read()
    return ItemRow(item.origin, item.part, len(data), 0, hashlib.sha256(data).hexdigest(), ADDED)


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


def _put(
    own: OwnDocuments, batch: Sequence[Done], seen: dict[str, dict[str, ItemRow]], draft: Draft | None
) -> tuple[list[Result], Draft | None, int]:
    """Puts a batch into the catalogue and, where the draft is still right, into the index."""
    rows: list[tuple[ItemRow, Sequence[Ready]]] = []
    notes: list[tuple[str, ...]] = []
    for done in batch:
        row = seen[done.item.origin][done.item.part]
        if isinstance(done.result, Failed):
            row = replace(row, outcome=FAILED, message=done.result.message, remedy=done.result.remedy)
            rows.append((row, ()))
            notes.append(())
        else:
            rows.append((replace(row, outcome=ADDED, message="", remedy=""), [read[0] for read in done.result]))
            notes.append(tuple(dict.fromkeys(note for read in done.result for note in read[2])))
    put = own.put(rows)
    results = [
        Result(row.origin, row.part, outcome, len(documents), row.message, row.remedy, noted, row.size,
               sum(isinstance(each, Ready) and not each.passages for each in documents))
        for (row, documents), outcome, noted in zip(rows, put.outcomes, notes, strict=True)
    ]
    if put.gone:
        return results, None, len(put.removed)
    if draft is not None:
        _draw_up(draft, batch, put.new)
    return results, draft, len(put.removed)


def _draw_up(draft: Draft, batch: Sequence[Done], new: frozenset[str]) -> None:
    read: Iterator[Read] = (each for done in batch if isinstance(done.result, list) for each in done.result)
    for ready, rows, _ in read:
        if isinstance(ready, Ready) and ready.id in new and ready.id not in draft.keys:
            draft.add(ready.id, ready.key, rows)
