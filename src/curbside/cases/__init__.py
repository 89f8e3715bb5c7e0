"""Described patients: red flags in a question, findings in a case."""
