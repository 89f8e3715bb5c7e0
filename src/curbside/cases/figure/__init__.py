"""A drawing of a localisation: the cord in cross-section, the ladder of segments, the dermatomes."""

from curbside.cases.figure.draw import draw_localisation
from curbside.cases.figure.parts import Parts, draw_parts

__all__ = ["Parts", "draw_localisation", "draw_parts"]
