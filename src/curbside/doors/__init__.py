"""Doors: they translate between the outside and `Consult`, and think nothing themselves."""
