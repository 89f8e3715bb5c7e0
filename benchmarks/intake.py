"""Speed and memory of `library add`, beside tantivy alone on the same passages in the same run.

`python -m benchmarks.intake FILE.jsonl [ROUNDS]` adds the file to a passing home three times (or as often as it is
told), each time followed by adding it again and by indexing the same passages (title and text, English stems,
the text stored) with tantivy and nothing else. Wall time on a busy machine counts the neighbours: processor
time stands beside it.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

from curbside.settings import Settings, shipped_packs

# The workers of a run import the module that began it. That of the command imports little, so this one does
# too: the rest is imported where it is used.

ROUNDS = 3
HEAP = 128_000_000
CORES = 2


def main() -> None:
    """Prints the figures of a file, or of another (plain or packed with gzip), as JSON."""
    from curbside.consult import build

    with tempfile.TemporaryDirectory() as folder:
        source = unpacked(Path(sys.argv[1]), Path(folder))
        rounds_due = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
        base = Settings(home=Path(folder) / "base", packs=shipped_packs())
        build(base)
        rounds = [_round(source, base, Path(folder) / str(n)) for n in range(rounds_due)]
    kept = {name: [each[name] for each in rounds] for name in rounds[0]}
    print(json.dumps({name: {"median": round(median(v), 3), "all": v} for name, v in kept.items()}
                     | {"load": os.getloadavg()}, indent=2))  # fmt: skip


def _round(source: Path, base: Settings, home: Path) -> dict[str, float]:
    from curbside.consult import own_library
    from curbside.intake.run import Reading
    from curbside.library.catalogue import Catalogue
    from curbside.library.own.documents import OwnDocuments

    shutil.copytree(base.home, home)
    own = own_library(Settings(home=home, packs=base.packs))
    first = _measured(lambda: own.add([str(source)], Reading()))
    again = _measured(lambda: own.add([str(source)], Reading()))
    with Catalogue.opened(own.settings.database_url) as catalogue:
        passages = [(p.title, p.text) for each in OwnDocuments(catalogue.engine).documents() for p in each.passages()]
    raw = _measured(lambda: _index(passages, home / "alone"))
    return {
        "passages": len(passages),
        "tantivy_wall_s": raw[0],
        "tantivy_cpu_s": raw[1],
        "add_wall_s": first[0],
        "add_cpu_s": first[1],
        "add_rss_mb": first[2],
        "again_wall_s": again[0],
        "times_tantivy_wall": round(first[0] / raw[0], 2),
        "times_tantivy_cpu": round(first[1] / CORES / raw[1], 2),
        "again_share": round(again[0] / first[0], 3),
    }


def _measured(work) -> tuple[float, float, float]:
    """Wall seconds, processor seconds and the most memory (MB), of this process and its children together."""
    before, begun = _processor(), perf_counter()
    with _Memory() as memory:
        work()
    return round(perf_counter() - begun, 3), round(_processor() - before, 3), memory.most


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


class _Memory:
    """The most that this process and its children hold at once, looked at ten times a second."""

    def __init__(self) -> None:
        self.most = 0.0
        self._done = Event()

    def __enter__(self) -> _Memory:
        self._thread = Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.1):
            self.most = max(self.most, round(sum(map(_resident, [os.getpid(), *_children(os.getpid())])), 1))


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [each for child in map(int, listed) for each in (child, *_children(child))]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:  # ended meanwhile
        return 0.0
    return pages * resource.getpagesize() / 1e6


def _index(passages: list[tuple[str, str]], folder: Path) -> None:
    import tantivy

    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="en_stem", index_option="freq")
    builder.add_text_field("text", tokenizer_name="en_stem", index_option="freq", stored=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(heap_size=HEAP, num_threads=CORES)
    for title, text in passages:
        document = tantivy.Document()
        document.add_text("title", title)
        document.add_text("text", text)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def unpacked(source: Path, folder: Path) -> Path:
    if source.suffix != ".gz":
        return source
    target = folder / source.stem
    with gzip.open(source) as packed, target.open("wb") as out:
        shutil.copyfileobj(packed, out)
    return target


if __name__ == "__main__":
    main()
