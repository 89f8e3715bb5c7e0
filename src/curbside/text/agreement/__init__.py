"""Does a sentence say no more than its source? Negation, strength, sides, people and conditions, compared by words."""

from curbside.text.agreement.compare import disagreement, is_near_copy

__all__ = ["disagreement", "is_near_copy"]
