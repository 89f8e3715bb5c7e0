"""How good are we: questions with what they must say, measures, and figures that are claimed."""
