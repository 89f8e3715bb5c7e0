"""A drawing of a localisation: the cord in cross-section, the ladder of segments, the dermatomes."""

from curbside.cases.figure.draw import draw_localisation

__all__ = ["draw_localisation"]
