"""A classification in words, line by line, as a worksheet would end."""

from __future__ import annotations

from collections.abc import Mapping

from curbside.cases.scores.isncsci.classify import Classification
from curbside.cases.scores.isncsci.step import Conclusion

SOURCES = ("rupp2021isncsci", "cases-asia-worksheet2023", "bmcmed-ais", "schuld2024zpp", "kirshblum2021challenges")
NOTES = (
    "Every result named is possible with the marks given. INT: intact. NA: does not apply. *: rests on a mark that "
    "something else than the injury explains. A grade needs an injury to begin with."
)
_COMPLETENESS: Mapping[str, str] = {"C": "complete", "I": "incomplete"}


def summary(found: Classification) -> tuple[tuple[str, str], ...]:
    """(name, every result that is possible) of each part."""
    totals = found.totals
    complete = (_COMPLETENESS[place.level] + "*" * place.tagged for place in found.completeness.results)
    return (
        ("Motor score", f"arms {totals.arms} of 50, legs {totals.legs} of 50"),
        ("Sensory score", f"light touch {totals.light_touch} of 112, pin prick {totals.pin_prick} of 112"),
        ("Sensory level", _pair(found.sensory_levels)),
        ("Motor level", _pair(found.motor_levels)),
        ("Neurological level", _words(found.neurological_level)),
        ("Injury", " or ".join(complete)),
        ("ASIA Impairment Scale", _words(found.impairment)),
        ("Sensory zone", _pair(found.sensory_zones)),
        ("Motor zone", _pair(found.motor_zones)),
    )


def _words(finding: Conclusion) -> str:
    return " or ".join(map(str, finding.results))


def _pair(findings: tuple[Conclusion, Conclusion]) -> str:
    return f"right {_words(findings[0])}; left {_words(findings[1])}"
