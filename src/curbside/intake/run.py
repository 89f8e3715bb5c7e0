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
from curbside.intake.given import Given, digest_of, merged
from curbside.intake.reading import Read, prepare, read_documents
from curbside.intake.record import Item, Unreadable
from curbside.intake.worker import Done, Failed, Limits, work_on
from curbside.library.own.documents import OwnDocuments
from curbside.library.own.putting import now
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
    of those have no text to cite; how many documents the files no longer hold, other documents retract or
    replace, and their source has deleted; and every origin that was looked at."""

    results: list[Result] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    documents: int = 0
    empty: int = 0
    gone: int = 0
    taken_back: int = 0
    removed: int = 0
    origins: frozenset[str] = frozenset()

    @property
    def failed(self) -> tuple[Result, ...]:
        return tuple(result for result in self.results if result.outcome == FAILED)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a run reads: metadata that the asker gives, how many workers, their limits, and whom to tell."""

    given: Given = ()
    workers: int = WORKERS
    limits: Limits = field(default_factory=Limits)
    on_result: Callable[[Result], None] = lambda result: None


def read_into(
    own: OwnDocuments, found: Iterable[Item | Unreadable], knowledge: Path, how: Reading, draft: Draft | None = None
) -> tuple[Report, Draft | None]:
    """Reads what was found into the catalogue; `knowledge` is the file of the built library, for its vocabulary.

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

    looked_at: list[ItemRow] = []
    items = _unread(own, found, how.given, seen, tell, looked_at)
    done = work_on(items, read_documents, partial(prepare, knowledge), workers=how.workers, limits=how.limits)
    for batch in _batches(done):
        results, draft, removed = _put(own, batch, seen, draft)
        report.removed += removed
        for result in results:
            tell(result)
    own.look_again(looked_at)
    # of a file that could not be opened nobody knows what it still holds
    gone, taken_back = own.settle({origin: parts for origin, parts in seen.items() if not _is_broken(parts)})
    report.gone, report.taken_back, report.origins = len(gone), len(taken_back), frozenset(seen)
    if report.removed:
        own.wipe()
    return report, None if gone or taken_back else draft


def _is_broken(parts: dict[str, ItemRow]) -> bool:
    return "" in parts and parts[""].outcome == FAILED


def _unread(
    own: OwnDocuments,
    found: Iterable[Item | Unreadable],
    given: Given,
    seen: dict[str, dict[str, ItemRow]],
    tell: Callable[[Result], None],
    looked_at: list[ItemRow],
) -> Iterator[Item]:
    """The items that have changed since they were read, or were never read or read in vain; those whose bytes
    were looked at and are as they were go to `looked_at`."""
    before = own.items()
    for item in found:
        if item.part in seen.setdefault(item.origin, {}):
            continue  # named twice
        row = before.get((item.origin, item.part))
        try:
            found_now = _row(item, row) if isinstance(item, Item) else item
        except OSError as fault:
            found_now = Unreadable(item.origin, f"{item.origin} cannot be read: {fault.strerror}.")
        if isinstance(item, Unreadable) or isinstance(found_now, Unreadable):
            seen[item.origin][found_now.part] = ItemRow(item.origin, found_now.part, 0, 0, "", FAILED)
            tell(Result(item.origin, found_now.part, FAILED, 0, found_now.message, found_now.remedy))
            continue
        told = merged(item.given, given)
        if row is not None and found_now.is_read_as(row) and row.says(digest_of(told)):
            seen[item.origin][item.part] = row
            if found_now is not row and found_now.modified:
                looked_at.append(replace(row, size=found_now.size, modified=found_now.modified, read=found_now.read))
            tell(Result(item.origin, item.part, SAME, size=found_now.size))
        else:
            seen[item.origin][item.part] = found_now.saying(digest_of(told))
            yield replace(item, given=told)


def _row(item: Item, before: ItemRow | None) -> ItemRow:
    """The item as it is now; a file of the same size and time as before is not even read."""
    if isinstance(item.data, Path):
        at, stat = now(), item.data.stat()
        if before is not None and before.is_of(stat.st_size, stat.st_mtime_ns):
            return before
        with item.data.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ItemRow(item.origin, item.part, stat.st_size, stat.st_mtime_ns, digest, ADDED, read=at)
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
