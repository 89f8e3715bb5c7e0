"""A case: what a note or a list of findings tells, with the words that told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PRESENT, ABSENT, UNKNOWN = "present", "absent", "unknown"
STATES: tuple[str, ...] = (PRESENT, ABSENT, UNKNOWN)


def _nothing() -> Mapping:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding as it was told: `words` stand at text[start:end]; `cue` are the words that decided
    its state ("no", "-ve", "excluded"), empty for a plain statement.

    `side` is left, right, both or empty; `level` a segment such as T10 or empty; `value` and `unit`
    are a measurement where one was given. Findings that were not told in words (a form, an
    implication) have no words and start = end = 0.
    """

    id: str
    state: str
    words: str = ""
    start: int = 0
    end: int = 0
    cue: str = ""
    side: str = ""
    level: str = ""
    value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """A spinal level as told. `kind` is sensory, motor, pain, imaged or told (nothing says what of);
    `top` and `bottom` are segments or vertebrae (C1 ... S5), the same for a single level."""

    kind: str
    top: str
    bottom: str
    words: str
    start: int
    end: int
    side: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A fault of the input, told before any reasoning. `level` is error, warning or note."""

    level: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one person. `findings` stand in reading order and may tell a thing twice;
    `states` is what they come to, finding id -> present or absent, with what they imply (a finding
    that is not in it is unknown). `numbers` are measurements by name, each a (lowest, highest)
    range: age in years, scores, laboratory values; `given` names those that a form lists, which
    overrule the text. `sex` is female, male or empty."""

    text: str = ""
    findings: tuple[Finding, ...] = ()
    states: Mapping[str, str] = field(default_factory=_nothing)
    numbers: Mapping[str, tuple[float, float]] = field(default_factory=_nothing)
    age: float | None = None
    sex: str = ""
    levels: tuple[Level, ...] = ()
    issues: tuple[Issue, ...] = ()
    given: frozenset[str] = frozenset()

    def state(self, finding: str) -> str:
        """present, absent or unknown."""
        return self.states.get(finding, UNKNOWN)

    def is_present(self, finding: str) -> bool:
        return self.states.get(finding) == PRESENT

    def is_absent(self, finding: str) -> bool:
        return self.states.get(finding) == ABSENT

    @property
    def tells_a_finding(self) -> bool:
        """Whether anything is there besides the person's age, which tells of nobody in particular."""
        ages = {each.id for each in self.findings if each.unit == "year"}
        return any(state == PRESENT and name not in ages for name, state in self.states.items())

    def told(self, finding: str) -> tuple[Finding, ...]:
        """Every telling of a finding, in reading order."""
        return tuple(each for each in self.findings if each.id == finding)
