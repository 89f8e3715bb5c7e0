"""Files for measuring retrieval: rows to be searched, and questions with what is right for each.

JSONL, or JSONL.GZ, one object a line. A site's own form:

    rows       {id, text, title?, document?}           document: rows of one document go together
    questions  {id, question, passages?, documents?, neither?, among?}

`passages` and `documents` are what is right: a list of ids, or {id: grade} with grades from 0 (wrong) up.
`neither` are rows that count neither as right nor as wrong; with `among` only these rows are put in order.
Files of BioASQ, MEDIQA-QA and MedQuAD as kept for benchmarks are read as they are.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from curbside.errors import BadInput

_CORRECT = 2  # MEDIQA-QA: answers scored above it are right, the more the better


@dataclass(frozen=True, slots=True)
class Row:
    """Something to be found: its text, and the document it is of."""

    id: str
    document: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with grades of rows and of documents; what has none is wrong. `given` is an order of rows that
    the file itself holds, of another system."""

    id: str
    question: str
    passages: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, int] = field(default_factory=dict)
    neither: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """The rows of some files; raises BadInput for a file without any, and for an id that comes twice."""
    rows = {row.id: row for path in paths for number, told in _lines(path) for row in _rows_in(told, path, number)}
    return list(rows.values())


def read_questions(path: Path) -> list[Asked]:
    """The questions of a file; raises BadInput where one has nothing to be right."""
    told = list(_lines(path))
    if told and "focus" in told[0][1]:
        return list(_medquad_questions([each for _, each in told]))
    return [_question(each, path, number) for number, each in told]


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with gzip.open(path, "rt", "utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    told = json.loads(line)
                    if not isinstance(told, dict):
                        raise _fault(path, number, "is no object")
                    yield number, told
    except (OSError, ValueError, EOFError) as fault:
        raise BadInput(f"{path} cannot be read: {fault}.", remedy="Give JSONL, one object a line.") from fault


def _rows_in(told: dict[str, Any], path: Path, number: int) -> Iterator[Row]:
    match told:
        case {"id": id, "answers": [*answers]}:  # MEDIQA-QA
            for answer in answers:
                name = f"{id}/{answer['id']}"
                yield Row(name, name, answer["text"])
        case {"id": id, "focus": focus, "answer": text}:  # MedQuAD
            yield Row(id, _article(id), text, focus)
        case {"id": str(id), "text": str(text)}:
            document = told.get("document") or told.get("doc") or id
            yield Row(id, str(document), text, told.get("title") or "")
        case _:
            raise _fault(path, number, "has no id and text")


def _question(told: dict[str, Any], path: Path, number: int) -> Asked:
    asked = next((make(told) for key, make in _FORMS.items() if key in told), None)
    if asked is None:
        raise _fault(path, number, "has no question")
    return asked


def _own(told: dict[str, Any]) -> Asked:
    return Asked(
        told["id"],
        told["question"],
        _grades(told.get("passages", ())),
        _grades(told.get("documents", ())),
        frozenset(told.get("neither", ())),
        frozenset(told.get("among", ())),
    )


def _bioasq(told: dict[str, Any]) -> Asked:
    neither = frozenset(told.get("twins", ()))
    return Asked(told["id"], told["body"], _grades(told["passages"]), _grades(told["docs"]), neither)


def _mediqa(told: dict[str, Any]) -> Asked:
    names = {f"{told['id']}/{answer['id']}": answer for answer in told["answers"]}
    grades = {name: max(answer["score"] - _CORRECT, 0) for name, answer in names.items()}
    given = sorted(names, key=lambda name: names[name]["system_rank"])
    return Asked(told["id"], told["question"], grades, among=frozenset(names), given=tuple(given))


_FORMS: dict[str, Callable[[dict[str, Any]], Asked]] = {"body": _bioasq, "answers": _mediqa, "question": _own}


def _medquad_questions(told: list[dict[str, Any]]) -> Iterator[Asked]:
    """Known items: each answer is looked for by its topic and its kind of question, as key words.

    The field `question` is neither asked nor searched. Answers of the same words, or to the same question
    (kind and topic), are as right as the one looked for; right documents are the articles that hold one.
    """
    alike: dict[str, set[str]] = defaultdict(set)
    for each in told:
        alike[each["answer"]].add(each["id"])
        alike[_asks(each)].add(each["id"])
    for each in told:
        right = alike[each["answer"]] | alike[_asks(each)]
        articles = dict.fromkeys(map(_article, sorted(right)), 1)
        yield Asked(each["id"], _asks(each), dict.fromkeys(sorted(right), 1), articles)


def _asks(told: dict[str, Any]) -> str:
    return f"{told['focus']} {told['qtype']}".lower()


def _article(id: str) -> str:
    return id.rpartition("-")[0]


def _grades(told: Iterable[str] | Mapping[str, int]) -> Mapping[str, int]:
    return dict(told) if isinstance(told, Mapping) else dict.fromkeys(told, 1)


def _fault(path: Path, number: int, what: str) -> BadInput:
    return BadInput(f"Line {number} of {path} {what}.", remedy="See docs/how-finding-works.md for the form.")
