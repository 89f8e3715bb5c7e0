"""Feedback: what readers say of a page or of a sentence."""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []
