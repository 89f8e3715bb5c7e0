"""Scores: tables of the pack added up, told in a note, or bounded by findings."""

from curbside.cases.scores.noted import read_scores, score_issues, with_scores
from curbside.cases.scores.read_tables import read_scores_tables
from curbside.cases.scores.score import Score, score
from curbside.cases.scores.tables import Scores

__all__ = ["Score", "Scores", "read_scores", "read_scores_tables", "score", "score_issues", "with_scores"]
