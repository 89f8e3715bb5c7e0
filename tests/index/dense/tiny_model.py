"""A sentence model of a few words, made on the spot: every word is a vector, and words of one meaning share it.

The network is one ONNX node that looks the vectors up, written out as the bytes of its protocol buffers, so that the
real runtime and the real tokenizer are exercised without a library that makes models.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

# Words by meaning; one row of the table each. What is in none of them is unknown and says nothing.
MEANINGS: tuple[tuple[str, ...], ...] = (
    ("[UNK]",),
    ("slug", "slugs", "snail", "snails"),
    ("water", "watering", "rain"),
    ("lettuce", "salad"),
    ("frost", "cold"),
)
_FLOAT, _INT64 = 1, 7  # of TensorProto.DataType


def make_model(folder: Path, meanings: Sequence[Sequence[str]] = MEANINGS, **files: Mapping) -> Path:
    """Writes model.onnx and tokenizer.json; `files` are JSON files beside them, their names' "__" a "/"."""
    folder.mkdir(parents=True, exist_ok=True)
    width = len(meanings)
    table = [[1.0 if row == column and row else 0.05 for column in range(width)] for row in range(width)]
    (folder / "model.onnx").write_bytes(_model(table))
    ids = {word: row for row, words in enumerate(meanings) for word in words}
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
        "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": ids, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    for name, told in files.items():
        path = folder / f"{name.replace('__', '/')}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(told), encoding="utf-8")
    return folder


def _model(table: list[list[float]], wanted: str = "input_ids") -> bytes:
    """A ModelProto: Gather(table, input_ids) -> last_hidden_state."""
    rows, width = len(table), len(table[0])
    raw = struct.pack(f"<{rows * width}f", *(value for row in table for value in row))
    tensor = _int(1, rows) + _int(1, width) + _int(2, _FLOAT) + _bytes(8, b"table") + _bytes(9, raw)
    node = _bytes(1, b"table") + _bytes(1, wanted.encode()) + _bytes(2, b"states") + _bytes(4, b"Gather")
    graph = _bytes(1, node) + _bytes(2, b"tiny") + _bytes(5, tensor)
    graph += _bytes(11, _value(wanted, _INT64, ("one", "length")))
    graph += _bytes(12, _value("states", _FLOAT, ("one", "length", "width")))
    return _int(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, b"") + _int(2, 13))


def write_network_that_wants(path: Path, name: str) -> None:
    """A network with an input of another name."""
    path.write_bytes(_model([[1.0]], name))


def _value(name: str, kind: int, axes: tuple[str, ...]) -> bytes:
    shape = b"".join(_bytes(1, _bytes(2, axis.encode())) for axis in axes)
    return _bytes(1, name.encode()) + _bytes(2, _bytes(1, _int(1, kind) + _bytes(2, shape)))


def _int(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = b""
    while value > 127:
        out, value = out + bytes([value & 127 | 128]), value >> 7
    return out + bytes([value])
