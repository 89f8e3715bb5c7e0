"""An answer as plain text: what a pipe, a file or a printer gets."""

from __future__ import annotations

from textwrap import fill

from curbside.answer.record import Answer
from curbside.cli.cited import cited_at, mark_of
from curbside.cli.person import HEADING, person_lines

WIDTH = 96


def as_plain(answer: Answer) -> str:
    """Banner, answer, the person described, references, related questions, caution and disclaimer, wrapped."""
    blocks = [*_banner(answer), _wrapped(answer.text), *_declined(answer)]
    if lines := person_lines(answer):
        blocks.append("\n".join([HEADING, *(item("-", line) for line in lines)]))
    if answer.references:
        lines = _references(answer)
        blocks.append("References\n" + "\n".join(lines))
    if answer.related:
        blocks.append("Related questions\n" + "\n".join(item("-", q) for q in answer.related))
    if not answer.declined:
        blocks.append(_wrapped(answer.caution))
    blocks += [_wrapped(answer.disclaimer), f"Answer {answer.id}"]
    return "\n\n".join(blocks)


def _references(answer: Answer) -> list[str]:
    places = cited_at(answer)
    lines = []
    for r in answer.references:
        cited = f" Cited: {places[r.number]}." if r.number in places else ""
        lines.append(item(f"[{r.number}]", f"{mark_of(r.standing)} {r.evidence}. {r.citation}{cited}".strip()))
    return lines


def _banner(answer: Answer) -> list[str]:
    if not answer.urgency:
        return []
    words = "; ".join(dict.fromkeys(f"“{r.words}”" for r in answer.urgency.reasons))
    rule = "!" * WIDTH
    advice = _wrapped(f"{answer.urgency.level.upper()}: {answer.urgency.advice}")
    return [f"{rule}\n{advice}\n{_wrapped(f'Because of: {words}')}\n{rule}"]


def _declined(answer: Answer) -> list[str]:
    if not answer.declined or not answer.declined.closest:
        return []
    topics = "\n".join(item("-", topic) for topic in answer.declined.closest)
    return [f"Nearby, the library covers\n{topics}"]


def _wrapped(text: str) -> str:
    return "\n".join(item(*_split_mark(line)) for line in text.split("\n"))


def _split_mark(line: str) -> tuple[str, str]:
    return ("-", line[2:]) if line.startswith("- ") else ("", line)


def item(mark: str, text: str, width: int = WIDTH) -> str:
    """A wrapped paragraph, behind its mark where it has one; no word is ever broken."""
    lead = f"{mark} " if mark else ""
    return fill(text, width, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False,
                break_on_hyphens=False)  # fmt: skip
