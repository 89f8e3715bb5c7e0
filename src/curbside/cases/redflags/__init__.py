"""Emergency words in a question: must the urgent banner come first?"""

from curbside.cases.redflags.rules import RedFlags, read_redflags
from curbside.cases.redflags.urgency import Reason, Urgency, raise_urgency

__all__ = ["Reason", "RedFlags", "Urgency", "raise_urgency", "read_redflags"]
