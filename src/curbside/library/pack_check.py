"""Checking a pack: every rule of the format, each fault with its file, line and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

from curbside.library.check_cases import check_cases
from curbside.library.check_leaflets import check_leaflets
from curbside.library.check_records import check_concepts, check_references
from curbside.library.check_redflags import check_redflags
from curbside.library.check_scope import check_scope
from curbside.library.check_statements import check_topics
from curbside.library.checksums import FILE_NAME, pack_checksums, pack_files, read_checksums
from curbside.library.faults import Fault, raise_faults
from curbside.library.pack_cases import PARTS
from curbside.library.pack_shapes import is_date
from curbside.library.packs import Draft, Pack, read_draft

__all__ = ["Fault", "check_pack", "checked_pack"]

# States a pack may claim while nobody has read it; any other needs the names of its reviewers.
UNREVIEWED: tuple[str, ...] = ("draft", "submitted", "under review")
REVIEWED: tuple[str, ...] = ("approved", "published", "withdrawn")
AWAITING = "awaiting"
KNOWN_FILES: tuple[str, ...] = (
    "pack.yaml",
    "redflags.yaml",
    "scope.yaml",
    "references/*.yaml",
    "topics/*.md",
    "leaflets/*.md",
    "vocabulary/*.yaml",
    *PARTS.values(),
    FILE_NAME,
    "README.md",
    "CHANGELOG.md",
    "LICENCE*",
)


def check_pack(folder: Path, *, today: date | None = None, checksums: bool = True) -> tuple[Fault, ...]:
    """Every fault of the pack in a folder, in order of file and line; empty when it is sound.

    `today` is the date that review_due is held against, the machine's own when left out.
    `checksums` off skips checksums.txt, for a pack that is about to be built. Raises NotFound
    when the folder holds no pack.yaml.
    """
    return check_draft(read_draft(folder), today=today, checksums=checksums)


def checked_pack(folder: Path, *, today: date | None = None) -> Pack:
    """The pack in a folder once it is found sound; raises PackFault with every fault."""
    draft = read_draft(folder)
    raise_faults(folder.name, check_draft(draft, today=today))
    return draft.pack


def check_draft(draft: Draft, *, today: date | None = None, checksums: bool = True) -> tuple[Fault, ...]:
    """Every fault of a pack that has been read, those of form included."""
    found = [
        *draft.faults,
        *_check_card(draft, today or date.today()),
        *_check_files(draft),
        *check_references(draft),
        *check_concepts(draft),
        *check_redflags(draft),
        *check_scope(draft),
        *check_topics(draft),
        *check_cases(draft),
        *check_leaflets(draft),
        *(_check_sums(draft.pack.folder) if checksums else ()),
    ]
    return tuple(sorted(set(found)))


def _check_card(draft: Draft, today: date) -> Iterator[Fault]:
    card, placed = draft.pack.card, draft.card
    if card.name and card.name != draft.pack.folder.name:
        yield placed.fault(f"this pack is called {card.name!r}, its folder is not", key="name")
    for key in ("date", "review_due"):
        if getattr(card, key) and not is_date(getattr(card, key)):
            yield placed.fault(f"{getattr(card, key)!r} is not a date", key=key, remedy="write YYYY-MM-DD")
    if is_date(card.review_due) and date.fromisoformat(card.review_due) < today:
        remedy = "have the pack reviewed and set the next date"
        yield placed.fault(f"review was due on {card.review_due}", key="review_due", remedy=remedy)
    if card.review and card.review not in UNREVIEWED + REVIEWED:
        remedy = f"the states are: {', '.join(UNREVIEWED + REVIEWED)}"
        yield placed.fault(f"unknown review state {card.review!r}", key="review", remedy=remedy)
    elif card.review in REVIEWED and card.reviewed_by in (AWAITING, "", ()):
        remedy = "name the reviewers in reviewed_by, or set review to submitted"
        yield placed.fault(f"{card.review} by nobody", key="review", remedy=remedy)


def _check_files(draft: Draft) -> Iterator[Fault]:
    folder = draft.pack.folder
    for path in pack_files(folder):
        file = path.relative_to(folder).as_posix()
        # fnmatch lets * cross a slash; the count of slashes keeps it within one folder.
        if not any(fnmatch(file, p) and file.count("/") == p.count("/") for p in KNOWN_FILES):
            yield Fault(file, 0, "a pack has no such file", f"known: {', '.join(KNOWN_FILES)}")


def _check_sums(folder: Path) -> Iterator[Fault]:
    stated = read_checksums(folder)
    if stated is None:
        return
    actual = pack_checksums(folder)
    remedy = "if the change is meant, run: curbside pack build"
    for file in sorted(stated.keys() | actual.keys()):
        if file not in stated:
            yield Fault(file, 0, f"this file is not in {FILE_NAME}", remedy)
        elif file not in actual:
            yield Fault(FILE_NAME, 0, f"{file} is listed but is not there", remedy)
        elif stated[file] != actual[file]:
            yield Fault(file, 0, f"this file is not the one in {FILE_NAME}", remedy)
