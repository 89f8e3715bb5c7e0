"""Ask meets case: whether what a statement holds for is the person of the question."""

from curbside.cases.applies.fit import Fit, applies
from curbside.cases.applies.populations import Populations, read_populations
from curbside.cases.applies.reading import read_applies

__all__ = ["Fit", "Populations", "applies", "read_applies", "read_populations"]
