"""Peers that only search: bm25s, tantivy as it comes, and SQLite's FTS5. Nothing is verified or composed."""

from __future__ import annotations

import re
import sqlite3

from benchmarks.peers.data import Passages

TOP = 10
_WORD = re.compile(r"\w+")


class Bm25s:
    """bm25s with English stop words and stems, k1 0.9 and b 0.4."""

    def __init__(self, passages: Passages) -> None:
        import bm25s
        import Stemmer

        self._ids, self._library = passages.ids, bm25s
        self._stemmer = Stemmer.Stemmer("english")
        self._index = bm25s.BM25(k1=0.9, b=0.4)
        self._index.index(self._tokens(list(passages.texts)), show_progress=False)

    def ask(self, question: str) -> list[str]:
        found, _ = self._index.retrieve(self._tokens([question]), k=TOP, show_progress=False)
        return [self._ids[at] for at in found[0]]

    def _tokens(self, texts: list[str]):
        return self._library.tokenize(texts, stopwords="en", stemmer=self._stemmer, show_progress=False)


class Tantivy:
    """tantivy with its English stemmer, in memory."""

    def __init__(self, passages: Passages) -> None:
        import tantivy

        self._tantivy, self._ids = tantivy, passages.ids
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="en_stem", index_option="freq")
        builder.add_unsigned_field("at", stored=True)
        self._index = tantivy.Index(builder.build())
        writer = self._index.writer()
        for at, text in enumerate(passages.texts):
            document = tantivy.Document()
            document.add_text("text", text)
            document.add_unsigned("at", at)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def ask(self, question: str) -> list[str]:
        query = self._index.parse_query(" ".join(_WORD.findall(question.lower())), ["text"])
        hits = self._searcher.search(query, TOP).hits
        return [self._ids[self._searcher.doc(address)["at"][0]] for _, address in hits]


class Fts5:
    """SQLite's full-text search with its Porter stemmer, in memory; words are joined by OR."""

    def __init__(self, passages: Passages) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table held using fts5(id unindexed, text, tokenize='porter')")
        rows = zip(passages.ids, passages.texts, strict=True)
        self._database.executemany("insert into held values (?, ?)", rows)

    def ask(self, question: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(_WORD.findall(question.lower())))
        asked = "select id from held where held match ? order by bm25(held) limit ?"
        return [id for id, in self._database.execute(asked, (words, TOP))]
