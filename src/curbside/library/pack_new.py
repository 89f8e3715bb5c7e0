"""A new pack: the smallest folder that passes the check, to be filled by its editors."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from curbside.errors import BadInput
from curbside.library.checksums import FILE_NAME, format_checksums, pack_checksums

_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")

_CARD = """\
name: {name}
version: 0.1.0
title: {title}
language: en-GB
licence: CC-BY-4.0
editors: awaiting
review: draft
reviewed_by: awaiting
date: {today}
review_due: {due}
scope: One sentence that says what this pack covers.
"""
_REFERENCES = """\
# One entry for each source that somebody opened. Leave out what was not seen; invent nothing.
- id: example-source
  type: web-page
  title: An example to replace
  url: https://example.org/
  seen: Nothing yet; say here in one line what the source was seen to say.
  checked: {today}
"""
_TOPIC = """\
---
id: example-topic
title: An example topic
subjects: [example-concept]
reviewed: awaiting
date: {today}
---

## Definition

- This line stands for a statement that rests on the source it names.
  [@example-source]{{#example-topic-001 role=definition}}
  plain: This line says the same in plain words.
"""
_VOCABULARY = """\
- id: example-concept
  term: example concept
  kind: disease
  scope: core
"""
_FILES = {
    "pack.yaml": _CARD,
    "references/references.yaml": _REFERENCES,
    "topics/example-topic.md": _TOPIC,
    "vocabulary/concepts.yaml": _VOCABULARY,
}


def new_pack(name: str, parent: Path, *, today: date | None = None) -> Path:
    """Makes the pack `name` in a folder of that name under `parent` and returns the folder.

    Raises BadInput when the name is not small_words or the folder is already there.
    """
    if not _NAME.fullmatch(name):
        raise BadInput(f"{name!r} is not a name for a pack.", remedy="Use small_words, as in spinal_cord.")
    folder = parent / name
    if folder.exists():
        raise BadInput(f"{folder} is already there.", remedy="Choose another name or folder.")
    day = today or date.today()
    values = {
        "name": name,
        "title": name.replace("_", " ").capitalize(),
        "today": day.isoformat(),
        "due": f"{day.year + 1}-{day.month:02d}-28",
    }
    for file, content in _FILES.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content.format(**values), encoding="utf-8")
    (folder / FILE_NAME).write_text(format_checksums(pack_checksums(folder)), encoding="utf-8")
    return folder
