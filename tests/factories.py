"""Tiny packs, passages and libraries for tests: made-up gardening, so no medicine is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from curbside.index.base import Stamp
from curbside.library.leaflets import SECTIONS
from curbside.library.passages import Passage
from curbside.settings import Settings

TODAY = date(2026, 11, 21)
STAMP = Stamp(1, 1, "0123456789abcdef")

PACK_YAML = """\
name: garden
version: 0.1.0
title: The kitchen garden
language: en-GB
licence: CC-BY-4.0
editors: awaiting
review: submitted
reviewed_by: awaiting
date: 2026-11-21
review_due: 2999-11-21
scope: Tomatoes, their pests and their watering.
"""
REFERENCES_YAML = """\
- id: almanac2019
  type: guideline
  title: The almanac of tomatoes
  authors: [Green A, Thumb B]
  container: Journal of Made-up Gardens
  year: 2019
  locator: '7(3):70'
  doi: 10.1000/almanac.2019
  seen: Water in the morning; 2 litres a day in summer.
  checked: 2026-11-21
- id: shed-notes
  type: web-page
  title: Notes from a shed
  year: 2021
  url: https://example.org/shed
  seen: Greenfly gather under the leaves.
  checked: 2026-11-21
  standing: current
  title_seen: false
"""
VOCABULARY_YAML = """\
- id: tomato-plant
  term: tomato plant
  kind: anatomy
  scope: core
  synonyms: [tomato vine]
  abbreviations: [TP]
  lay: [tomatoes]
- id: greenfly-attack
  term: greenfly attack
  kind: disease
  scope: core
  synonyms: [aphid infestation]
  misspellings: [grenfly]
  part_of: [tomato-plant]
- id: watering
  term: watering
  kind: therapy
  treats: [tomato-plant]
"""
CARE_MD = """\
---
id: tomato-care
title: Looking after tomatoes
subjects: [tomato-plant]
reviewed: awaiting
date: 2026-11-21
---

## Treatment

- Watering in the morning suits a tomato plant. [@almanac2019]{#tomato-care-001 role=treatment}
  plain: Water tomatoes in the morning.
- In summer a tomato plant takes 2 litres a day.
  [@almanac2019; @shed-notes]{#tomato-care-002 role=dose applies="summer, under glass"
  strength="strong" disagrees="greenfly-003"}
  plain: In summer, tomatoes take 2 litres a day.

## Pitfalls

- Watering at noon is said to scorch the leaves.
  [@shed-notes]{#tomato-care-003 role=pitfall certainty="low" audience=clinician}
"""
GREENFLY_MD = """\
---
id: greenfly
title: Greenfly
subjects: [greenfly-attack]
reviewed: awaiting
date: 2026-11-21
---

## Signs

- Greenfly gather under the leaves of a tomato vine. [@shed-notes]{#greenfly-001 role=sign}
- Curled leaves point to an aphid infestation. [@shed-notes]{#greenfly-002 role=sign}

## Doses

- Plants under attack take 3 litres a day.
  [@shed-notes]{#greenfly-003 role=dose disagrees="tomato-care-002"
  reason="another kind of plant"}
"""
REDFLAGS_YAML = """\
- id: wilting
  finding: wilting all over
  patterns: ["plant wilts", "drooping all over"]
- id: rule.drought
  rule: sudden drought
  level: urgent
  when: ["wilting"]
  advice: Water it now.
  sources: [almanac2019]
"""
SCOPE_YAML = """\
covers: Tomatoes and what troubles them.
nearby: [marrows]
elsewhere:
  - field: roses
    terms: [rose, rambler]
"""
FILES: dict[str, str] = {
    "pack.yaml": PACK_YAML,
    "references/references.yaml": REFERENCES_YAML,
    "vocabulary/concepts.yaml": VOCABULARY_YAML,
    "topics/tomato-care.md": CARE_MD,
    "topics/greenfly.md": GREENFLY_MD,
    "redflags.yaml": REDFLAGS_YAML,
    "scope.yaml": SCOPE_YAML,
}


def make_pack(parent: Path, files: dict[str, str | None] | None = None) -> Path:
    """A sound pack called garden under `parent`; `files` replaces some, None leaves one out."""
    folder = parent / "garden"
    for file, content in (FILES | (files or {})).items():
        if content is not None:
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


def change(folder: Path, file: str, old: str, new: str) -> Path:
    """Replaces words in one file of a pack; fails when they are not there."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def make_settings(tmp_path: Path, *packs: Path) -> Settings:
    """Settings with a home of their own and the given packs."""
    return Settings(home=tmp_path / "home", packs=packs)


def make_passage(id: str, text: str, **values: object) -> Passage:
    """A passage of one statement; any field may be given."""
    document = id.rpartition("-")[0].replace(":", "/")
    plain = Passage(
        id=id,
        document=document,
        title="",
        section="Treatment",
        text=text,
        start=0,
        end=len(text),
        role="treatment",
        source="garden",
    )
    return replace(plain, **values)


def leaflet_md(**sections: str) -> str:
    """A sound leaflet of the garden pack; `sections` replaces the body of some, by key with _ for -."""
    bodies = {key: f"- Greenfly gather under the leaves. {{#leaf-{key} from=\"greenfly-001\"}}" for key in SECTIONS}
    bodies["help-now"] = '- All the leaves hang down. {#leaf-help-now from="greenfly-004"}'
    bodies["questions"] = (
        '### How much water?\n\n- In summer it takes 2 litres a day. {#leaf-q1 from="tomato-care-002"}\n\n'
        '### Where are they?\n\n- They gather under\n  the leaves. {#leaf-q2 from="greenfly-001 greenfly-002"}'
    )
    bodies |= {key.replace("_", "-"): body for key, body in sections.items()}
    front = GREENFLY_MD.split("---\n")[1].replace("id: greenfly\n", "id: pests\n").replace("Greenfly", "Pests")
    return f"---\n{front}---\n\n" + "\n\n".join(f"## {key}\n\n{body}" for key, body in bodies.items()) + "\n"


def make_pack_with_leaflet(parent: Path, leaflet: str = "") -> Path:
    """The garden pack with a red-flag statement and a leaflet that stands on it."""
    red_flag = "\n## Red flags\n\n- Leaves that hang down need water. [@shed-notes]{#greenfly-004 role=red-flag}\n"
    files = {"topics/greenfly.md": GREENFLY_MD + red_flag, "leaflets/pests.md": leaflet or leaflet_md()}
    return make_pack(parent, files)
