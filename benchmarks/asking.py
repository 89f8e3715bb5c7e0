"""Speed of asking beside documents of one's own, and beside ten times as many.

`python -m benchmarks.asking FILE.jsonl` adds the file to a passing home and asks what the packs answer and what
the titles of the documents name. Then nine more copies of every passage, each without some of its words so
that no two weigh the same, go into the index, and the same is asked again. `ask_ms` is of questions whose
passages were mostly never read before, `ask_again_ms` of the same ones a second time.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.intake import unpacked
from curbside.consult import Consult, build, own_library
from curbside.evaluate.speed import spread, timed
from curbside.index.embedded import EmbeddedWriter
from curbside.index.opening import current_folder, open_folder
from curbside.index.own_words import FOLDER
from curbside.index.rows import FIELDS, Row, rows_of_own
from curbside.intake.run import Reading
from curbside.library.catalogue import Catalogue
from curbside.library.own.documents import OwnDocuments
from curbside.library.own_references import FILE_NAME
from curbside.settings import Settings, shipped_packs

QUESTIONS, TIMES = 150, 10
_TEXT = FIELDS.index("text")


def main() -> None:
    """Prints the figures as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder) / "home", packs=shipped_packs(), keep_answers=False)
        build(settings)
        own_library(settings).add([str(unpacked(Path(sys.argv[1]), Path(folder)))], Reading())
        questions = _questions(settings)
        once = _measured(settings, questions)
        _multiply(settings)
        many = _measured(settings, questions)
    times = {name: round(many["ask_ms"][name] / once["ask_ms"][name], 2) for name in once["ask_ms"]}
    print(json.dumps({"questions": len(questions), "once": once, "ten_times": many, "ratio": times,
                      "load": os.getloadavg()}, indent=2))  # fmt: skip


def _questions(settings: Settings) -> list[str]:
    chance = random.Random(7)
    listed = [q for pairs in Consult.open(settings).shelf.answerable.values() for _, q in pairs]
    titles = sorted({row["title"] for row in own_library(settings).listed()})
    return chance.sample(listed, min(QUESTIONS, len(listed))) + chance.sample(titles, min(QUESTIONS, len(titles)))


def _measured(settings: Settings, questions: list[str]) -> dict:
    consult = Consult.open(settings)
    for question in questions[:10]:
        consult.ask(question)
    first, again = ([timed(lambda q=q: consult.ask(q)) for q in questions] for _ in range(2))
    return {"own_passages": consult.shelf.own.count, "ask_ms": spread(first), "ask_again_ms": spread(again)}


def _multiply(settings: Settings) -> None:
    """Nine more copies of every own document, in index and references; the catalogue stays as it is."""
    folder = current_folder(settings)
    vocabulary = open_folder(folder).knowledge.vocabulary
    writer, references = EmbeddedWriter(folder / FOLDER, threads=2), []
    held = dict(sqlite3.connect(folder / FILE_NAME).execute("select id, record from own_references").fetchall())
    with Catalogue.opened(settings.database_url) as catalogue:
        for own in OwnDocuments(catalogue.engine).documents():
            rows, id = list(rows_of_own(own, vocabulary)), own.document.id
            for number in range(1, TIMES):
                copy = f"{id[:-1]}{number}x"
                references.append((copy, held[id].replace(id, copy), ""))
                for row in _copies(rows, id, copy, number):
                    writer.add(row)
    writer.close()
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.executemany("insert into own_references values (?, ?, ?)", references)


def _copies(rows: list[Row], id: str, copy: str, number: int) -> Iterator[Row]:
    for row in rows:
        fields = [field.replace(id, copy) for field in row]
        fields[_TEXT] = " ".join(stem for place, stem in enumerate(row[_TEXT].split()) if place % 11 != number)
        yield tuple(fields)


if __name__ == "__main__":
    main()
