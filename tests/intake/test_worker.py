"""Workers: what they make, and how an item that takes too much is told and the rest go on."""

from __future__ import annotations

import os
import time

from curbside.errors import BadDocument
from curbside.intake.record import Item
from curbside.intake.worker import Done, Failed, Limits, work_on


def item(name: str) -> Item:
    return Item(origin=name, name=name, data=b"")


def prepare() -> None:
    pass


def work(each: Item) -> list[str]:
    match each.name:
        case "slow":
            time.sleep(60)
        case "crash":
            os._exit(1)
        case "bad":
            raise BadDocument("bad is no book.", remedy="Bring a book.")
        case "bug":
            raise ZeroDivisionError("words of the text")
        case "greedy":
            bytearray(4_000_000_000)
    return [each.name.upper()]


def results(*names: str, workers: int = 2, limits: Limits | None = None) -> dict[str, object]:
    limits = limits or Limits(seconds=20)
    return {d.item.name: d.result for d in work_on(map(item, names), work, prepare, workers=workers, limits=limits)}


def test_every_item_is_worked_on_once():
    names = [f"n{n}" for n in range(20)]
    done = list(work_on(map(item, names), work, prepare, workers=2, limits=Limits()))
    assert sorted(d.item.name for d in done) == sorted(names)
    assert all(d == Done(d.item, [d.item.name.upper()]) for d in done)


def test_a_document_that_cannot_be_read_is_told_with_its_remedy_and_the_rest_go_on():
    assert results("a", "bad", "b") == {"a": ["A"], "bad": Failed("bad is no book.", "Bring a book."), "b": ["B"]}


def test_a_fault_of_a_reader_is_told_by_its_kind_and_never_in_words_of_the_text():
    told = results("bug")["bug"]
    assert told == Failed("bug cannot be read: ZeroDivisionError in its reader.",
                          "Save it in another format, and report it to us.")  # fmt: skip


def test_a_worker_that_hangs_is_stopped_and_the_rest_go_on():
    told = results("slow", "a", "b", limits=Limits(seconds=2))
    assert told == {
        "a": ["A"], "b": ["B"],
        "slow": Failed("slow takes more than 2 seconds to read.", "Cut it into smaller files, or raise the limit."),
    }  # fmt: skip


def test_a_worker_that_crashes_or_takes_all_memory_is_told_and_the_rest_go_on():
    told = results("crash", "greedy", "a", workers=1)
    assert told["crash"] == Failed("Reading crash was stopped: it took too much memory, or its reader crashed.",
                                   "Cut it into smaller files, or save it in another format.")  # fmt: skip
    assert told["greedy"] == Failed("greedy takes more than 2,000 MB to read.", "Cut it into smaller files.")
    assert told["a"] == ["A"]


def test_nothing_to_do_is_done_at_once():
    assert results() == {}
