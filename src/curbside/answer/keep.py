"""Keep: which sources an answer may be taken from, as the asker wants it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curbside.errors import BadInput
from curbside.library.references import TYPES, strength_of

OWN = "local"  # the source of what the asker added
ONLY = ("pack", "own")


@dataclass(frozen=True, slots=True)
class Keep:
    """Empty means any: `sources` are names of packs and "local", `levels` types of source, `since` the
    earliest year. `with_retired` takes in own documents that are retracted or superseded, too."""

    sources: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    since: int | None = None
    with_retired: bool = False

    @property
    def is_all(self) -> bool:
        return not (self.sources or self.levels or self.since or self.with_retired)

    @property
    def own(self) -> bool:
        """Whether own documents are wanted."""
        return not self.sources or OWN in self.sources

    @property
    def packs(self) -> bool:
        """Whether packs are wanted."""
        return not self.sources or any(source != OWN for source in self.sources)

    def in_words(self) -> str:
        """What is kept, for the reader of the answer; empty for everything."""
        named = ("your own documents" if source == OWN else source for source in self.sources)
        parts = [f"from {_listed(named)}"] if self.sources else []
        parts += [f"of the type {_listed(level.replace('-', ' ') for level in self.levels)}"] if self.levels else []
        parts += [f"of {self.since} or later"] if self.since else []
        return f"Only sources {', '.join(parts)} were looked at, as asked." if parts else ""


ALL = Keep()


def keep_only(
    packs: Iterable[str],
    *,
    only: str = "",
    library: Iterable[str] = (),
    types: Iterable[str] = (),
    level: str = "",
    since: int | None = None,
    with_retired: bool = False,
) -> Keep:
    """What to keep of these packs: `only` pack or own, `library` names of packs or own, `types` of source,
    those of at least a `level`, those `since` a year, and own documents retracted or superseded, too.
    Raises BadInput for a name that is none."""
    packs, library, types = tuple(packs), tuple(library), tuple(types)
    _check(only, ONLY, "--only is", bool(only))
    for name in library:
        _check(name, (*packs, "own"), "--library is")
    for name in (*types, *((level,) if level else ())):
        _check(name, TYPES, "a type of source is")
    sources = tuple(OWN if name == "own" else name for name in dict.fromkeys(library))
    if only:
        wanted = (OWN,) if only == "own" else packs
        sources = tuple(s for s in sources if s in wanted) if sources else wanted
        if not sources:
            raise BadInput("--only and --library leave nothing to look at.")
    strong = tuple(t for t in TYPES if not level or strength_of(t) <= strength_of(level))
    levels = tuple(t for t in strong if not types or t in types)
    if not levels:
        raise BadInput("The types and the level asked for leave nothing to look at.")
    return Keep(sources, levels if types or level else (), since, with_retired)


def _check(name: str, known: tuple[str, ...], what: str, matters: bool = True) -> None:
    if matters and name not in known:
        raise BadInput(f"{name!r} is none that is known: {what} one of {', '.join(known)}.")


def _listed(names: Iterable[str]) -> str:
    return " or ".join(names)
