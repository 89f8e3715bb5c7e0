"""Workers: processes that read and cut one item at a time, stopped when they take too much."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from curbside.errors import CurbsideError
from curbside.intake.record import Item

# A fresh interpreter for every worker: a forked one would share locks and open databases.
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: seconds of clock, bytes of memory, bytes of the item itself."""

    seconds: float = 60.0
    memory: int = 2_000_000_000
    size: int = 200_000_000


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an item could not be read, and what can be done about it."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """An item with what was made of it: a list of whatever the work yields, or why there is none."""

    item: Item
    result: list[Any] | Failed


def work_on(
    items: Iterable[Item],
    work: Callable[[Item], list[Any]],
    prepare: Callable[[], None],
    *,
    workers: int,
    limits: Limits,
) -> Iterator[Done]:
    """Does the work for every item, in whatever order it gets done.

    `work` and `prepare` (run once in every worker) are functions of a module. A worker that takes
    longer or more memory than an item may is stopped, and its item is told as failed.
    """
    waiting = iter(items)
    pool = [_Worker(work, prepare, limits) for _ in range(workers)]
    try:
        busy = {each for each in pool if each.take(next(waiting, None))}
        while busy:
            ready = wait([each.connection for each in busy], timeout=min(each.seconds_left for each in busy))
            for each in [w for w in busy if w.connection in ready or w.seconds_left <= 0]:
                yield each.finish()
                if not each.take(next(waiting, None)):
                    busy.discard(each)
    finally:
        for each in pool:
            each.stop()


class _Worker:
    """One process and what it is busy with; it is made again when it had to be stopped."""

    def __init__(self, work: Callable[[Item], list[Any]], prepare: Callable[[], None], limits: Limits) -> None:
        self._start = lambda: _start(work, prepare, limits)
        self._limits = limits
        self._item: Item | None = None
        self._until = 0.0
        self._process, self.connection = self._start()

    @property
    def seconds_left(self) -> float:
        return max(self._until - monotonic(), 0.0)

    def take(self, item: Item | None) -> bool:
        """Begins with an item; False where there is none."""
        self._item = item
        if item is None:
            return False
        self.connection.send(item)
        self._until = monotonic() + self._limits.seconds
        return True

    def finish(self) -> Done:
        """What became of the item: its result, or why the worker was stopped over it."""
        assert self._item is not None
        try:
            if self.connection.poll():
                return Done(self._item, self.connection.recv())
            fault = Failed(f"{self._item.origin} takes more than {self._limits.seconds:g} seconds to read.",
                           "Cut it into smaller files, or raise the limit.")  # fmt: skip
        except (EOFError, OSError):
            fault = Failed(f"Reading {self._item.origin} was stopped: it took too much memory, or its reader crashed.",
                           "Cut it into smaller files, or save it in another format.")  # fmt: skip
        self.stop()
        self._process, self.connection = self._start()
        return Done(self._item, fault)

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _start(work: Callable[[Item], list[Any]], prepare: Callable[[], None], limits: Limits) -> tuple[Any, Connection]:
    ours, theirs = _PROCESSES.Pipe()
    process = _PROCESSES.Process(target=_serve, args=(theirs, work, prepare, limits), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _serve(
    connection: Connection, work: Callable[[Item], list[Any]], prepare: Callable[[], None], limits: Limits
) -> None:
    """The life of a worker: items in, results or reasons out, until it is stopped."""
    _bound_memory(limits.memory)
    prepare()
    while True:
        item = connection.recv()
        try:
            result: list[Any] | Failed = work(item)
        except CurbsideError as fault:
            result = Failed(fault.message, fault.remedy)
        except MemoryError:
            result = Failed(f"{item.origin} takes more than {limits.memory // 1_000_000:,} MB to read.",
                            "Cut it into smaller files.")  # fmt: skip
        except Exception as fault:  # a reader's own fault must not end the run
            # its kind is told and not its words, which may be those of the text
            result = Failed(f"{item.origin} cannot be read: {type(fault).__name__} in its reader.",
                            "Save it in another format, and report it to us.")  # fmt: skip
        connection.send(result)


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit; the clock still bounds the work
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
