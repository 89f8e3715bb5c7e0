"""`curbside serve`: the pages, for a browser on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from curbside.cli import app
from curbside.cli.ask import HOME
from curbside.cli.opening import open_consult

_HOST = typer.Option(help="The address to serve on; of this machine alone.")


@app.command()
def serve(
    host: Annotated[str, _HOST] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8321,
    home: Annotated[Path | None, HOME] = None,
) -> None:
    """Serve the pages to a browser on this machine."""
    from curbside.doors.server import check_loopback, serve

    check_loopback(host)  # before the library is built, which takes a while
    serve(open_consult(home), host, port)
