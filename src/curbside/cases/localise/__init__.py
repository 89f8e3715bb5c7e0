"""Where a lesion lies: tracts, segments, side, syndrome, with what fits and what contradicts."""

from curbside.cases.localise.lesion import Localisation, localise
from curbside.cases.localise.sites import Sites
from curbside.cases.localise.table import read_sites

__all__ = ["Localisation", "Sites", "localise", "read_sites"]
