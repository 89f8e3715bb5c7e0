"""What can go wrong, drawn as a tree: faults the asker can mend, and faults of ours.

CurbsideError
├── AskerError             shown plainly, exit code 2: the input or the set-up can be mended
│   ├── BadInput           a question, file or line that cannot be read
│   ├── NotFound           a name, id or file that does not exist
│   ├── PackFault          a pack that breaks its format
│   ├── BadDocument        a document that cannot be read into the library
│   └── LibraryMissing     no library has been built here, or it is out of date
├── ProofFailed            exit code 4: a saved answer no longer stands
└── OurFault               exit code 1: please report it
    └── IndexBroken        the index on disk cannot be opened
"""

from __future__ import annotations


class CurbsideError(Exception):
    """A failure with a message that names the fault and, where there is one, the remedy."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class AskerError(CurbsideError):
    exit_code = 2


class BadInput(AskerError):
    """A question, file or line that cannot be read."""


class NotFound(AskerError):
    """A name, id or file that does not exist."""


class PackFault(AskerError):
    """A pack that breaks its format; `faults` lists every one found."""

    def __init__(self, message: str, *, faults: tuple = (), remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.faults = faults


class BadDocument(AskerError):
    """A document that cannot be read into the library; the others go on."""


class LibraryMissing(AskerError):
    """No library has been built here, or the one on disk is out of date."""


class ProofFailed(CurbsideError):
    """A saved answer no longer stands; the message names the sentence."""

    exit_code = 4


class OurFault(CurbsideError):
    """A fault of Curbside itself."""


class IndexBroken(OurFault):
    """The index on disk cannot be opened."""
