"""From a note, or a form, to a Case: findings there, not there or left open, age, levels, tempo, measures."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from curbside.cases.findings.form import case_of, with_listed
    from curbside.cases.findings.lexicon import Lexicon, read_findings
    from curbside.cases.findings.read import read_case

__all__ = ["Lexicon", "case_of", "read_case", "read_findings", "with_listed"]

_FILES = {"Lexicon": "lexicon", "case_of": "form", "read_case": "read", "read_findings": "lexicon",
          "with_listed": "form"}  # fmt: skip


def __getattr__(name: str) -> Any:
    # Of all this a question needs the age and sex of a person; the reading of notes is loaded with the first case.
    if name in _FILES:
        return getattr(import_module(f"{__name__}.{_FILES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
