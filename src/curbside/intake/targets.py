"""What an asker may name: files and folders, web addresses, searches of PubMed, rows of a manifest."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from curbside.intake.record import Item, Unreadable
from curbside.intake.sources import find_items
from curbside.intake.sources import is_single as is_single_file
from curbside.intake.sources import size_of as size_of_files
from curbside.settings import Settings

_WEB, _PUBMED = ("http://", "https://"), ("pubmed:", "pmid:")


def is_address(target: str) -> bool:
    """Whether a target is a web address and no file."""
    return target.lower().startswith(_WEB)


def is_of_pubmed(target: str) -> bool:
    """Whether a target names articles of PubMed and no file."""
    return target.lower().startswith(_PUBMED)


def size_of(target: str) -> int:
    """Bytes there are to read in a target, for an estimate; 0 where nothing can be told beforehand."""
    return 0 if is_address(target) or is_of_pubmed(target) else size_of_files(target)


def is_there(target: str) -> bool:
    """Whether a file or folder is there, or files that a pattern matches."""
    path = str(Path(target).expanduser())
    return Path(path).exists() or any(True for _ in glob.iglob(path, recursive=True))


def is_single(target: str) -> bool:
    """Whether a target is one document, as far as its name tells."""
    if is_of_pubmed(target):
        return target.lower().startswith("pmid:") and target[len("pmid:") :].strip().isdecimal()
    return is_address(target) or is_single_file(target)


@dataclass(frozen=True, slots=True)
class Reach:
    """How targets are found: the settings say what may be reached over the network."""

    settings: Settings

    def find(self, target: str | Item) -> Iterator[Item | Unreadable]:
        """The items of a target; the network is touched for addresses and searches alone, as they are looked at.

        Raises NotFound for a file that is not there; whatever is wrong with an address is told in its place.
        """
        if isinstance(target, Item):
            return iter((target,))
        if is_address(target):
            return self._page(target)
        if is_of_pubmed(target):
            return self._articles(target)
        return find_items(target)

    # What the network needs is loaded when it is asked for.

    def _page(self, target: str) -> Iterator[Item | Unreadable]:
        from curbside.intake.feeds.exchange import Bounds
        from curbside.intake.feeds.page import find_page

        return find_page(target, Bounds(), self.settings.allowed_hosts)

    def _articles(self, target: str) -> Iterator[Item | Unreadable]:
        from curbside.intake.feeds.eutils import Eutils
        from curbside.intake.feeds.pubmed import find_articles

        settings = self.settings
        eutils = Eutils(settings.pubmed_address, settings.pubmed_email, settings.pubmed_key)
        return find_articles(target, eutils, settings.home)
