"""The library: its topics and sources, documents to read, and uploads."""

from __future__ import annotations

from curbside.doors.pages.library import changes, charts, documents, front, sources, topics, upload

_PARTS = (front, topics, sources, charts, upload, changes, documents)

ROUTES = [route for part in _PARTS for route in part.ROUTES]
LIMITS = upload.LIMITS
