"""The emergency lane of the page: the published criteria that are met, before all else."""

from __future__ import annotations

from curbside.cases.emergency import EMERGENCY, ROUTINE, Met
from curbside.cases.facts import few, name_of, narrowest
from curbside.cases.record import Assessment
from curbside.cli.case_page.marks import Marks
from curbside.cli.plain import WIDTH, item

_REASONS = 4


def lane(found: Assessment, marks: Marks) -> str:
    """How fast the case needs help: the criteria of that level with what to do, milder ones by name alone."""
    met = found.emergency.met
    lines = [item("", f"{found.urgency.upper()}: {_meaning(found)}")]
    lines += [_criterion(found, each, marks) for each in met if each.level == found.urgency]
    milder = [each.name for each in met if each.level != found.urgency]
    if milder:
        lines.append(item("-", f"Met as well, urgent: {'; '.join(milder)}."))
    rule = "!" * WIDTH
    return "\n".join([rule, *lines, rule] if found.urgency == EMERGENCY else lines)


def _meaning(found: Assessment) -> str:
    if found.urgency == ROUTINE:
        return "no published criterion for emergency or urgent assessment is met by what was told."
    return f"meets published criteria for {found.urgency} assessment."


def _criterion(found: Assessment, met: Met, marks: Marks) -> str:
    because = few([name_of(found, each) for each in narrowest(found, met.because)], _REASONS)
    return item("-", f"{met.name}. {met.advice}{marks(met.sources)} Because: {because}.")
