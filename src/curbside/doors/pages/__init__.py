"""The pages, one file for each area.

An area is a module with `ROUTES`; a page is a plain function of a request that ends in `render(request,
template, found)`, and `request.app.state.site` is the open library (`site.py`). A page that takes more than a
form names the path in `LIMITS`. A fault that the asker can mend is raised, not shown: `faults.py` makes its page.
"""

from __future__ import annotations

from curbside.doors.pages import ask, case, feedback, leaflets, library, passages, policies

_AREAS = (ask, passages, case, library, leaflets, feedback, policies)

ROUTES = [route for area in _AREAS for route in area.ROUTES]
# bytes that may be posted to a path, where that is more than `guard.LONGEST_BODY`
LIMITS = {path: size for area in _AREAS for path, size in getattr(area, "LIMITS", {}).items()}
