"""How an answer is laid out: which roles share a section, what it is called, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curbside.answer.intents import Intents

if TYPE_CHECKING:
    from curbside.answer.statements import Draft

# Section, heading for a clinician, heading for a patient, and the roles it holds, in reading order.
_SECTIONS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("definition", "Definition", "What it is", ("definition",)),
    ("frequency", "Epidemiology", "How common it is", ("epidemiology", "statistic")),
    ("causes", "Causes and risk factors", "Why it happens", ("cause", "risk-factor")),
    ("features", "Symptoms and signs", "What you may notice", ("symptom", "sign")),
    ("warnings", "Red flags", "When to get help", ("red-flag",)),
    ("imaging", "Imaging", "Scans", ("imaging",)),
    ("tests", "Tests and differential diagnosis", "How it is found", ("test", "differential")),
    ("scores", "Scores", "How severity is measured", ("score",)),
    ("treatment", "Treatment", "What can be done", ("treatment",)),
    ("doses", "Doses", "Medicines", ("dose",)),
    ("living", "Rehabilitation and self-care", "Living with it",
     ("rehabilitation", "advice", "prevention")),
    ("outlook", "Prognosis", "What to expect", ("prognosis",)),
    ("follow-up", "Follow-up", "Check-ups", ("monitoring",)),
    ("harms", "Complications and adverse effects", "Risks and side effects", ("adverse-effect",)),
    ("pitfalls", "Pitfalls", "Good to know", ("pitfall",)),
    ("own", "From your own documents", "From your own documents", ("",)),
)
GROUP_OF = {role: name for name, _, _, roles in _SECTIONS for role in roles}
HEADINGS = frozenset(heading for row in _SECTIONS for heading in row[1:3])
_PLACE = {row[0]: n for n, row in enumerate(_SECTIONS)}


def lay_out(
    drafts: tuple[Draft, ...], intents: Intents, reader: str
) -> tuple[tuple[str, tuple[Draft, ...]], ...]:
    """(heading, drafts) in order: what was asked first, the rest in a textbook's order."""
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(GROUP_OF[draft.role], []).append(draft)
    asked = {g for g in groups if max(intents.fit(d.role) for d in groups[g]) >= 0.9}
    order = sorted(groups, key=lambda g: (g not in asked, _PLACE[g]))
    return tuple((heading_of(group, reader), tuple(groups[group])) for group in order)


def heading_of(group: str, reader: str) -> str:
    """What a section is called for this reader."""
    row = _SECTIONS[_PLACE[group]]
    return row[2] if reader == "patient" else row[1]
