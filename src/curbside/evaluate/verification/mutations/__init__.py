"""Mutations: true sentences of a library with one thing changed that makes them say something else."""

from curbside.evaluate.verification.mutations.draw import KINDS, Mutation, draw_mutations, read_words

__all__ = ["KINDS", "Mutation", "draw_mutations", "read_words"]
