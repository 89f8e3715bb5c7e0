"""Structured data: what a page is, in the terms of schema.org, for search engines and assistants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from curbside.answer.record import Answer
from curbside.library.knowledge import Knowledge

_AUDIENCES = {"patient": "Patient", "nurse": "Clinician", "gp": "Clinician", "specialist": "Clinician"}


def describe_article(
    title: str, *, audience: str, modified: str, publisher: str, citations: Iterable[str] = (), reviewed_by: str = ""
) -> dict[str, Any]:
    """A medical web page. Nothing says that it was reviewed unless someone is named who did."""
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": title,
        "inLanguage": "en-GB",
        "audience": {"@type": _AUDIENCES.get(audience, "MedicalAudience")},
        "publisher": {"@type": "Organization", "name": publisher},
        "creativeWorkStatus": "Submitted for review",
    }
    if modified:
        record["dateModified"] = modified
    if reviewed_by and reviewed_by != "awaiting":
        record["reviewedBy"] = {"@type": "Organization", "name": reviewed_by}
    if cited := list(citations):
        record["citation"] = cited
    return record


def describe_answer(answer: Answer, knowledge: Knowledge) -> dict[str, Any]:
    """The page of an answer, of the date of the packs it was made from."""
    modified = max((pack.date for pack in knowledge.packs), default="")
    cited = (r.citation for r in answer.references)
    return describe_article(
        answer.title, audience=answer.reader, modified=modified, publisher="Curbside", citations=cited
    )
