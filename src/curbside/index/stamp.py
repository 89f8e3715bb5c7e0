"""The stamp of a built library: what it was made with and of, kept beside the index."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from curbside.errors import IndexBroken
from curbside.index.base import Stamp
from curbside.index.fields import LANGUAGE_VERSION, SCHEMA_VERSION
from curbside.library.safely import write_safely

FILE_NAME = "stamp.json"


@dataclass(frozen=True, slots=True)
class BuildStamp:
    """Versions, fingerprint, pack versions and counts of what was built.

    `content` covers the bytes of every pack file; `listing` only names, sizes and times, so when
    it differs `content` decides. `made_of` is the fingerprint of all but the asker's own documents,
    `of_packs` the counts of that.
    """

    schema: int
    language: int
    fingerprint: str
    content: str
    listing: str
    packs: dict[str, str]
    counts: dict[str, int]
    made_of: str = ""
    of_packs: dict[str, int] = field(default_factory=dict)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.schema, self.language, self.fingerprint)

    @property
    def is_of_this_version(self) -> bool:
        """Whether this Curbside can read what that one wrote."""
        return (self.schema, self.language) == (SCHEMA_VERSION, LANGUAGE_VERSION)


def write_stamp(folder: Path, stamp: BuildStamp) -> None:
    """Writes the stamp into a built folder, in one move."""
    text = json.dumps(asdict(stamp), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    write_safely(folder / FILE_NAME, text)


def read_stamp(folder: Path) -> BuildStamp:
    """The stamp of a built folder; raises IndexBroken when there is none that can be read."""
    try:
        values: dict[str, Any] = json.loads((folder / FILE_NAME).read_bytes())
        return BuildStamp(**values)
    except (OSError, ValueError, TypeError) as fault:
        raise IndexBroken(
            f"The stamp of the index in {folder} cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault
