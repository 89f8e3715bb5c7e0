"""From an item to its bytes and its text: gzip opened, sizes bounded, encodings told apart."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from typing import BinaryIO

from curbside.errors import BadDocument
from curbside.intake.record import Item

# Bytes of one item as it lies there, of one that is held unpacked, and of one that is only streamed.
MOST_BYTES, MOST_UNPACKED, MOST_STREAMED = 200_000_000, 200_000_000, 4_000_000_000
MOST_RATIO = 200  # text and XML pack about 5 to 20 times smaller; what packs 200 times is made to harm
# Formats of many documents a file, which are read as they unpack.
STREAMED = frozenset({"medline", "jsonl"})

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20
# What no text holds: control signs other than tab, line feed, form feed and carriage return.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_UNDECLARED = "windows-1252"  # what most old files without a declaration are in


def read_bytes(item: Item) -> bytes:
    """The bytes as they lie there; raises BadDocument where they are missing, empty or too many."""
    try:
        size = item.size
        if size > MOST_BYTES:
            raise BadDocument(f"{item.origin} is larger than {MOST_BYTES // 1_000_000} MB.",
                              remedy="Cut it into smaller files.")  # fmt: skip
        data = item.read()
    except OSError as fault:
        raise BadDocument(f"{item.origin} cannot be read: {fault.strerror}.",
                          remedy="See that the file is there and may be read.") from fault  # fmt: skip
    if not data.strip():
        raise BadDocument(f"{item.origin} is empty.", remedy="Give a file with a text in it.")
    return data


def is_packed(data: bytes) -> bool:
    return data.startswith(_GZIP)


def peek(data: bytes, most: int = 65_536) -> bytes:
    """The first bytes, unpacked; empty where the packing itself is broken."""
    if not is_packed(data):
        return data[:most]
    try:
        return zlib.decompressobj(31).decompress(data, most)
    except zlib.error:
        return b""


def unpack(data: bytes, item: Item) -> bytes:
    """The whole content; raises BadDocument for a broken packing and for a bomb."""
    if not is_packed(data):
        return data
    with open_stream(data, item, MOST_UNPACKED) as stream:
        return stream.read()


def open_stream(data: bytes, item: Item, most: int = MOST_STREAMED) -> BinaryIO:
    """The content as a file; reading it raises BadDocument for a broken packing and for a bomb."""
    if not is_packed(data):
        return io.BytesIO(data)
    return io.BufferedReader(_Bounded(data, item, min(most, MOST_RATIO * max(len(data), 10_000))), _CHUNK)


class _Bounded(io.RawIOBase):
    """Unpacks while it is read, and refuses to go on past `most` bytes."""

    def __init__(self, data: bytes, item: Item, most: int) -> None:
        self._file, self._item, self._left = gzip.GzipFile(fileobj=io.BytesIO(data)), item, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:
        try:
            piece = self._file.read(len(buffer))
        except (OSError, EOFError, zlib.error) as fault:
            raise BadDocument(f"{self._item.origin} is packed with gzip and broken.",
                              remedy="Fetch it again.") from fault  # fmt: skip
        self._left -= len(piece)
        if self._left < 0:
            raise BadDocument(f"{self._item.origin} unpacks to more than is read.",
                              remedy="Unpack it, and cut it into smaller files.")  # fmt: skip
        buffer[: len(piece)] = piece
        return len(piece)


def as_text(data: bytes, item: Item, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The bytes as text, and what to tell of a guessed encoding; raises BadDocument for what is no text.

    A mark at the beginning decides, then UTF-8 where it fits, then what the file declares of itself.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, notes = data.decode("utf-16", "replace"), ()
    else:
        text, notes = _decoded(data, declared)
    if len(_UNPRINTABLE.findall(text[:100_000])) > len(text[:100_000]) // 200:
        raise BadDocument(f"{item.origin} is no text.", remedy="Save it as UTF-8 text.")
    return text, notes


def _decoded(data: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        try:
            return data.decode(declared or _UNDECLARED, "replace"), (f"read as {declared or _UNDECLARED}",)
        except LookupError:
            return data.decode(_UNDECLARED, "replace"), (f"read as {_UNDECLARED}",)


def tidy(text: str) -> str:
    """Text on one line, white space evened out, without signs that no text holds."""
    if not text.isascii() or not text.isprintable():
        text = _UNPRINTABLE.sub("", text).translate(_LIGATURES)
        text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
        # half of a surrogate pair can be written in JSON and stands in no UTF-8
        text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.split())
