"""The library: its topics and sources, documents to read, and uploads."""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []
