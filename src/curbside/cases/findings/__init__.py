"""From a note, or a form, to a Case: findings there, not there or left open, age, levels, tempo, measures."""

from curbside.cases.findings.form import case_of, with_listed
from curbside.cases.findings.lexicon import Lexicon, read_findings
from curbside.cases.findings.read import read_case

__all__ = ["Lexicon", "case_of", "read_case", "read_findings", "with_listed"]
