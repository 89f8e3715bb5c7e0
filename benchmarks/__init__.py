"""Figures that are claimed, made again, and weights learned again: `python -m benchmarks.peers`, `... .chooser`."""
