"""Curbside on the same passages: added as somebody's own documents, then asked of those alone."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from benchmarks.peers.data import Passages

TOP = 10


class Curbside:
    """The whole path of an answer: understood, found, verified sentence by sentence, composed, cited."""

    def __init__(self, passages: Passages) -> None:
        from curbside.consult import Consult, build, own_library
        from curbside.intake.run import Reading
        from curbside.settings import Settings, shipped_packs

        self._folder = tempfile.TemporaryDirectory(prefix="curbside-peers-")
        home = Path(self._folder.name)
        settings = Settings(home=home, packs=shipped_packs(), keep_answers=False)
        build(settings)
        source = home / "passages.jsonl"
        rows = zip(passages.ids, passages.texts, strict=True)
        source.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in rows), encoding="utf-8")
        own_library(settings).add([str(source)], Reading())
        self._consult = Consult.open(settings)
        self._keep = self._consult.keep_only(only="own")
        self._ids = {" ".join(text.split()): id for id, text in zip(passages.ids, passages.texts, strict=True)}

    def ask(self, question: str) -> list[str]:
        answer = self._consult.ask(question, keep=self._keep)
        cited = dict.fromkeys(c.passage for statement in answer.statements for c in statement.citations)
        found = self._consult.shelf.passages(cited)
        return self._named(found[id].text for id in cited)

    def _named(self, texts) -> list[str]:
        return [self._ids[words] for text in texts if (words := " ".join(text.split())) in self._ids]


class CurbsideSearch(Curbside):
    """The first stage alone: a search for the words and concepts of the question."""

    def ask(self, question: str) -> list[str]:
        from curbside.index.base import Query
        from curbside.index.fields import analyse

        concepts = {match.concept for match in self._consult.shelf.vocabulary.matcher.find(question)}
        query = Query(
            words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(question))),
            concepts=tuple((concept, 1.0) for concept in sorted(concepts)),
        )
        return self._named(hit.passage.text for hit in self._consult.shelf.own.search(query, TOP))
