"""Kept questions: what a follow-up or a link to an answer needs, one small file for each answer.

Only what was asked is kept, and the answer is made again from it: readable by its owner alone.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from curbside.answer.keep import Keep
from curbside.answer.question import READERS, Enquiry
from curbside.answer.record import Answer
from curbside.errors import BadInput, NotFound
from curbside.plain import plain


def keep_enquiry(folder: Path, answer: Answer, enquiry: Enquiry) -> None:
    """Keeps what an answer was asked with, under the id of the answer. Raises BadInput where that cannot be written."""
    kept = _file(folder, answer.id)
    if kept.exists():
        return
    part = kept.with_suffix(f".{os.getpid()}.part")
    try:
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.touch(mode=0o600)
        part.write_text(json.dumps(_as_plain(answer, enquiry)))
        part.replace(kept)
    except OSError as fault:
        raise BadInput(
            f"The answer cannot be kept in {kept.parent}: {fault.strerror}.",
            remedy="Mend the folder, or set CURBSIDE_KEEP_ANSWERS=no.",
        ) from fault


def read_kept(folder: Path, id: str) -> Enquiry:
    """What the answer of this id was asked with. Raises NotFound where it is not kept, BadInput where it is damaged."""
    kept = _file(folder, id)
    if not kept.exists():
        raise NotFound(
            f"No answer {id!r} is kept here.",
            remedy="Use the id that `curbside ask` printed, with the same home folder.",
        )
    try:
        return _as_enquiry(json.loads(kept.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadInput(
            f"What was kept of the answer {id!r} cannot be read.",
            remedy=f"Delete {kept} and ask the earlier question again.",
        ) from None


def _as_plain(answer: Answer, enquiry: Enquiry) -> dict[str, Any]:
    record: dict[str, Any] = {"question": answer.question, "previous": enquiry.previous, "reader": answer.reader}
    if not enquiry.keep.is_all:
        record |= plain(enquiry.keep)
    return record


def _as_enquiry(record: dict[str, Any]) -> Enquiry:
    """What is written by an older Curbside has no reader: it is guessed again, as it was then."""
    reader = record.get("reader", "")
    if reader not in ("", *READERS):
        raise ValueError("no reader")
    keep = Keep(
        tuple(record.get("sources", ())), tuple(record.get("levels", ())), record.get("since"),
        bool(record.get("with_retired")),
    )  # fmt: skip
    return Enquiry(record["question"], reader, tuple(record["previous"]), keep)


def _file(folder: Path, id: str) -> Path:
    if not id.isalnum():
        raise BadInput(f"{id!r} is not the id of an answer.")
    return folder / f"{id}.json"
