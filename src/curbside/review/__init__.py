"""Review: what readers tell us of answers and pages, and what became of it."""
