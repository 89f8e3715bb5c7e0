"""How well sentences are chosen from passages: ideal answers of questions, measured by ROUGE as BioASQ does."""

from curbside.evaluate.selection.questions import SelectionQuestion, read_selection
from curbside.evaluate.selection.run import SelectionRun, run_selection
from curbside.evaluate.selection.train import train_weights

__all__ = ["SelectionQuestion", "SelectionRun", "read_selection", "run_selection", "train_weights"]
