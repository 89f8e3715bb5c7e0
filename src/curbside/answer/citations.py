"""Citations: a reference in the words of a reference list (Vancouver style).

Only what was seen of a source is printed; a missing author or year leaves no gap and no guess.
"""

from __future__ import annotations

from functools import lru_cache

from curbside.library.references import Reference

KINDS = {
    "guideline": "Guideline",
    "systematic-review": "Systematic review",
    "rct": "Randomised trial",
    "consensus": "Consensus",
    "drug-label": "Drug label",
    "diagnostic-study": "Diagnostic study",
    "cohort": "Cohort",
    "case-report": "Case report",
    "narrative-review": "Review",
    "textbook": "Textbook",
    "patient-information": "Patient information",
    "web-page": "Web page",
}


@lru_cache(maxsize=10_000)
def vancouver(reference: Reference) -> str:
    """One line: authors, title, container, year and locator, then the identifiers."""
    title = reference.title.rstrip(".")
    parts = [
        ", ".join(reference.authors),
        title if reference.title_seen else f"[{title}]",
        reference.container,
        _issue(reference),
        f"doi: {reference.doi}" if reference.doi else "",
        f"PMID: {reference.pmid}" if reference.pmid else "",
    ]
    if reference.address and not (reference.doi or reference.pmid):
        parts.append(f"Available from: {reference.address}")
    return " ".join(part if part.endswith(("?", "!")) else f"{part.rstrip('.')}." for part in parts if part)


def _issue(reference: Reference) -> str:
    year = str(reference.year) if reference.year else ""
    return ";".join(part for part in (year, reference.locator) if part)
