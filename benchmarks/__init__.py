"""Figures that are claimed, made again: `python -m benchmarks.latency`, `python -m benchmarks.corruptions`."""
