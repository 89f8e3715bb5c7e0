"""Peers that answer: a Haystack pipeline and PaperQA2, each with the stub for its model."""

from __future__ import annotations

import asyncio
import os

from benchmarks.peers.data import Passages
from benchmarks.peers.stub import ANSWER, DIMENSIONS, SUMMARY, embed

TOP = 10
_PROMPT = """Answer from these passages alone.
{% for document in documents %}{{ document.content }}
{% endfor %}Question: {{ question }}"""


class Haystack:
    """BM25 retriever, prompt and model, as Haystack's own first steps join them."""

    def __init__(self, passages: Passages) -> None:
        os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
        from haystack import Document, Pipeline, component
        from haystack.components.builders import PromptBuilder
        from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        @component
        class Stub:
            @component.output_types(replies=list[str])
            def run(self, prompt: str) -> dict[str, list[str]]:
                return {"replies": [ANSWER]}

        store = InMemoryDocumentStore()
        store.write_documents(
            [Document(id=id, content=text) for id, text in zip(passages.ids, passages.texts, strict=True)]
        )
        self._pipeline = Pipeline()
        self._pipeline.add_component("find", InMemoryBM25Retriever(store, top_k=TOP))
        self._pipeline.add_component("prompt", PromptBuilder(_PROMPT, required_variables=["documents", "question"]))
        self._pipeline.add_component("model", Stub())
        self._pipeline.connect("find.documents", "prompt.documents")
        self._pipeline.connect("prompt.prompt", "model.prompt")

    def ask(self, question: str) -> list[str]:
        made = self._pipeline.run(
            {"find": {"query": question}, "prompt": {"question": question}}, include_outputs_from={"find"}
        )
        if made["model"]["replies"] != [ANSWER]:
            raise RuntimeError("the pipeline did not reach its model")
        return [document.id for document in made["find"]["documents"]]


class PaperQa:
    """PaperQA2's own path without its agent: ten passages, a summary of each, then the answer."""

    def __init__(self, passages: Passages) -> None:
        os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # or it looks for prices on the network
        from lmi import EmbeddingModel, LLMModel, LLMResult
        from paperqa import Doc, Docs, Settings, Text

        class StubModel(LLMModel):
            name: str = "stub"

            async def call(self, messages, callbacks=None, name=None, *_, **__) -> list[LLMResult]:
                asks_for_summary = any("relevance_score" in str(message.content) for message in messages)
                return [LLMResult(model="stub", text=SUMMARY if asks_for_summary else ANSWER, name=name)]

        class StubEmbedding(EmbeddingModel):
            name: str = "stub"
            ndim: int | None = DIMENSIONS

            async def embed_documents(self, texts: list[str]) -> list[list[float]]:
                return [embed(text) for text in texts]

        self._model, self._embedding = StubModel(), StubEmbedding()
        self._settings = Settings(llm="stub", summary_llm="stub", embedding="stub")
        self._settings.answer.evidence_k = TOP
        self._docs, self._loop = Docs(), asyncio.new_event_loop()
        doc = Doc(docname="passages", dockey="passages", citation="The passages")
        made = [
            Text(text=text, name=id, doc=doc, embedding=embed(text))
            for id, text in zip(passages.ids, passages.texts, strict=True)
        ]
        self._loop.run_until_complete(self._docs.aadd_texts(made, doc, self._settings))

    def ask(self, question: str) -> list[str]:
        session = self._loop.run_until_complete(
            self._docs.aquery(
                question, self._settings, llm_model=self._model, summary_llm_model=self._model,
                embedding_model=self._embedding,
            )
        )  # fmt: skip
        if not session.contexts:
            raise RuntimeError("PaperQA2 made nothing of the stub's summaries")
        return [context.text.name for context in session.contexts]
