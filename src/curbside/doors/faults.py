"""Error pages: what went wrong and what to do now, never a word of what was asked or sent."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from curbside.doors.pages.rendering import render
from curbside.errors import AskerError, NotFound

# status: (heading, what to do)
_WORDS = {
    400: ("This could not be read", "Go back and try again with other words."),
    403: ("This form did not come from Curbside", "Open the page here, fill in the form again and send it."),
    404: ("There is no such page", "The address may be mistyped, or what it named was not kept."),
    405: ("This page cannot be used that way", "Go to the first page and begin from there."),
    413: ("That was too long", "Send something shorter. Curbside takes one question, or one note, at a time."),
    500: ("Something went wrong here", "Try once more. If it happens again, tell whoever runs this site."),
    503: ("The library is not open", "Try again in a minute. If it stays so, tell whoever runs this site."),
}


def fault_page(request: Request, status: int, *, message: str = "", remedy: str = "", number: str = "") -> Response:
    """The page for a status; `number` finds a fault of ours in the log."""
    heading, advice = _WORDS.get(status, _WORDS[500])
    found = {"heading": heading, "message": message, "remedy": remedy or advice, "number": number}
    return render(request, "fault.html", found, status=status)


def on_http_fault(request: Request, fault: Exception) -> Response:
    """The page for an address or a method that there is none of."""
    assert isinstance(fault, HTTPException)
    return fault_page(request, fault.status_code)


def on_asker_fault(request: Request, fault: Exception) -> Response:
    """The page for what the asker can mend. Its message is ours, and made to be shown; but what is not found is
    named there as it was asked for."""
    assert isinstance(fault, AskerError)
    if isinstance(fault, NotFound):
        return fault_page(request, 404)
    return fault_page(request, 400, message=fault.message)
