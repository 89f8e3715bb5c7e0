"""References: the sources a passage rests on, and how strong each kind of source is."""

from __future__ import annotations

from dataclasses import dataclass

from curbside.frozen import Records

# Strongest first; `strength_of` and the level of a passage read this order.
TYPES: tuple[str, ...] = (
    "guideline",
    "systematic-review",
    "rct",
    "consensus",
    "drug-label",
    "diagnostic-study",
    "cohort",
    "case-report",
    "narrative-review",
    "textbook",
    "patient-information",
    "web-page",
)
STANDINGS: tuple[str, ...] = ("current", "superseded", "retracted")

_RANKS = {name: rank for rank, name in enumerate(TYPES)}


@dataclass(frozen=True, slots=True)
class Reference:
    """One source as it was seen; fields nobody saw are empty, never guessed.

    `superseded_by`, `replaces` and `retracts` name other sources: "pmid:1", "doi:10.1/a", or an id.
    """

    id: str
    type: str
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    year: int | None = None
    locator: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    url: str = ""
    seen: str = ""
    checked: str = ""
    standing: str = "current"
    superseded_by: str = ""
    note: str = ""
    title_seen: bool = True
    replaces: tuple[str, ...] = ()
    retracts: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The web address a reader can open: the stated one, or one made from an identifier."""
        if self.url:
            return self.url
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        if self.pmcid:
            return f"https://pmc.ncbi.nlm.nih.gov/articles/{self.pmcid}/"
        return ""

    @property
    def is_identified(self) -> bool:
        """Whether it has an identifier that outlives its address: a DOI, a PMID or a PMCID."""
        return bool(self.doi or self.pmid or self.pmcid)

    @property
    def is_retracted(self) -> bool:
        return self.standing == "retracted"


def strength_of(kind: str) -> int:
    """Rank of a reference type, 0 the strongest; an unknown type raises KeyError."""
    return _RANKS[kind]


def strongest_type(references: tuple[Reference, ...]) -> str:
    """The strongest type among references, retracted ones only when there is nothing else."""
    standing = [reference for reference in references if not reference.is_retracted]
    kinds = [reference.type for reference in standing or references]
    return min(kinds, key=strength_of) if kinds else ""


def newest_year(references: tuple[Reference, ...]) -> int | None:
    """The latest year of publication among references, None when none is dated."""
    return max((r.year for r in references if r.year is not None), default=None)


class References(Records[Reference]):
    """References by id: an answer cites a dozen of the thousands."""

    kind = Reference
