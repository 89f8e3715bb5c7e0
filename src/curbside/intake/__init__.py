"""Intake: files and feeds become documents whose passages can be cited to page and span."""
