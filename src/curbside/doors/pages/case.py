"""The Case page: a patient described, the findings in the writer's own words, and what follows from them."""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []
