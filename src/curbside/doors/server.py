"""The site: its routes, its guard, and the server that runs it on this machine."""

from __future__ import annotations

import logging
import socket
import sys

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from curbside.consult import Consult
from curbside.doors.assets import Assets
from curbside.doors.faults import on_asker_fault, on_http_fault
from curbside.doors.guard import LOG, Guard
from curbside.doors.pages import LIMITS, ROUTES
from curbside.doors.site import Site, is_loopback
from curbside.doors.uploads import Uploads
from curbside.errors import AskerError, BadInput


def create_app(consult: Consult, host: str = "127.0.0.1") -> Starlette:
    """The site of an open library, as an ASGI application that may be called by the names of this machine."""
    site = Site(consult, tuple(dict.fromkeys(("127.0.0.1", "localhost", "::1", host))))
    app = Starlette(
        routes=[*ROUTES, Mount("/static", Assets())],
        middleware=[
            Middleware(Guard, hosts=site.hosts, limits=LIMITS),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=6),
        ],
        exception_handlers={HTTPException: on_http_fault, AskerError: on_asker_fault},
    )
    app.state.site = site
    app.state.uploads = Uploads(site)
    return app


def check_loopback(host: str) -> None:
    """Raises BadInput for an address that others could reach: there are no accounts yet to keep them out."""
    if not is_loopback(host):
        raise BadInput(
            f"Curbside is not served on {host}: whoever reaches that address could read every question, "
            "and there are no accounts yet.",
            remedy="Serve it to this machine alone: leave --host out, or use 127.0.0.1.",
        )


def serve(consult: Consult, host: str, port: int) -> None:
    """Serves the pages until it is stopped; port 0 takes a free one. Says on standard error where it is.

    Raises BadInput for an address that is not of this machine alone, or in use.
    """
    import uvicorn

    check_loopback(host)
    listening = _listen(host, port)
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    LOG.setLevel(logging.INFO)
    app = create_app(consult, host)
    app.state.site.warm()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="off", timeout_graceful_shutdown=3
    )
    shown = f"[{host}]" if ":" in host else host
    print(f"Curbside is at http://{shown}:{listening.getsockname()[1]}/ (Ctrl-C stops it)", file=sys.stderr, flush=True)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        raise BadInput(
            f"Port {port} of {host} cannot be used: {fault.strerror}.", remedy="Choose another: curbside serve --port 0"
        ) from fault

