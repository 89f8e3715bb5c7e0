"""The wordings that rule a question out: instructions, tasks, promises, examinations, named people.

Patterns meet folded, lower-case text, except NAME and TITLED, which need the capitals.
"""

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


INSTRUCTION = _any(
    r"\b(?:ignore|disregard|forget|override|bypass|skip|drop|disable[sd]?|turn off|switch off|suspend)\b.{0,40}"
    r"\b(?:instruction|rule|source|guideline|guidance|citation|reference|prompt|safety|filter|restriction|"
    r"check|limit|policy|disclaimer|library|passage|previous|above|prior)s?\b",
    r"\b(?:instruction|citation|safety|source|filter|verification|check)s? (?:check |filter )?"
    r"(?:is |are |now )?(?:disabled|off|suspended|lifted)\b",
    r"\b(?:invent|fabricate|make up|fake|forge|hallucinate|cook up)\b.{0,60}"
    r"\b(?:reference|citation|stud(?:y|ies)|trial|source|doi|pmid|paper|evidence|figure|data|quote|guideline|"
    r"result)s?\b",
    r"\b(?:pretend|act as|role-?play|imagine) (?:that )?(?:you|to be|you're|as)\b",
    r"\byou are (?:now|no longer)\b",
    r"\b(?:system|developer|admin|root|debug|jailbreak|dan) ?(?:prompt|mode|message|override|access)\b",
    r"^\W*(?:system|assistant|developer|admin) ?:",
    r"\b(?:reveal|print|show|repeat|output|dump)\b.{0,30}"
    r"\b(?:system|your|hidden|initial) (?:prompt|instruction|rule|config|key|password)s?",
    r"\b(?:reveal|print|output|dump) the (?:password|settings|configuration|secret|key)s?\b",
    r"\b(?:delete|erase|wipe) (?:every|all|the|your) (?:document|file|passage|library|reference)s?\b",
    r"\bwithout (?:any )?(?:citing|citations?|references?|sources?|disclaimers?|safety)\b",
    r"\b(?:answer|reply|respond|say|write|state|tell (?:me|them|people|patients)) (?:only |just )?(?:with |that )?"
    r"(?:['\"“]|yes or no only|in one word)",
    r"</?(?:script|system|instructions?|prompt)>|<!--|\[/?(?:inst|system)\]|<\|",
)
TASK = re.compile(
    r"^(?:please |can you |could you |would you |will you |i need you to |i want you to |kindly |hey,? )*"
    r"(?:write|compose|draft|draw|paint|sing|translate|code|program|debug|book|order|buy|cancel|reschedule|"
    r"fill (?:in|out)|complete my|do my|call|phone|email|text|remind|calculate my tax|play|sell|hack|"
    r"generate|create|design|build|solve|proofread|rewrite) "
)
CERTAINTY = _any(
    r"\b(?:promise|guarantee|swear|assure)\b.{0,30}\b(?:me|that|i|he|she|we)\b",
    r"\bexact(?:ly)? (?:date|day|when|how many (?:days|weeks))\b",
    r"\bpredict (?:the|my|his|her|exactly)\b",
    r"\bwhat (?:day|date) will\b",
    r"\bwill i (?:definitely|certainly|for sure)\b",
    r"\b100 ?%? (?:certain|sure)\b",
)
_PICTURE = r"(?:mri|scan|x-?ray|photo|picture|image|film|video|disc)s?"
EXAMINATION = _any(
    rf"\b(?:look at|read|see|check|interpret|report|review)\b.{{0,20}}\b(?:my|this|these|the attached|attached) "
    rf"(?:{_PICTURE}|results?)\b",
    r"\b(?:attached|uploaded|enclosed)\b",
    rf"\b(?:here|this) is (?:a|an|my|the) {_PICTURE}\b",
    r"\bdiagnose me\b",
    r"\bwhat(?:'s| is) (?:my|the) diagnosis\b.{0,20}$",
    r"\bwhether i (?:personally |really |actually )?have\b",
    r"\b(?:prescribe|write) me\b|\bsick note\b|\bfit note\b|\bsign (?:me )?off\b",
    r"\b(?:double|change|skip|increase|halve) my (?:own )?"
    r"(?:dose|tablets?|medication|medicines?|baclofen|steroids?|warfarin|blood thinners?)\b",
)
# Someone else's diagnosis asked for is private, whoever they are.
SOMEONE = re.compile(
    r"\b(?:neighbou?r|boss|colleague|co-?worker|classmate|landlord|celebrity|footballer|actor|actress|singer|"
    r"politician|president|prime minister|king|queen|prince|princess|teacher|friend|"
    r"ex(?:-?(?:wife|husband|partner|boyfriend|girlfriend))?)\b"
)
WHAT_THEY_HAVE = re.compile(
    r"\b(?:what|which|does|did|has|is)\b.{0,40}"
    r"\b(?:have|had|has|diagnos\w+|condition|suffer\w*|wrong with|medical records?|medical history|illness|injury|"
    r"given|faking|operation|medicines)\b"
)
ASKS_OF_THEM = re.compile(r"^(?:what|which|does|did|has|is|was)\b")
RECORD_NUMBER = re.compile(r"\b(?:nhs|hospital|patient|medical record) (?:number|no\.?|id)\b.{0,12}\d{3}")
TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady)\.? [A-Z][a-z]+")
NAME = re.compile(r"(?<![.!?] )(?<!^)\b([A-Z][a-z]{2,})[ -]([A-Z](?:[a-z]+|'[A-Z][a-z]+))\b")
FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\uffdc]")
SMALL_ENGLISH_WORDS = frozenset(
    "the a an is are was were do does did can could should would will what which who when where why how of in "
    "on for to with and or not my i you it he she they we after before from by at be have has had if there this "
    "that no any as me am s t im ive".split()
)
