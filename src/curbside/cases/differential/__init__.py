"""The differential: causes read from the pack, ranked by what a case tells, each with its reasons."""

from curbside.cases.differential.rank import Cause, rank_causes
from curbside.cases.differential.read import Causes, KnownCause, read_causes
from curbside.cases.differential.reasons import Contribution

__all__ = ["Cause", "Causes", "Contribution", "KnownCause", "rank_causes", "read_causes"]
