"""The classification of an examination, on one screen: International Standards for Neurological Classification of
Spinal Cord Injury, revision of 2019 [rupp2021isncsci]. Each line is a rule that returns what it concludes together
with the steps it took."""

from __future__ import annotations

from dataclasses import dataclass, replace

from curbside.cases.scores.isncsci.completeness import completeness
from curbside.cases.scores.isncsci.examination import PLACE, Examination, Side
from curbside.cases.scores.isncsci.impairment import impairment
from curbside.cases.scores.isncsci.levels import motor_level, sensory_level
from curbside.cases.scores.isncsci.marks import muscle_marks, touch_marks
from curbside.cases.scores.isncsci.neurological_level import neurological_level
from curbside.cases.scores.isncsci.possible import find_possible
from curbside.cases.scores.isncsci.preservation import motor_zone, sensory_zone
from curbside.cases.scores.isncsci.step import Conclusion, Place, Step
from curbside.cases.scores.isncsci.totals import Totals, add_up


@dataclass(frozen=True, slots=True)
class Classification:
    """What an examination comes to; pairs are (right, left).

    `impairment` and `motor_zones` are all that some filling in of the missing marks gives;
    `impairment_by_rule` and `motor_zones_by_rule` what each rule alone does not exclude, as other
    calculators show it. Without missing marks they are the same.
    """

    sensory_levels: tuple[Conclusion, Conclusion]
    motor_levels: tuple[Conclusion, Conclusion]
    neurological_level: Conclusion
    completeness: Conclusion
    impairment: Conclusion
    sensory_zones: tuple[Conclusion, Conclusion]
    motor_zones: tuple[Conclusion, Conclusion]
    totals: Totals
    impairment_by_rule: Conclusion
    motor_zones_by_rule: tuple[Conclusion, Conclusion]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of every rule, in order."""
        rules = (
            *self.sensory_levels, *self.motor_levels, self.neurological_level, self.completeness, self.impairment,
            *self.sensory_zones, *self.motor_zones,
        )  # fmt: skip
        return tuple(step for rule in rules for step in rule.steps)


def classify(exam: Examination) -> Classification:
    """The levels, completeness, grade, zones and sums of an examination."""
    right, left = exam.sides
    sensory = sensory_level(right, "right"), sensory_level(left, "left")
    motor = motor_level(right, exam.contraction, "right"), motor_level(left, exam.contraction, "left")
    level = neurological_level(exam)
    complete = completeness(exam)
    bare = without_stars(exam)
    grades = impairment(exam, complete, motor, level, (bare, neurological_level(bare)))
    zones = (
        motor_zone(right, exam.contraction, motor[0], grades, "right"),
        motor_zone(left, exam.contraction, motor[1], grades, "left"),
    )
    possible = find_possible(exam)
    return Classification(
        sensory_levels=sensory,
        motor_levels=motor,
        neurological_level=level,
        completeness=complete,
        impairment=keep_possible(grades, possible.grades),
        sensory_zones=(sensory_zone(right, exam.pressure, "right"), sensory_zone(left, exam.pressure, "left")),
        motor_zones=(keep_possible(zones[0], possible.zones[0]), keep_possible(zones[1], possible.zones[1])),
        totals=add_up(exam),
        impairment_by_rule=grades,
        motor_zones_by_rule=zones,
    )


def keep_possible(by_rule: Conclusion, possible: set[str] | None) -> Conclusion:
    """The results of a rule that are possible, with those it left out; a step tells what became of the others.
    None says that the rule is exact by itself."""
    if possible is None:
        return by_rule
    impossible = [place for place in by_rule.levels if place not in possible]
    left_out = sorted(possible - set(by_rule.levels))
    if not impossible and not left_out:
        return by_rule
    kept = [place for place in by_rule.results if place.level in possible] + [Place(each) for each in left_out]
    kept.sort(key=lambda place: (PLACE.get(place.level, -1), place.level))  # NA first; grades by letter
    told = (("impossible", impossible), ("possible", left_out))
    then = "; ".join(f"{', '.join(places)} {what}" for what, places in told if places)
    step = Step(by_rule.steps[0].rule, "missing marks", "every legal value tried", then)
    return Conclusion(tuple(kept), (*by_rule.steps, step))


def without_stars(exam: Examination) -> Examination:
    """The same marks with nothing tagged."""
    return replace(exam, right=_bare(exam.right), left=_bare(exam.left))


def _bare(side: Side) -> Side:
    return replace(
        side,
        motor={level: muscle_marks()[mark.text.rstrip("*")] for level, mark in side.motor.items()},
        light_touch={level: touch_marks()[mark.text.rstrip("*")] for level, mark in side.light_touch.items()},
        pin_prick={level: touch_marks()[mark.text.rstrip("*")] for level, mark in side.pin_prick.items()},
    )
