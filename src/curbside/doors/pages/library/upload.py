"""Uploading: files are sent, read in the background, and told of one by one."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from curbside.doors.pages.rendering import render
from curbside.doors.site import Site
from curbside.doors.uploads import MOST_FILES, MOST_IN_ALL, Uploads
from curbside.errors import BadInput

_PATH = "/library/own"
# what is sent beside the files themselves: their names, and what parts them
LIMITS = {_PATH: MOST_IN_ALL + 100_000}


async def upload(request: Request) -> Response:
    """Takes files and sends the browser to the page that tells what becomes of them."""
    site: Site = request.app.state.site
    check_takes_uploads(site)
    uploads: Uploads = request.app.state.uploads
    # more than are taken are still counted, so that the page can say so
    async with request.form(max_files=5 * MOST_FILES, max_fields=10) as form:
        files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        named = [(each.filename or "", each.file) for each in files]
        run = await run_in_threadpool(uploads.begin, named, str(form.get("type", "")))
    return RedirectResponse(f"{_PATH}/uploads/{run.id}", 303)


def progress(request: Request) -> Response:
    """What has become of each file so far; with `part=progress` only that, for the page to show."""
    uploads: Uploads = request.app.state.uploads
    run = uploads.run(request.path_params["id"])
    template = "library/_progress.html" if request.query_params.get("part") == "progress" else "library/upload.html"
    return render(request, template, {"run": run})


def check_takes_uploads(site: Site) -> None:
    """Raises BadInput where the library may not be changed from a page."""
    if not site.takes_uploads:
        raise BadInput(
            "Documents are added and removed only where the site is served to this machine alone.",
            remedy="Use the command line: curbside library add.",
        )


ROUTES = [Route(_PATH, upload, methods=["POST"]), Route(f"{_PATH}/uploads/{{id}}", progress)]
