"""Curbside beside others on the same documents and questions, in one run: `python -m benchmarks.peers`."""
