"""Workers: processes that read and cut one item at a time, stopped when they take too much."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import Queue
from signal import SIG_IGN, SIGINT, signal
from threading import Thread
from time import monotonic
from typing import Any

from curbside.errors import CurbsideError
from curbside.intake.record import Item

# Items that wait in a worker beside the one it reads, so that it need not wait for us; and how many may
# be read before one that takes long.
QUEUE, AHEAD = 3, 40

# A fresh interpreter for every worker: a forked one would share locks and open databases.
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may take: seconds of clock and bytes of memory; its own size is bounded where it is read."""

    seconds: float = 60.0
    memory: int = 2_000_000_000


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
    """Does the work for every item and tells what became of each, in the order of the items.

    `work` and `prepare` (run once in every worker) are functions of a module. A worker that takes
    longer or more memory than an item may is stopped, and its item is told as failed.
    """
    waiting, handed, told = iter(items), 0, 0
    done: dict[int, Done] = {}
    pool = [_Worker(work, prepare, limits) for _ in range(workers)]

    def hand_out() -> None:
        nonlocal handed
        for each in pool * QUEUE:
            if len(each.items) < QUEUE and handed < told + AHEAD * workers:
                item = next(waiting, None)
                if item is None:
                    return
                each.take(handed, item)
                handed += 1

    try:
        hand_out()
        while busy := [each for each in pool if each.items]:
            ready = wait([each.connection for each in busy], timeout=min(each.seconds_left for each in busy))
            for each in [w for w in busy if w.connection in ready or w.seconds_left <= 0]:
                number, outcome = each.finish()
                done[number] = outcome
            hand_out()  # before what is done is looked at, so that nobody waits
            while told in done:
                yield done.pop(told)
                told += 1
            hand_out()
    finally:
        for each in pool:
            each.stop()


class _Worker:
    """One process and what it is busy with; it is made again when it had to be stopped."""

    def __init__(self, work: Callable[[Item], list[Any]], prepare: Callable[[], None], limits: Limits) -> None:
        self._start = lambda: _start(work, prepare, limits)
        self._limits = limits
        self._until = 0.0
        self.items: deque[tuple[int, Item]] = deque()
        self._process, self.connection = self._start()

    @property
    def seconds_left(self) -> float:
        return max(self._until - monotonic(), 0.0)

    def take(self, number: int, item: Item) -> None:
        """Begins with an item, or puts it behind those it has."""
        if not self.items:
            self._until = monotonic() + self._limits.seconds
        self.items.append((number, item))
        with suppress(OSError):  # a process that is gone is told of when its item is looked for
            self.connection.send(item)

    def finish(self) -> tuple[int, Done]:
        """What became of its first item: its result, or why the worker was stopped over it."""
        number, item = self.items.popleft()
        self._until = monotonic() + self._limits.seconds
        try:
            if self.connection.poll():
                return number, Done(item, self.connection.recv())
            fault = Failed(f"{item.origin} takes more than {self._limits.seconds:g} seconds to read.",
                           "Cut it into smaller files, or raise the limit.")  # fmt: skip
        except (EOFError, OSError):
            fault = Failed(f"Reading {item.origin} was stopped: it took too much memory, or its reader crashed.",
                           "Cut it into smaller files, or save it in another format.")  # fmt: skip
        self._begin_again()
        return number, Done(item, fault)

    def _begin_again(self) -> None:
        self.stop()
        self._process, self.connection = self._start()
        for _, item in self.items:
            self.connection.send(item)

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
    signal(SIGINT, SIG_IGN)  # Ctrl-C ends the run, and the run ends its workers
    _bound_memory(limits.memory)
    prepare()
    items: Queue[Item] = Queue()
    # what comes is taken in at once: a sender and a receiver that wait for one another would wait for ever
    Thread(target=_take_in, args=(connection, items), daemon=True).start()
    while True:
        item = items.get()
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


def _take_in(connection: Connection, items: Queue[Item]) -> None:
    with suppress(EOFError, OSError):
        while True:
            items.put(connection.recv())
    os._exit(0)  # whoever sent the items is gone


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # Windows knows no such limit; the clock still bounds the work
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
