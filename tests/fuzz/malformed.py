"""Files broken in every way we could think of, made from good ones by a seed."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

from curbside.intake.cut import cut_document
from curbside.intake.readers import read_item
from curbside.intake.record import Item
from curbside.intake.worker import Done, Failed, Limits, work_on
from tests.intake.readers import samples

Break = Callable[[random.Random, bytes], bytes]


def _cut_off(rand: random.Random, data: bytes) -> bytes:
    return data[: rand.randrange(1, len(data))]


def _head_off(rand: random.Random, data: bytes) -> bytes:
    return data[rand.randrange(1, min(len(data), 400)) :]


def _flipped(rand: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(max(1, len(data) // rand.choice((50, 500, 5000)))):
        changed[rand.randrange(len(changed))] = rand.randrange(256)
    return bytes(changed)


def _hole(rand: random.Random, data: bytes) -> bytes:
    start = rand.randrange(len(data))
    return data[:start] + data[start + rand.randrange(1, 4000) :]


def _doubled(rand: random.Random, data: bytes) -> bytes:
    start = rand.randrange(len(data))
    piece = data[start : start + rand.randrange(1, 4000)]
    return data[:start] + piece * rand.randrange(2, 40) + data[start:]


def _nulls(rand: random.Random, data: bytes) -> bytes:
    start = rand.randrange(len(data))
    return data[:start] + b"\x00" * rand.randrange(1, 3000) + data[start:]


def _huge_numbers(rand: random.Random, data: bytes) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    for each in sorted(rand.sample(found, min(len(found), 5)), key=lambda m: -m.start()):
        data = data[: each.start()] + rand.choice((b"99999999999", b"-1", b"0", b"1e999")) + data[each.end() :]
    return data


def _deep(rand: random.Random, data: bytes) -> bytes:
    opening = rand.choice((b"<div>", b"<sec>", b"[", b'{"a":', b"<table><tr><td>", b"> ", b"- ", b"<sup>"))
    start = rand.randrange(len(data))
    return data[:start] + opening * rand.randrange(500, 100_000) + data[start:]


def _entities(rand: random.Random, data: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]>"  # fmt: skip
    return re.sub(rb"<!DOCTYPE[^>]*>|(?<=\?>)", bomb, data, count=1) if b"<" in data[:50] else bomb + data


def _shuffled_lines(rand: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    rand.shuffle(lines)
    return b"\n".join(lines)


def _packed_badly(rand: random.Random, data: bytes) -> bytes:
    return gzip.compress(data)[: -rand.randrange(1, 60)]


def _bomb(rand: random.Random, data: bytes) -> bytes:
    return gzip.compress(data[:2000] + b" " * 60_000_000, 9)


def _other_start(rand: random.Random, data: bytes) -> bytes:
    return rand.choice((b"%PDF-1.7\n", b"PK\x03\x04", b"<?xml version='1.0'?>", b"\x89PNG\r\n", b"\xff\xfe")) + data


def _members_broken(rand: random.Random, data: bytes) -> bytes:
    """A DOCX whose archive is sound and whose parts are not; any other file is flipped."""
    if not data.startswith(b"PK"):
        return _flipped(rand, data)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
                part = rand.choice((_cut_off, _flipped, _hole, _doubled, _huge_numbers, _deep, _entities))(rand, part)
            new.writestr(name, part)
    return made.getvalue()


BREAKS: tuple[Break, ...] = (
    _cut_off, _flipped, _hole, _head_off, _doubled, _nulls, _huge_numbers, _deep, _entities, _shuffled_lines,
    _packed_badly, _other_start, _members_broken, _bomb,
)  # fmt: skip


def malformed(count: int, seed: int = 1, names: Sequence[str] = tuple(samples.FORMATS)) -> Iterator[Item]:
    """So many broken files, every format named and every break in turn."""
    for number in range(count):
        rand = random.Random(seed * 1_000_003 + number)
        name = names[number % len(names)]
        broken = rand.choice(BREAKS)
        data = samples.FORMATS[name](number)
        for _ in range(rand.randrange(1, 3)):
            data = broken(rand, data) or b"x"
        yield Item(f"{number}-{broken.__name__.strip('_')}-{name}", name, data)


def prepare() -> None:
    pass


def work(item: Item) -> list[tuple[int, int]]:
    """(passages, notes) of each document: what comes back from a worker has to be small."""
    return [(len(cut_document(read).cuts), len(read.notes)) for read in read_item(item)]


def outcomes(
    count: int, seed: int = 1, names: Sequence[str] = tuple(samples.FORMATS)
) -> dict[str, list[str]]:
    """The names of the files by what became of them: read, named, crashed or hung."""
    found: dict[str, list[str]] = {"read": [], "named": [], "crashed": [], "hung": []}
    for done in work_on(malformed(count, seed, names), work, prepare, workers=2, limits=Limits(seconds=30)):
        found[_outcome(done)].append(f"{done.item.origin}: {done.result.message}"
                                     if isinstance(done.result, Failed) else done.item.origin)  # fmt: skip
    return found


def _outcome(done: Done) -> str:
    if not isinstance(done.result, Failed):
        return "read"
    if "seconds to read" in done.result.message:
        return "hung"
    crashed = "in its reader" in done.result.message or "was stopped" in done.result.message
    return "crashed" if crashed or "MB to read" in done.result.message or not done.result.remedy else "named"
