"""How well the check of sentences tells true from changed: mutated sentences, honest paraphrases, labelled pairs."""

from curbside.evaluate.verification.mutated import MutationRun, run_mutations
from curbside.evaluate.verification.pairs import PairRun, run_pairs

__all__ = ["MutationRun", "PairRun", "run_mutations", "run_pairs"]
