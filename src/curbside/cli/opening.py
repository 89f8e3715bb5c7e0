"""Opens the library for a command, building it first when that is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside.errors import LibraryMissing
from curbside.frozen import uncollected
from curbside.settings import load_settings

if TYPE_CHECKING:
    from curbside.consult import Consult


def open_consult(home: Path | None, **overrides: Any) -> Consult:
    """The consult of the settings in force; says on standard error when the library is being built."""
    settings = load_settings(overrides={"home": home, **overrides})
    try:
        with uncollected():
            from curbside.consult import Consult

            return Consult.open(settings, build_missing=False)
    except LibraryMissing:
        print("curbside: building the library (once; a few seconds) ...", file=sys.stderr)
        return Consult.open(settings)
