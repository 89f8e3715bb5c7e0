"""Quantities in text, read into values that compare: numbers, ranges, doses, levels, scores."""

from curbside.text.quantities.comparing import missing_quantities, same_quantity, unstated
from curbside.text.quantities.entailing import unsupported_quantities
from curbside.text.quantities.reading import Quantity, read_quantities

__all__ = ["Quantity", "missing_quantities", "read_quantities", "same_quantity", "unstated", "unsupported_quantities"]
