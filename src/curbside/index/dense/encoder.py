"""The encoder: texts become vectors, each by itself, so that a vector depends on its text and the model alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from curbside.errors import BadInput
from curbside.index.dense.recipe import ModelFolder, open_model_folder

if TYPE_CHECKING:
    import numpy as np

_INSTALL = "Install what it needs: pip install 'curbside[semantic]'."
_KNOWN_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_AHEAD = 1024  # texts in hand at once, so that a library of any size needs little memory


class Encoder(Protocol):
    """What makes vectors: float32, of length 1, all of one width."""

    @property
    def name(self) -> str:
        """Tells its vectors from those of any other model."""
        ...

    @property
    def listing(self) -> str:
        """Differs where the name may differ, and costs nothing to read."""
        ...

    def question(self, text: str) -> np.ndarray: ...

    def passages(self, texts: Iterable[str]) -> Iterator[np.ndarray]:
        """One vector a text, in their order."""
        ...


class LocalEncoder:
    """A sentence model in a folder of this machine, which ONNX Runtime runs; opened when it is first needed.

    Texts are run one at a time, several at once: padding one to the length of another would cost time and, in a
    model of 8-bit numbers, change its vector.
    """

    def __init__(self, model: ModelFolder) -> None:
        self._model = model
        self.question = lru_cache(maxsize=64)(self._question)

    @classmethod
    def of(cls, folder: Path) -> LocalEncoder:
        """The model in a folder. Raises NotFound where there is none; using it raises BadInput where it cannot be
        run, or where the extra is missing."""
        return cls(open_model_folder(folder))

    @cached_property
    def name(self) -> str:
        return self._model.name()

    @cached_property
    def listing(self) -> str:
        return self._model.listing()

    def passages(self, texts: Iterable[str]) -> Iterator[np.ndarray]:
        before, waiting = self._model.recipe.before_passage, list[str]()
        _ = self._runner  # opened once, before several want it
        with ThreadPoolExecutor(_cores()) as workers:
            for text in texts:
                waiting.append(before + text)
                if len(waiting) == _AHEAD:
                    yield from workers.map(self._vector, waiting)
                    waiting.clear()
            yield from workers.map(self._vector, waiting)

    def _question(self, text: str) -> np.ndarray:
        return self._vector(self._model.recipe.before_question + text)

    def _vector(self, text: str) -> np.ndarray:
        import numpy as np

        session, tokenizer, inputs = self._runner
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        made = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        states = session.run(None, {name: made[name] for name in inputs})[0][0]
        if states.ndim > 1:  # a vector for each token; some models are exported with that of the text
            states = states[0] if self._model.recipe.first_token else states.mean(axis=0)
        vector = states.astype(np.float32)
        return vector / (np.linalg.norm(vector) or 1.0)

    @cached_property
    def _runner(self) -> tuple[Any, Any, tuple[str, ...]]:
        """The network, the tokenizer, and which inputs the network takes."""
        model = self._model
        try:
            import numpy  # noqa: F401  (the vectors are of it)
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as fault:
            raise BadInput(f"The setting semantic_model is in force, and {fault.name} is not installed.",
                           remedy=_INSTALL) from None  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # texts are what goes side by side
        options.log_severity_level = 4  # its faults are raised
        try:
            tokenizer = Tokenizer.from_file(str(model.tokenizer))
            session = onnxruntime.InferenceSession(str(model.network), options, providers=["CPUExecutionProvider"])
        except Exception as fault:  # both libraries raise classes of their own, some of them bare
            raise BadInput(
                f"The model in {model.network.parent} cannot be opened: {str(fault).splitlines()[0]}.",
                remedy="Give a sentence model exported to ONNX, with its tokenizer.json.",
            ) from fault
        inputs = tuple(each.name for each in session.get_inputs())
        foreign = sorted(set(inputs) - _KNOWN_INPUTS)
        if foreign:
            raise BadInput(f"The model {model.network} wants {', '.join(foreign)}, which no text has.",
                           remedy="Give a model of sentences: an encoder of input_ids and attention_mask.")  # fmt: skip
        tokenizer.no_padding()
        tokenizer.enable_truncation(model.recipe.tokens)
        return session, tokenizer, inputs


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
