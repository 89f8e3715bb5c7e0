"""One contestant in a process of its own: made ready, then asked every question once, and measured.

`python -m benchmarks.peers.worker NAME PASSAGES QUESTIONS MOST_PASSAGES MOST_QUESTIONS` prints JSON.
"""

from __future__ import annotations

import json
import math
import re
import resource
import statistics
import sys
from importlib import import_module
from pathlib import Path
from time import process_time

from benchmarks.peers.data import Asked, read_passages, read_questions

# name: its class, the packages whose versions count, and whether it answers or only searches
CONTESTANTS = {
    "bm25s": ("searching:Bm25s", ("bm25s",), "search"),
    "tantivy": ("searching:Tantivy", ("tantivy",), "search"),
    "SQLite FTS5": ("searching:Fts5", (), "search"),
    "Curbside, search alone": ("curbside:CurbsideSearch", (), "search"),
    "Haystack BM25 pipeline, stub model": ("answering:Haystack", ("haystack-ai",), "answer"),
    "PaperQA2, stub model": ("answering:PaperQa", ("paper-qa",), "answer"),
    "Curbside, whole answer": ("curbside:Curbside", (), "answer"),
}
_TOP = 10
_WARMING = 10


def main(name: str, passages_path: str, questions_path: str, most_passages: str, most_questions: str) -> None:
    """Measures one contestant and prints what was found."""
    passages = read_passages(Path(passages_path), int(most_passages))
    questions = read_questions(Path(questions_path), passages, int(most_questions))
    file, _, kind = CONTESTANTS[name][0].partition(":")
    begun, children = process_time(), _children()
    contestant = getattr(import_module(f"benchmarks.peers.{file}"), kind)(passages)
    ready = process_time() - begun + _children() - children
    for asked in questions[:_WARMING]:
        contestant.ask(asked.text)
    times, found = [], []
    for asked in questions:
        begun = process_time()
        found.append(contestant.ask(asked.text))
        times.append(1000 * (process_time() - begun))
    print(json.dumps({
        "kind": CONTESTANTS[name][2],
        "passages": len(passages.ids),
        "questions": len(questions),
        "ready_cpu_s": round(ready, 2),
        "ms_p50": round(statistics.median(times), 2),
        "ms_p95": round(sorted(times)[int(0.95 * len(times))], 2),
        "resident_mb": _resident_mb(),
        "ndcg_at_10": round(statistics.mean(map(_ndcg, found, questions)), 3),
        "first_is_gold": round(statistics.mean(bool(ids) and ids[0] in q.gold
                                               for ids, q in zip(found, questions, strict=True)), 3),
        "names_gold": round(statistics.mean(not q.gold.isdisjoint(ids[:_TOP])
                                            for ids, q in zip(found, questions, strict=True)), 3),
        "passages_named": round(statistics.mean(map(len, found)), 1),
    }))  # fmt: skip


def _ndcg(ids: list[str], asked: Asked) -> float:
    """Of the first ten, every gold passage worth the same."""
    gained = sum(1 / math.log2(place + 2) for place, id in enumerate(ids[:_TOP]) if id in asked.gold)
    return gained / sum(1 / math.log2(place + 2) for place in range(min(_TOP, len(asked.gold))))


def _resident_mb() -> int:
    status = Path("/proc/self/status")
    if status.exists():  # the figure of getrusage begins, on Linux, with what the parent held
        return round(int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _children() -> float:
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


if __name__ == "__main__":
    main(*sys.argv[1:])
