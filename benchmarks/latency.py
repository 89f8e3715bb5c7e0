"""Time and memory of asking: warm, cold, and beside one raw tantivy search in the same run.

Questions are the ones the library lists as answerable, each asked once in a fresh order by a fixed
seed; no answer is kept or cached.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
from dataclasses import replace
from time import perf_counter, process_time

from curbside.consult import Consult
from curbside.evaluate.measures import percentile
from curbside.index.base import Query
from curbside.index.fields import analyse
from curbside.settings import load_settings

ROUNDS = 3
COLD_STARTS = 5
COLD = "What is the treatment approach for an adult patient with myomalacia and spinal cord atrophy?"


def main() -> None:
    """Prints the figures as JSON."""
    consult = Consult.open(replace(load_settings(), keep_answers=False))
    questions = [q for pairs in consult.shelf.answerable.values() for _, q in pairs]
    random.Random(7).shuffle(questions)
    for question in questions[:20]:
        consult.ask(question)
    asked = [timed(lambda q=q: consult.ask(q)) for _ in range(ROUNDS) for q in questions]
    raw = [timed(lambda q=q: _search(consult, q)) for _ in range(ROUNDS) for q in questions]
    print(json.dumps({
        "questions": len(questions),
        "ask_ms": spread(asked),
        "one_tantivy_search_ms": spread(raw),
        "cold_start_cpu_s": round(percentile([_cold_start() for _ in range(COLD_STARTS)], 0.5), 3),
        "resident_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }, indent=2))


def timed(run) -> float:
    # processor time: the machine is shared, and the wall clock counts the neighbours too
    begun, wall = process_time(), perf_counter()
    run()
    return 1000 * min(process_time() - begun, perf_counter() - wall)


def _search(consult: Consult, question: str) -> None:
    words = tuple((stem, 1.0) for stem in dict.fromkeys(analyse(question)))
    consult.shelf.index.search(Query(words=words), 10)


def spread(times: list[float]) -> dict[str, float]:
    return {f"p{p}": round(percentile(times, p / 100), 3) for p in (50, 95, 99)}


def _cold_start() -> float:
    """CPU seconds, user and system, of one `curbside ask` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "curbside", "ask", COLD],
        check=True, stdout=subprocess.DEVNULL, env={**os.environ, "CURBSIDE_KEEP_ANSWERS": "no"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
