"""What a publication says of itself: its kind of evidence, its dates, its identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from curbside.library.references import TYPES, strength_of

# Publication types as PubMed and JATS write them, and the kind of evidence each stands for; what is
# missing says nothing of it ("Journal Article", "Comparative Study").
_TYPES: dict[str, str] = {
    "practice guideline": "guideline", "guideline": "guideline", "clinical guideline": "guideline",
    "systematic review": "systematic-review", "systematic-review": "systematic-review",
    "meta-analysis": "systematic-review", "network meta-analysis": "systematic-review",
    "randomized controlled trial": "rct", "randomised controlled trial": "rct",
    "randomized-controlled-trial": "rct", "equivalence trial": "rct", "pragmatic clinical trial": "rct",
    "consensus development conference": "consensus", "consensus development conference, nih": "consensus",
    "consensus statement": "consensus",
    "observational study": "cohort", "cohort study": "cohort", "case-control study": "cohort",
    "case reports": "case-report", "case report": "case-report", "case-report": "case-report",
    "review": "narrative-review", "review-article": "narrative-review", "review article": "narrative-review",
    "scoping review": "narrative-review", "narrative review": "narrative-review",
    "patient education handout": "patient-information", "patient information": "patient-information",
    "drug label": "drug-label", "package insert": "drug-label", "textbook": "textbook",
    "diagnostic study": "diagnostic-study", "diagnostic accuracy study": "diagnostic-study",
}  # fmt: skip
# A title that names its own design after a colon or at its beginning.
_TITLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"(?:^an? |: (?:an? )?(?:updated? )?)(?:systematic review|meta-?analysis|network meta-?analysis)\b",
         "systematic-review"),
        (r": (?:an? )?(?:[\w-]+,? ){0,4}randomi[sz]ed,? (?:[\w-]+,? ){0,4}trial\b", "rct"),
        (r"\b(?:clinical practice guidelines?|practice guidelines?)\b|: (?:an? )?guidelines? (?:from|of|by|for)\b"
         r"|^(?:(?:the|national|local|joint|clinical|updated|\d{4}) ){0,3}guidelines? (?:for|on)\b"
         r"|^(?!.*\b(?:of|to|with|against|versus|after|before|and|or|audit)\b)(?:[\w-]+ ){1,5}guidelines?$",
         "guideline"),
        (r"\b(?:summary of product characteristics|(?:full )?prescribing information|drug label)\b", "drug-label"),
        (r"\b(?:information for patients|patient information|patient leaflet|patient education)\b",
         "patient-information"),
        (r"\bconsensus (?:statement|recommendations?|report)\b", "consensus"),
        (r": (?:an? )?(?:[\w-]+,? ){0,4}cohort study\b", "cohort"),
        (r": (?:an? )?case (?:report|series)\b|^case report\b", "case-report"),
        (r": (?:an? )?(?:narrative|scoping|literature) review\b", "narrative-review"),
    )
)  # fmt: skip
_DESIGN = re.compile(
    r"review|meta-?analysis|trial|guideline|consensus|cohort|case|characteristics|information|label|leaflet"
    r"|patient education", re.IGNORECASE)  # fmt: skip
_NOT_YET = re.compile(r"\b(?:protocol|comment(?:ary)? on|re:|letter|reply|response to|adherence to)\b", re.I)
_TAKEN_BACK = re.compile(r"[\[(]?(?:retracted|withdrawn)(?: article)?[\])]?\s*:", re.IGNORECASE)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+", re.ASCII)
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_LANGUAGES: dict[str, str] = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt",
    "dut": "nl", "nld": "nl", "rus": "ru", "jpn": "ja", "chi": "zh", "zho": "zh", "pol": "pl", "swe": "sv",
    "nor": "no", "dan": "da", "fin": "fi", "tur": "tr", "kor": "ko", "cze": "cs", "hun": "hu", "gre": "el",
}  # fmt: skip


def type_of(publication_types: Iterable[str], title: str = "") -> str:
    """The strongest kind of evidence that the stated types name, else what the title names; else nothing.

    An article of type "Review" whose title says "a systematic review" is one.
    """
    kinds = {_TYPES[name] for name in map(str.lower, publication_types) if name in _TYPES}
    kinds |= {name for name in map(str.lower, publication_types) if name in TYPES}
    found = min(kinds, key=strength_of, default="")
    if found in ("", "narrative-review") and _DESIGN.search(title) and not _NOT_YET.search(title):
        return next((kind for pattern, kind in _TITLES if pattern.search(title)), found)
    return found


def is_taken_back(title: str) -> bool:
    """Whether a title opens by saying that the article is retracted or withdrawn."""
    return bool(_TAKEN_BACK.match(title))


def year_in(text: str) -> int | None:
    """The first year that a date names."""
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def doi_in(text: str) -> str:
    """The first DOI in a text, without what only ends the sentence around it."""
    found = _DOI.search(text)
    if not found:
        return ""
    doi = found[0].rstrip(".,;:'’”")
    while doi.endswith((")", "]")) and doi.count("(") < doi.count(")") + doi.count("]") - doi.count("["):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def pmcid_in(text: str) -> str:
    """A PMC number, with its letters."""
    found = re.search(r"\bPMC(\d{1,9})\b|^\s*(\d{1,9})\s*$", text)
    return f"PMC{found[1] or found[2]}" if found else ""


def language_of(code: str) -> str:
    """The two letters of a language that is stated with two or three, empty for one not known here."""
    code = code.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isalpha() else _LANGUAGES.get(code, "")


def locator_of(volume: str, issue: str, first: str, last: str = "") -> str:
    """Volume, issue and pages as references write them: "12(3):45-50"."""
    pages = f"{first}-{last}" if first and last and last != first else first
    return f"{volume}{f'({issue})' if issue else ''}{f':{pages}' if pages else ''}"
