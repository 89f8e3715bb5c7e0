"""Figures that are claimed, made again: `python -m benchmarks.corruptions`, `python -m benchmarks.peers`."""
