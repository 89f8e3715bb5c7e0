"""Documents of one's own for tests, made up like the garden pack, and what a home holds of them."""

from __future__ import annotations

import json
import random
from pathlib import Path

from curbside.consult import own_library
from curbside.index.base import Query
from curbside.index.fields import analyse
from curbside.index.opening import open_library
from curbside.intake.run import Reading
from curbside.library.catalogue import Catalogue
from curbside.library.own.documents import OwnDocuments
from curbside.settings import Settings
from tests.cli.homes import Home

POLICY = """\
# Greenhouse policy

The greenhouse opens at seven. Every tomato plant under glass gets five litres of water on the hottest days. \
The tank is filled by night. Nobody waters the marrows after the first frost, for their roots rot in wet soil, \
and the shed keeps the hoses that are needed to reach the far beds behind the orchard wall.

## Greenfly attack

A greenfly attack under glass is treated with soap water twice a week. Ladybirds are let in through the roof.
"""
NOTES = "# Compost\n\nCompost heaps are turned every month. A heap that smells of ammonia has too little straw in it.\n"


def settings_of(home: Home) -> Settings:
    return Settings(home=home.folder, packs=home.packs, keep_answers=False)


def add(home: Home, *targets: Path, workers: int = 1, **how) -> None:
    own_library(settings_of(home)).add([str(target) for target in targets], Reading(workers=workers, **how))


def written(folder: Path, **texts: str) -> Path:
    """A folder of text files by name."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def many(folder: Path, count: int) -> Path:
    """A folder of `count` small files of several formats, the same every time."""
    folder.mkdir()
    chance = random.Random(count)
    words = "hoe rake bed seed soil frost glass root leaf stem moss pond fern oak elm ash marl loam silt turf".split()

    def sentence() -> str:
        return " ".join(chance.choices(words, k=9)).capitalize() + "."

    for number in range(count):
        text = "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(5))
        match number % 4:
            case 0:
                (folder / f"{number:04d}.md").write_text(f"# Bed {number}\n\n{text}\n")
            case 1:
                (folder / f"{number:04d}.txt").write_text(f"Bed {number}\n\n{text}\n")
            case 2:
                rows = [{"id": f"{number}-{n}", "title": f"Bed {number}", "text": sentence()} for n in range(5)]
                (folder / f"{number:04d}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
            case _:
                head, body = f"<title>Bed {number}</title>", f"<h1>Bed {number}</h1><p>{text}</p>"
                (folder / f"{number:04d}.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    return folder


def papers(folder: Path, count: int) -> Path:
    """A folder of `count` different PDF, DOCX, HTML and JATS files, the same every time."""
    from tests.intake.readers import samples

    folder.mkdir()
    kinds = ((samples.pdf, "pdf"), (samples.word, "docx"), (samples.html, "html"), (samples.jats, "xml"))
    for number in range(count):
        make, ending = kinds[number % len(kinds)]
        (folder / f"{number:04d}.{ending}").write_bytes(make(number))
    return folder


def held(home: Home) -> tuple[list[tuple], list[str], list[tuple[str, float]]]:
    """All that a home holds of own documents, but for times: rows of the catalogue, passages of the index as
    the catalogue has them and as the index gives them back, and what a search finds."""
    settings = settings_of(home)
    with Catalogue.opened(settings.database_url) as catalogue:
        own = OwnDocuments(catalogue.engine)
        rows = [tuple(v for k, v in sorted(row.items()) if k != "added") for row in own.listed()]
        passages = sorted(p.id for document in own.documents() for p in document.passages())
    library = open_library(settings)
    assert library.own is not None
    found = library.own.passages(passages)
    assert sorted(found) == passages  # none lost ...
    assert library.own.count == len(passages)  # ... and none doubled
    query = Query(words=tuple((stem, 1.0) for stem in analyse("frost on the moss and a pond")))
    hits = [(hit.passage.id, round(hit.score, 4)) for hit in library.own.search(query, 40)]
    return sorted(rows), [repr(found[id]) for id in passages], hits


def words_in_files(folder: Path, word: str) -> list[str]:
    """The files of a folder that hold a word, in any case."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [str(path) for path in files if word.lower().encode() in path.read_bytes().lower()]
