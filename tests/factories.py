"""Tiny packs, passages and libraries for tests: made-up gardening, so no medicine is invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

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

_FRONT = "reviewed: awaiting\ndate: '2026-11-21'\n"
# The same garden with tables for cases: plants that wilt, and why.
CASE_FILES: dict[str, str] = {
    "findings/leaves.yaml": f"""\
{_FRONT}group: motor
findings:
- {{id: wilting-leaves, name: Wilting leaves, clinician: [wilting, drooping leaves]}}
- {{id: wilting-all-over, name: Wilting all over, clinician: [wilting all over], implies: [wilting-leaves]}}
- {{id: curled-leaves, name: Curled leaves, clinician: [curled leaves]}}
- {{id: sticky-dew, name: Sticky dew, clinician: [sticky dew]}}
- {{id: dry-soil, name: Dry soil, clinician: [dry soil], lay: ['ground ..1 like dust']}}
- {{id: pest-photo, name: Greenfly in a photograph, clinician: [greenfly in the photograph]}}
- {{id: onset-days, name: Onset over days, clinician: [for days]}}
""",
    "causes/pests.yaml": f"""\
{_FRONT}category: pests
causes:
- id: greenfly
  name: Greenfly
  synonyms: [aphids]
  prior: {{per_1000: 4, basis: estimate}}
  age: {{typical: 30, range: [5, 80], basis: estimate}}
  sex: {{female_share: 0.5, basis: estimate}}
  tempo: {{days: 0.5, weeks: 0.5, basis: estimate}}
  findings:
  - {{finding: curled-leaves, frequency: 0.8, basis: figure, sources: [almanac2019]}}
  - {{finding: sticky-dew, frequency: 0.6, basis: estimate}}
  - {{finding: wilting-leaves, frequency: 0.2, basis: estimate}}
  - {{finding: pest-photo, frequency: 0.9, basis: estimate, decisive: true}}
  confirm: [Look under the leaves]
  distinguishing: [Sticky dew on the leaves below.]
  sources: [shed-notes]
- id: drought
  name: Drought
  urgency: emergency
  must_not_miss: {{why: A dry plant dies within days., sources: [almanac2019]}}
  excluded_by: [not dry-soil]
  prior: {{per_1000: 2, basis: estimate}}
  age: {{typical: 30, range: [5, 80], basis: estimate}}
  sex: {{female_share: 0.5, basis: estimate}}
  tempo: {{days: 0.9, weeks: 0.1, basis: estimate}}
  findings:
  - {{finding: wilting-all-over, frequency: 0.8, basis: described, sources: [almanac2019]}}
  - {{finding: dry-soil, frequency: 0.95, basis: estimate}}
  confirm: [Put a finger into the soil]
  sources: [almanac2019]
""",
    "emergency.yaml": f"""\
{_FRONT}emergency:
- {{id: thirsty, any: [dry-soil, wilting-all-over]}}
- id: dying-of-thirst
  name: Wilting all over in dry soil (almanac)
  level: emergency
  when: [wilting-all-over + dry-soil]
  advice: Water it now.
  sources: [almanac2019]
- id: getting-dry
  name: A thirsty plant (shed notes)
  level: urgent
  when: [thirsty]
  advice: Water it this evening.
  sources: [shed-notes]
""",
    "sites.yaml": f"""\
{_FRONT}sites:
- id: root
  kind: region
  name: the roots
  part: roots
  for: [{{when: dry-soil, points: 3, says: the soil is dry, sources: [almanac2019]}}]
  against: [{{when: curled-leaves, points: 1, says: the leaves are curled, sources: [shed-notes]}}]
- id: peripheral
  kind: region
  name: the leaves
  part: nerves
  for: [{{when: curled-leaves | sticky-dew, points: 2, says: the leaves are sick, sources: [shed-notes]}}]
- id: root-or-leaf
  kind: split
  between: [root, peripheral]
  asks: [{{look: sticky dew on the leaves, findings: [sticky-dew]}}]
  sources: [shed-notes]
""",
    "scores/thirst.yaml": f"""\
{_FRONT}scores:
- id: thirst
  name: Thirst score
  variant: 4 points
  limits: [0, 4]
  words: [thirst score]
  items:
  - {{id: leaves, name: Leaves, limits: [0, 2]}}
  - {{id: soil, name: Soil, limits: [0, 2]}}
  bands:
  - {{name: mild, from: 0, to: 2, meaning: it can wait}}
  - {{name: severe, from: 3, to: 4, meaning: it cannot wait}}
  sources: [almanac2019]
""",
    "pathways/watering.yaml": f"""\
{_FRONT}pathway: watering
for: plants that wilt
pathways:
- id: water-at-once
  recommendation: Water is recommended at once.
  when: thirst>=3
  asks: thirst
  ask_when: wilting-leaves
  strength: strong
  certainty: low
  applies: plants that wilt
  sources: [almanac2019]
- id: water-in-the-morning
  recommendation: Watering in the morning is suggested.
  when: wilting-leaves + not curled-leaves | dry-soil
  applies: every plant
  sources: [almanac2019, shed-notes]
""",
    "next_steps.yaml": f"""\
{_FRONT}next_steps:
- id: photograph
  kind: imaging
  what: A photograph from below
  why: It shows what sits under the leaves.
  for_causes: [greenfly]
  contrast: none
  urgency: soon
  done_when: [pest-photo]
  refused_when: [{{finding: wilting-all-over, text: Not while it hangs., instead: A drawing from below}}]
  strength: opinion
  sources: [shed-notes]
- id: finger-in-the-soil
  kind: bedside
  what: A finger in the soil
  why: Dry soil is felt.
  when: wilting-leaves
  urgency: urgent
  strength: guideline
  sources: [almanac2019]
""",
    "populations.yaml": f"""\
{_FRONT}populations:
- {{id: passed-over, kind: passed, words: [who, with, and]}}
- {{id: adult, kind: age, words: [adults, adult], yes_when: age>=18, no_when: age<18, asks: age, age: [18, 120]}}
- {{id: child, kind: age, words: [children, child], yes_when: age<18, no_when: age>=18, asks: age, age: [0, 17]}}
- {{id: thirst, kind: number, words: [thirst score], asks: thirst}}
- {{id: wilting, kind: finding, words: [wilting], yes_when: wilting-leaves, asks: wilting-leaves}}
""",
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


def make_case_pack(parent: Path) -> Path:
    """The garden pack with its tables for cases."""
    return make_pack(parent, CASE_FILES)


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
