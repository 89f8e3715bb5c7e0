"""Next steps: what to look for next, as suggestions with their source."""

from curbside.cases.next_steps.choose import NextStep, choose_steps
from curbside.cases.next_steps.read import Step, read_next_steps

__all__ = ["NextStep", "Step", "choose_steps", "read_next_steps"]
