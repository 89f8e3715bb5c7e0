"""An answer as text to hand on, with its references, its status and where it came from."""

from __future__ import annotations

from curbside.answer.record import Answer


def as_shared_text(answer: Answer) -> str:
    """The words of an answer with numbered references; what is urgent stands first."""
    parts = []
    if answer.urgency:
        parts.append(f"{answer.urgency.level.upper()}: {answer.urgency.advice}")
    parts.append(answer.declined.message if answer.declined else answer.text.strip())
    if answer.references:
        lines = "\n".join(_reference(r.number, r.citation, r.standing) for r in answer.references)
        parts.append(f"References\n{lines}")
    packs = ", ".join(f"{name} {version}" for name, version in answer.made_with["packs"].items())
    made = f"Curbside {answer.made_with['version']} ({packs}), answer {answer.id}"
    parts += [answer.caution, answer.disclaimer, made]
    return "\n\n".join(part for part in parts if part) + "\n"


def _reference(number: int, citation: str, standing: str) -> str:
    return f"[{number}] {citation}" + (f" ({standing.upper()})" if standing != "current" else "")
