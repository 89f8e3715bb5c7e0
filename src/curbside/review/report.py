"""A report: what a reader says of an answer, a sentence of it, or a page; checked before anything is kept."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from curbside.errors import BadInput

OPINIONS: dict[str, str] = {"helpful": "Helpful", "unhelpful": "Not helpful"}
FAULTS: dict[str, str] = {
    "inaccurate": "Inaccurate",
    "out_of_date": "Out of date",
    "questionable": "Questionable",
    "unclear": "Unclear",
    "harmful": "Could do harm",
}
KINDS: dict[str, str] = OPINIONS | FAULTS

# A comment is a few sentences; a sentence of a document is cut at 2,500 characters (intake/cut.py).
LONGEST_COMMENT, LONGEST_SENTENCE, LONGEST_NOTE = 1_000, 3_000, 1_000
_LONGEST_PAGE = 300
_ANSWER = _FINGERPRINT = re.compile(r"[0-9a-f]{8,64}")
_PAGE = re.compile(r"/[A-Za-z0-9/_.:~%-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `answer` is an answer's id or `page` the path of a page (or both); never a question.

    `sentence` is the sentence it is about, empty for the whole, with the SHA-256 of its text; `library`
    the fingerprint of the library it was shown from, `packs` its packs with their versions (empty where that
    library is no longer in force); `made` and
    `resolved` are times (UTC), `resolved` empty while it is open.
    """

    id: str
    kind: str
    answer: str
    page: str
    sentence: str
    sentence_sha256: str
    comment: str
    library: str
    packs: str
    version: str
    made: str
    resolved: str = ""
    note: str = ""

    @property
    def is_open(self) -> bool:
        return not self.resolved


def read_report(told: Mapping[str, str], *, library: str, packs: Mapping[str, str], version: str) -> Report:
    """The report that a reader's form tells: kind, answer, page, sentence, comment, library.

    `library` and `packs` are of the library in force, which may be another than the page was made from.
    Raises BadInput for an unknown kind, for what is about nothing, and for text that is too long. The
    messages never repeat what was told.
    """
    kind, answer, page = told.get("kind", ""), told.get("answer", ""), _page(told.get("page", ""))
    sentence = " ".join(_words(told.get("sentence", ""), "The sentence", LONGEST_SENTENCE).split())
    if kind not in KINDS:
        raise BadInput("There is no such kind of report.", remedy=f"Use one of: {', '.join(KINDS)}.")
    if answer and not _ANSWER.fullmatch(answer):
        raise BadInput("That is not the id of an answer.")
    if not answer and not page:
        raise BadInput("A report is about an answer or a page.", remedy="Name the one or the other.")
    shown = told.get("library", "") or library
    if not _FINGERPRINT.fullmatch(shown):
        raise BadInput("That is not the fingerprint of a library.")
    return Report(
        id=secrets.token_hex(5),
        kind=kind,
        answer=answer,
        page=page,
        sentence=sentence,
        sentence_sha256=sentence_sha256(sentence) if sentence else "",
        comment=_words(told.get("comment", ""), "The comment", LONGEST_COMMENT),
        library=shown,
        packs=", ".join(f"{name} {number}" for name, number in packs.items()) if shown == library else "",
        version=version,
        made=now(),
    )


def sentence_sha256(sentence: str) -> str:
    """What a reported sentence is found by again, in whatever answer or page it stands."""
    return hashlib.sha256(sentence.encode("utf-8")).hexdigest()


def read_note(note: str) -> str:
    """What an editor says of a report that is settled; raises BadInput where nothing or too much is said."""
    note = _words(note, "The note", LONGEST_NOTE)
    if not note:
        raise BadInput("A report is resolved with a note.", remedy='Say what was done: --note "Figure corrected".')
    return note


def read_since(since: str) -> str:
    """A day (2026-11-21) as the times of reports begin; raises BadInput for any other."""
    try:
        return datetime.strptime(since, "%Y-%m-%d").date().isoformat() if since else ""
    except ValueError:
        raise BadInput(f"{since!r} is no day.", remedy="Write it as 2026-11-21.") from None


def now() -> str:
    """The time, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _page(page: str) -> str:
    # what follows the question mark may be a question, which a report does not hold
    path = re.split(r"[?#]", page, maxsplit=1)[0]
    if path and (len(path) > _LONGEST_PAGE or not _PAGE.fullmatch(path)):
        raise BadInput("That is not the path of a page.")
    return path


def _words(text: str, what: str, longest: int) -> str:
    words = _CONTROL.sub("", text.replace("\r\n", "\n")).strip()
    if len(words) > longest:
        told = f"{what} has {len(words):,} characters; at most {longest:,} are kept."
        raise BadInput(told, remedy="Make it shorter.")
    return words
