"""The folder of a sentence model: which files it has, and how its makers want texts turned into vectors."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from curbside.errors import BadInput, NotFound

_NETWORKS = ("model.onnx", "onnx/model.onnx")  # where exporters put it
_TOKENIZER = "tokenizer.json"
_HELP = "See docs/finding-by-meaning.md for what the folder holds and how to get one."
# Raise when the same model gives other vectors than before.
_VERSION = 1
_USUAL_TOKENS, _MOST_TOKENS = 256, 512


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model wants its texts: how many tokens it reads, whether the first token stands for the text or the mean
    of all, and what it wants written before a question and before a passage."""

    tokens: int = _USUAL_TOKENS
    first_token: bool = False
    before_question: str = ""
    before_passage: str = ""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The files of a model, and the name by which its vectors are told from those of others."""

    network: Path
    tokenizer: Path
    recipe: Recipe

    @property
    def files(self) -> tuple[Path, ...]:
        """All that decides a vector; weights of a large network lie in files beside it."""
        beside = self.network.parent.glob(f"{self.network.name}[._]data*")
        return (self.network, self.tokenizer, *sorted(beside))

    def listing(self) -> str:
        """Names, sizes and times: cheap to read, and the same while nothing was touched."""
        told = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in self.files]
        return _digest(json.dumps([*told, self._made_by]).encode())

    def name(self) -> str:
        """Of the bytes of every file and of the recipe; reads them all, which takes a moment."""
        parts = [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.files]
        return _digest(json.dumps([*parts, self._made_by]).encode())

    @property
    def _made_by(self) -> dict[str, Any]:
        return {"version": _VERSION, **asdict(self.recipe)}


def open_model_folder(folder: Path) -> ModelFolder:
    """The model in a folder; raises NotFound where a file is missing, BadInput for a recipe that cannot be read."""
    if not folder.is_dir():
        raise NotFound(f"There is no folder {folder}, which the setting semantic_model names.", remedy=_HELP)
    network = next((folder / name for name in _NETWORKS if (folder / name).is_file()), None)
    if network is None or not (folder / _TOKENIZER).is_file():
        missing = _TOKENIZER if network else _NETWORKS[0]
        raise NotFound(f"The folder {folder}, which the setting semantic_model names, has no {missing}.", remedy=_HELP)
    return ModelFolder(network, folder / _TOKENIZER, _read_recipe(folder))


def _read_recipe(folder: Path) -> Recipe:
    """What the files of Sentence Transformers beside a model say; their absence means the usual way."""
    pooling = _read(folder / "1_Pooling" / "config.json")
    prompts = _read(folder / "config_sentence_transformers.json").get("prompts") or {}
    tokens = _read(folder / "sentence_bert_config.json").get("max_seq_length") or _USUAL_TOKENS
    first = bool(pooling.get("pooling_mode_cls_token"))
    if pooling and not first and not pooling.get("pooling_mode_mean_tokens"):
        raise BadInput(f"The model in {folder} is pooled neither by mean nor by its first token.", remedy=_HELP)
    try:
        return Recipe(
            tokens=min(int(tokens), _MOST_TOKENS),
            first_token=first,
            before_question=str(prompts.get("query") or ""),
            before_passage=str(prompts.get("document") or prompts.get("passage") or ""),
        )
    except (TypeError, ValueError, AttributeError) as fault:
        raise BadInput(f"The recipe of the model in {folder} cannot be read: {fault}.", remedy=_HELP) from fault


def _read(path: Path) -> dict[str, Any]:
    try:
        told = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError) as fault:
        raise BadInput(f"{path} cannot be read: {fault}.", remedy=_HELP) from fault
    if not isinstance(told, dict):
        raise BadInput(f"{path} holds no object.", remedy=_HELP)
    return told


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
