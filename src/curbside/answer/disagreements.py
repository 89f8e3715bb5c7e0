"""Where the library's sources disagree, both sides are shown side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curbside.answer.question import Question
from curbside.answer.statements import Chosen, Draft, is_for, wording
from curbside.index.base import Index

MOST_POINTS = 2
MOST_SIDES = 3


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which sources differ, and what each side says."""

    point: str
    sides: tuple[Draft, ...]

    def each(self, change: Callable[[Draft], Draft | None]) -> Disagreement | None:
        """The point with every side changed; None when a side is lost."""
        sides = tuple(map(change, self.sides))
        return Disagreement(self.point, sides) if all(sides) else None


def find_disagreements(
    chosen: Chosen, index: Index, question: Question
) -> tuple[Chosen, tuple[Disagreement, ...]]:
    """Lifts contested drafts out of the rest and sets each beside the passages it disagrees with.

    A contested draft beyond the most points shown is left out: half a disagreement misleads.
    """
    points: list[Disagreement] = []
    shown: set[str] = set()
    for draft in chosen.all:
        if not draft.passage.disagrees or draft.passage.id in shown:
            continue
        if len(points) == MOST_POINTS:
            continue
        held = index.passages(draft.passage.disagrees).values()
        others = [p for p in held if is_for(p, question.reader)]
        if not others:
            continue
        sides = (draft, *(
            Draft(wording(p, question), p.role, p, draft.score, draft.fit) for p in others
        ))[:MOST_SIDES]
        points.append(Disagreement(draft.passage.title, sides))
        shown.update(side.passage.id for side in sides)
    rest = tuple(d for d in chosen.rest if not d.passage.disagrees)
    return Chosen(chosen.bottom_line, rest), tuple(points)
