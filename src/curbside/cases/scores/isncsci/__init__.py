"""The international standards examination of the cord: read, classified, and shown with every step."""

from curbside.cases.scores.isncsci.classify import Classification, classify
from curbside.cases.scores.isncsci.examination import Examination, read_examination

__all__ = ["Classification", "Examination", "classify", "read_examination"]
