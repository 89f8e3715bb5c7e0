"""Declines what a question's own words rule out, before anything is made of the library.

Cues are English of asking: instructions to the system, tasks, promises, examinations, named people.
"""

from __future__ import annotations

import re

from curbside.answer.question import Question
from curbside.answer.scope.decline import (
    INSTRUCTION,
    OUT_OF_SCOPE,
    UNSAFE,
    Decline,
    decline,
    outside,
)
from curbside.answer.shelf import Shelf

_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|skip|drop|disable[sd]?|turn off|switch off|suspend)\b.{0,40}"
    r"\b(?:instruction|rule|source|guideline|guidance|citation|reference|prompt|safety|filter|restriction|check|"
    r"limit|policy|disclaimer|library|passage|previous|above|prior)s?\b"
    r"|\b(?:instruction|citation|safety|source|filter|verification|check)s? (?:check |filter )?(?:is |are |now )?(?:disabled|off|suspended|lifted)\b"
    r"|\b(?:invent|fabricate|make up|fake|forge|hallucinate|cook up)\b.{0,60}"
    r"\b(?:reference|citation|stud(?:y|ies)|trial|source|doi|pmid|paper|evidence|figure|data|quote|guideline|result)s?\b"
    r"|\b(?:pretend|act as|role-?play|imagine) (?:that )?(?:you|to be|you're|as)\b|\byou are (?:now|no longer)\b"
    r"|\b(?:system|developer|admin|root|debug|jailbreak|dan) ?(?:prompt|mode|message|override|access)\b|^\W*(?:system|assistant|developer|admin) ?:"
    r"|\b(?:reveal|print|show|repeat|output|dump)\b.{0,30}\b(?:system|your|hidden|initial) (?:prompt|instruction|rule|config|key|password)s?"
    r"|\bwithout (?:any )?(?:citing|citations?|references?|sources?|disclaimers?|safety)\b"
    r"|\b(?:answer|reply|respond|say|write|state|tell (?:me|them|people|patients)) (?:only |just )?(?:with |that )?(?:['\"“]|yes or no only|in one word)"
    r"|</?(?:script|system|instructions?|prompt)>|\[/?(?:inst|system)\]|<\|"
)
_TASK = re.compile(
    r"^(?:please |can you |could you |would you |will you |i need you to |i want you to |kindly |hey,? )*"
    r"(?:write|compose|draft|draw|paint|sing|translate|code|program|debug|book|order|buy|cancel|reschedule|"
    r"fill (?:in|out)|complete my|do my|call|phone|email|text|remind|calculate my tax|play|sell|hack|"
    r"generate|create|design|build|solve|proofread|rewrite) "
)
_CERTAINTY = re.compile(
    r"\b(?:promise|guarantee|swear|assure)\b.{0,30}\b(?:me|that|i|he|she|we)\b|\bexact(?:ly)? (?:date|day|when|how many (?:days|weeks))\b|"
    r"\bpredict (?:the|my|his|her|exactly)\b|\bwhat (?:day|date) will\b|\bwill i (?:definitely|certainly|for sure)\b|\b100 ?%? (?:certain|sure)\b"
)
_EXAMINE = re.compile(
    r"\b(?:look at|read|see|check|interpret|report|review)\b.{0,20}\b(?:my|this|these|the attached|attached) (?:mri|scan|x-?ray|photo|picture|image|film|pictures|images|scans|results?|disc)\b|"
    r"\b(?:attached|uploaded|enclosed)\b|\b(?:here|this) is (?:a|an|my|the) (?:photo|picture|image|scan|mri|x-?ray|video)\b|"
    r"\bdiagnose me\b|\bwhat(?:'s| is) (?:my|the) diagnosis\b.{0,20}$|"
    r"\b(?:prescribe|write) me\b|\bsick note\b|\bfit note\b|\bsign (?:me )?off\b|"
    r"\b(?:double|stop|change|skip|increase|halve|come off|wean off) my (?:own )?(?:dose|tablets?|medication|medicines?|baclofen|steroids?|warfarin|blood thinners?|pregabalin|gabapentin)\b"
)
# Someone named, or someone else's diagnosis asked for: private whoever they are.
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? [A-Z][a-z]+")
_SOMEONE = re.compile(
    r"\b(?:neighbou?r|boss|colleague|co-?worker|classmate|landlord|ex(?:-?(?:wife|husband|partner|boyfriend|girlfriend))?|"
    r"celebrity|footballer|actor|actress|singer|politician|president|prime minister|king|queen|prince|princess|teacher|friend)\b"
)
_WHAT_THEY_HAVE = re.compile(
    r"\b(?:what|which|does|did|has|is|has)\b.{0,40}\b(?:have|had|has|diagnos\w+|condition|suffer\w*|wrong with|medical records?|medical history|illness|injury)\b"
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b([A-Z][a-z]{2,})[ -]([A-Z](?:[a-z]+|'[A-Z][a-z]+))\b")
_FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\uffdc]")
_ENGLISH = frozenset(
    ["the", "a", "an", "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "what", "which", "who", "when", "where", "why", "how", "of", "in", "on", "for", "to", "with", "and", "or", "not", "my", "i", "you", "it", "he", "she", "they", "we", "after", "before", "from", "by", "at", "be", "have", "has", "had", "if", "there", "this", "that", "no", "any", "as", "me", "am", "s", "t", "im", "ive"]
)


def judge_wording(question: Question, shelf: Shelf) -> Decline | None:
    """None when the wording lets the question be looked up."""
    folded = question.folded
    if _INSTRUCTION.search(folded):
        return decline(
            INSTRUCTION,
            "The question contains instructions to the system. Curbside answers from its library alone and does "
            "not follow them.",
            question, shelf,
        )
    if not _is_english(folded, shelf.vocabulary.known_words):
        return decline(OUT_OF_SCOPE, "Curbside can answer questions in English only.", question, shelf)
    if _is_about_someone_named(question, shelf):
        return decline(
            UNSAFE,
            "Curbside does not have information on private or named people, and does not guess what they have.",
            question, shelf,
        )
    if _EXAMINE.search(folded) or _CERTAINTY.search(folded):
        return decline(
            UNSAFE,
            "Curbside cannot predict, promise or decide this for one person: it takes a clinician who has seen "
            "and examined them.",
            question, shelf,
        )
    return outside(question, shelf) if _TASK.search(folded) else None


def _is_english(folded: str, known: frozenset[str]) -> bool:
    """Most questions hold a small English word; key words alone are known to the library or everyday."""
    if len(_FOREIGN_SCRIPT.findall(folded)) > 0.3 * len(folded):
        return False
    words = re.findall(r"[a-z]+", folded)
    if len(words) < 5 or any(word in _ENGLISH for word in words):
        return True
    return sum(word in known for word in words) >= 0.5 * len(words)


def _is_about_someone_named(question: Question, shelf: Shelf) -> bool:
    if _TITLED.search(question.text):
        return True
    if _SOMEONE.search(question.folded) and re.match(r"^(?:what|which|does|did|has|is)\b", question.folded):
        asks_what = _WHAT_THEY_HAVE.search(question.folded)
        return bool(asks_what) and "i have" not in question.folded and "should" not in question.folded
    known = shelf.vocabulary.words
    for name in _NAME.finditer(question.text):
        first, last = name[1].lower(), name[2].lower()
        covered = any(m.start < name.end() and m.end > name.start() for m in question.mentions)
        if not covered and first not in known and last not in known:
            return True
    return False
