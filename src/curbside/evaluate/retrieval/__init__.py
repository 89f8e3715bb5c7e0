"""Retrieval: how near the right passages stand to the top, on files of rows and questions."""
