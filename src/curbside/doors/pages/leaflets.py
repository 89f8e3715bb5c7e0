"""Leaflets for patients, to read on a screen and on paper."""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []
