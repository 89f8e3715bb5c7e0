"""The pages of a case: a patient described, the findings in the writer's own words, and what follows from them."""

from __future__ import annotations

from curbside.doors.pages.case import assessed, scores, worksheet

# the worksheet has an address among the scores, and is looked for before them
ROUTES = [*assessed.ROUTES, *worksheet.ROUTES, *scores.ROUTES]
