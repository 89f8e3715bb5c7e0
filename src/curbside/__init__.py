"""Curbside: a self-hosted clinical answer engine in which every sentence opens its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Consult", "__version__"]

if TYPE_CHECKING:
    from curbside.consult import Consult


def __getattr__(name: str):
    # `from curbside import Consult` works, yet importing a small part of Curbside stays cheap.
    if name == "Consult":
        from curbside.consult import Consult

        return Consult
    raise AttributeError(f"module 'curbside' has no attribute {name!r}")
