"""How fast a library answers: from nothing, warm, with two at work, and when it is ten times as large.

Everything is measured on a copy in a passing home, made of the settings' packs; no answer is kept or
cached. Times of a question are processor times, for a busy machine's clock counts the neighbours as well.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from curbside.consult import Consult, build, own_library
from curbside.evaluate.generated import write_documents
from curbside.evaluate.measures import percentile
from curbside.index.base import Query
from curbside.index.fields import analyse
from curbside.intake.run import Reading
from curbside.settings import Settings

TIMES = 10  # how large the larger library is
PROCESSES = (1, 2)
COLD = "What is the treatment approach for an adult patient with myomalacia and spinal cord atrophy?"
_SEED = 7
_WARMING = 20  # questions asked before the clock starts


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked: cold starts, questions for one process at a time, and questions for all at once."""

    cold_starts: int = 5
    questions: int = 240
    together: int = 240


@dataclass(frozen=True, slots=True)
class SpeedRun:
    """What was measured of the library as it is and ten times as large, and of its build."""

    measures: dict[str, Any]

    def as_table(self) -> str:
        """The measures, a line each, the two libraries side by side."""
        as_it_is, larger = self.measures["library"], self.measures["ten_times"]
        lines = [f"{'':<34}{'the library':>14}{f'{TIMES} times':>14}"]
        for name, value in as_it_is.items():
            lines.append(f"{name:<34}{_shown(value):>14}{_shown(larger[name]):>14}")
        return "\n".join(lines)


def run_speed(settings: Settings, effort: Effort = Effort(), tell: Callable[[str], None] = lambda _: None) -> SpeedRun:
    """Builds the packs of the settings in a passing home and measures it, then with generated documents.

    `tell` is told each step before it begins. Raises what building raises.
    """
    with tempfile.TemporaryDirectory(prefix="curbside-speed-") as folder:
        own = replace(settings, home=Path(folder), database="", keep_answers=False)
        tell("building the library")
        built = _processor(lambda: build(own))
        tell("measuring it")
        measures = _measure(own, effort, built)
        tell(f"making it {TIMES} times as large")
        passages = Consult.open(own).shelf.index.passages(_ids(own)).values()
        written = Path(folder) / "generated.jsonl"
        write_documents(passages, (TIMES - 1) * len(passages), written)
        added = _processor(lambda: own_library(own).add([str(written)], Reading()))
        tell("measuring it")
        larger = _measure(own, effort, added)
    return SpeedRun({"machine": _machine(), "library": measures, "ten_times": larger})


def _ids(settings: Settings) -> tuple[str, ...]:
    return tuple(id for topic in Consult.open(settings).shelf.knowledge.topics.values() for id in topic.passages)


def _measure(settings: Settings, effort: Effort, build_seconds: float) -> dict[str, Any]:
    consult = Consult.open(settings)
    questions = questions_of(consult)
    held = sum(index.count for index in consult.shelf.indexes)
    del consult
    asked, searched, resident = _in_process(_ask_alone, settings, questions[: effort.questions])
    return {
        "passages": held,
        "build_cpu_s": round(build_seconds, 2),
        **{f"ask_ms_{name}": value for name, value in spread(asked).items()},
        "one_search_ms_p50": round(percentile(searched, 0.5), 3),
        **{
            f"answers_a_second_{n}_process{'es' if n > 1 else ''}": _throughput(settings, questions, effort, n)
            for n in PROCESSES
        },
        "resident_mb": round(resident, 1),
        "cold_start_cpu_s": round(percentile([_cold_start(settings) for _ in range(effort.cold_starts)], 0.5), 3),
    }


def questions_of(consult: Consult) -> list[str]:
    """The questions that a library lists as answerable, in a fresh order that is always the same."""
    questions = [question for pairs in consult.shelf.answerable.values() for _, question in pairs]
    random.Random(_SEED).shuffle(questions)
    return questions


def _ask_alone(settings: Settings, questions: Sequence[str]) -> tuple[list[float], list[float], float]:
    """Milliseconds of each answer and of one search for its words, and the megabytes that were resident."""
    consult = Consult.open(settings)
    for question in questions[:_WARMING]:
        consult.ask(question)
    asked = [timed(lambda q=q: consult.ask(q)) for q in questions]
    searched = [timed(lambda q=q: _search(consult, q)) for q in questions]
    return asked, searched, _resident_mb()


def _search(consult: Consult, question: str) -> None:
    query = Query(words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(question))))
    for index in consult.shelf.indexes:
        index.search(query, 10)


def _throughput(settings: Settings, questions: Sequence[str], effort: Effort, processes: int) -> float:
    """Answers a second by the clock, the questions dealt out among processes that are all warm."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes + 1)
    asked = [questions[at % len(questions)] for at in range(effort.together)]
    workers = [
        context.Process(target=_ask_together, args=(settings, asked[at::processes], barrier), daemon=True)
        for at in range(processes)
    ]
    for worker in workers:
        worker.start()
    barrier.wait(timeout=300)
    begun = perf_counter()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a process that was asking ended before its questions did")
    return round(len(asked) / (perf_counter() - begun), 1)


def _ask_together(settings: Settings, questions: Sequence[str], barrier: Any) -> None:
    consult = Consult.open(settings)
    for question in questions[:_WARMING]:
        consult.ask(question)
    barrier.wait(timeout=300)
    for question in questions:
        consult.ask(question)


def _in_process(work: Callable[..., Any], *arguments: Any) -> Any:
    """What some work makes in a process of its own, where nothing else is in memory."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _cold_start(settings: Settings) -> float:
    """Processor seconds, user and system, of one `curbside ask` in a process of its own."""
    command = [sys.executable, "-m", "curbside", "ask", COLD, "--home", str(settings.home)]
    packs = os.pathsep.join(map(str, settings.packs))
    environment = {**os.environ, "CURBSIDE_KEEP_ANSWERS": "no", "CURBSIDE_PACKS": packs, "CURBSIDE_DATABASE": ""}
    return _processor(
        lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment), own=False
    )


def _resident_mb() -> float:
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # the figure of getrusage begins, on Linux, with what the parent held
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _processor(work: Callable[[], Any], *, own: bool = True) -> float:
    """Processor seconds that some work takes, in processes it starts and, unless told, in this one."""
    kinds = (resource.RUSAGE_CHILDREN, *((resource.RUSAGE_SELF,) if own else ()))
    before = sum(sum(resource.getrusage(kind)[:2]) for kind in kinds)
    work()
    return sum(sum(resource.getrusage(kind)[:2]) for kind in kinds) - before


def timed(work: Callable[[], Any]) -> float:
    """Milliseconds that some work takes of the processor."""
    # the clock where it is less: a search may use more than one core
    begun, wall = process_time(), perf_counter()
    work()
    return 1000 * min(process_time() - begun, perf_counter() - wall)


def spread(times: Sequence[float]) -> dict[str, float]:
    """The median, the 95th and the 99th percentile of times."""
    return {f"p{part}": round(percentile(times, part / 100), 2) for part in (50, 95, 99)}


def _machine() -> dict[str, Any]:
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {"cores": os.cpu_count(), "python": platform.python_version(), "load": busy}


def _shown(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"
