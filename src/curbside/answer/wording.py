"""The fixed words of an answer: title, caution, disclaimer and the wording of a decline."""

from __future__ import annotations

from curbside.answer.question import Question
from curbside.answer.references import CitedReference, is_own
from curbside.library.knowledge import Knowledge
from curbside.library.passages import ROLES
from curbside.library.vocabulary import Vocabulary

STATUS = "submitted"  # nothing is approved until a board has read it

_ASKED = {
    "definition": "what it is",
    "difference": "how they differ",
    "score": "scoring",
    "prevention": "prevention",
    "frequency": "how common it is",
    "cause": "causes",
    "symptom": "symptoms and signs",
    "diagnosis": "diagnosis",
    "imaging": "imaging",
    "treatment": "treatment",
    "dose": "dose and regimen",
    "prognosis": "outlook",
    "monitoring": "follow-up",
    "red-flag": "warning signs",
    "patient-advice": "advice",
    "next-step": "next steps",
    "yes-no": "what is known",
}
_TITLE_KINDS = ("disease", "syndrome", "score", "procedure", "drug", "sign", "symptom", "therapy", "life")
_DISCLAIMERS = {
    "patient": "This is general information, not advice about you. It does not replace talking to a doctor, "
    "nurse or physiotherapist. If you are getting worse quickly, get help now.",
    "nurse": "For health professionals: use with local policy and the judgement of the team; check doses "
    "against the current label.",
    "gp": "For health professionals: it supports and does not replace clinical judgement or local guidance; "
    "check doses against the current label.",
}


def title_of(question: Question, vocabulary: Vocabulary) -> str:
    """A heading made from what the question is about and what it wants, never from its wording."""
    about = question.sides or sorted(question.subjects, key=lambda c: _place(c, vocabulary))[:2]
    about = about or sorted(question.concepts, key=lambda c: _place(c, vocabulary))[:1]
    name = " and ".join(vocabulary.concept(c).term for c in about) or "your question"
    return f"{name[:1].upper()}{name[1:]}: {_ASKED[question.intent]}"


def _place(concept: str, vocabulary: Vocabulary) -> int:
    """How much a concept is what a question is about: diseases first, the usual words of asking last."""
    kind = vocabulary.concept(concept).kind
    return _TITLE_KINDS.index(kind) if kind in _TITLE_KINDS and concept not in ROLES else len(_TITLE_KINDS)


def caution_for(
    knowledge: Knowledge, question: Question, left_open: tuple[str, ...], cited: tuple[CitedReference, ...] = ()
) -> str:
    """The editorial status of the library in words, how abbreviations of several meanings were read,
    what of the question the answer does not cover, which references are the asker's own documents, which of those
    count no more, and which sources alone were looked at."""
    reviews = sorted({pack.review for pack in knowledge.packs})
    caution = (
        f"Editorial status: {' and '.join(reviews)}. No medical board has reviewed this answer yet; "
        "every sentence is taken from the passage it cites."
    )
    caution += "".join(f" {reading}" for reading in question.readings)
    if left_open:
        caution += f" This answer has nothing on: {', '.join(left_open)}."
    own = [reference for reference in cited if is_own(reference.id)]
    if own:
        caution += f" Added by this site, and not seen by the editors of the library: {_numbers(own)}."
    for standing in ("retracted", "superseded"):
        if marked := [reference for reference in own if reference.standing == standing]:
            caution += f" {standing.upper()}, and shown only because it was asked for: {_numbers(marked)}."
    if kept := question.keep.in_words():
        caution += f" {kept}"
    return caution


def _numbers(references: list[CitedReference]) -> str:
    return ", ".join(f"[{reference.number}]" for reference in references)


def disclaimer_for(reader: str) -> str:
    """What the answer is not, in words for the reader."""
    return _DISCLAIMERS.get(reader, _DISCLAIMERS["gp"])
