"""From a question to an answer in which every sentence opens its source. Start at `ask.py`."""
