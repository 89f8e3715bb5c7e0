"""Originality: what of a text stands word for word in the library, and what of that is quoted openly."""
