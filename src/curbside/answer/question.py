"""Understands a question: who asks, what they want to know, and about what.

Everything here is read from the words alone; nothing is looked up, so a question is understood the
same way whatever the library holds, apart from the names its vocabulary knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curbside.answer.abbreviations import Reading, read_abbreviations
from curbside.answer.asking import ASKING_STEMS
from curbside.answer.intents import Intents, read_intents
from curbside.answer.keep import ALL, Keep
from curbside.answer.people import read_people
from curbside.errors import BadInput
from curbside.index.fields import analyse
from curbside.library.knowledge import Knowledge
from curbside.library.vocabulary import Vocabulary
from curbside.text.words import fold

if TYPE_CHECKING:
    from curbside.answer.patient import Described

READERS = ("patient", "nurse", "gp", "specialist")
KEY_WORDS = 4
LONGEST = 4_000  # characters; a longer question is a document, and says so

# Kinds of concept a question can be about; the rest narrow it.
SUBJECT_KINDS = frozenset({"disease", "syndrome", "score", "procedure", "sign", "study", "drug"})

@dataclass(frozen=True, slots=True)
class Enquiry:
    """What arrives at a door: a question, who reads the answer ("" to guess), what was asked before, and
    which sources the answer may be taken from."""

    question: str
    reader: str = ""
    previous: tuple[str, ...] = ()
    keep: Keep = ALL


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept named in the question, with the words that name it and how they were matched."""

    concept: str
    words: str
    start: int
    end: int
    how: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `carried` are concepts an earlier question named and this one leans on;
    `readings` tell how abbreviations of several meanings were read, `described` is the person it describes."""

    text: str
    folded: str
    reader: str
    intents: Intents
    mentions: tuple[Mention, ...]
    subjects: tuple[str, ...]
    concepts: tuple[str, ...]
    stems: tuple[str, ...]
    sides: tuple[str, ...]
    carried: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    keep: Keep = ALL
    described: Described | None = None

    @property
    def intent(self) -> str:
        return self.intents.main

    @property
    def asks_leave(self) -> bool:
        """Whether it asks for a yes or a no: "would it help?", "may I?"."""
        return any(intent == "yes-no" for intent, _ in self.intents.weights)


def understand(enquiry: Enquiry, knowledge: Knowledge) -> Question:
    """Reads one question by itself, without what was asked before it.

    Raises BadInput when there is no question in the text, or far more than one.
    """
    text = tidy(enquiry.question)
    folded = fold(text)
    mentions, readings = read_abbreviations(text, find_mentions(text, knowledge.vocabulary), knowledge)
    concepts = tuple(dict.fromkeys(m.concept for m in mentions))
    concepts += tuple(c for m in mentions for c in knowledge.vocabulary.within(m.concept, m.words) if c not in concepts)
    concepts += tuple(c for c in _joined(concepts, knowledge.vocabulary) if c not in concepts)
    concepts += tuple(c for c in read_people(folded) if c in knowledge.vocabulary and c not in concepts)
    subjects = tuple(c for c in concepts if _is_subject(knowledge, c))
    intents = read_intents(_without_named_treatments(folded, mentions))
    return Question(
        text=text,
        folded=folded,
        reader=enquiry.reader or guess_reader(folded, mentions, knowledge.vocabulary),
        intents=intents,
        mentions=mentions,
        subjects=subjects,
        concepts=concepts,
        stems=_leftover_stems(text, mentions),
        sides=_sides(intents, mentions, subjects),
        readings=readings,
        keep=enquiry.keep,
    )


def tidy(text: str) -> str:
    """The question with its white space evened out; raises BadInput where there is nothing to answer."""
    if "\x00" in text or sum(not c.isprintable() and not c.isspace() for c in text[:LONGEST]) > 3:
        raise BadInput("The question is not text.", remedy="Ask in plain words.")
    text = " ".join(text.split())
    if len(text) > LONGEST:
        raise BadInput(
            f"The question has {len(text):,} characters; at most {LONGEST:,} are read.",
            remedy="Ask one question, or add the document to the library and ask about it.",
        )
    if not any(c.isalpha() for c in text):
        raise BadInput("The question is empty.", remedy="Ask a question in words.")
    return text


def find_mentions(text: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Every concept the text names, in order; an ambiguous name gives one mention for each meaning."""
    return tuple(
        Mention(m.concept, m.words, m.start, m.end, m.how) for m in vocabulary.matcher.find(text)
    )


_FIRST_PERSON = re.compile(r"\b(?:i|i'm|im|i've|ive|my|me|our|we)\b")
_CLINICIAN = re.compile(
    r"\b(?:patients?|management|prognostic|aetiology|etiology|differential|prophylaxis|indicated|"
    r"contraindicat\w+|regimen|pathogenesis|sensitivity|specificity|mjoa|postoperative\w*|\d{2} ?[mf]|"
    r"(?:should|shall|do|must) i (?:refer|request|order|admit|discharge))\b|"
    r"\bhow (?:do|should|can|would) (?:i|we|you) (?:distinguish|differentiate|diagnose|treat|manage|assess|"
    r"examine|interpret|investigate|score|grade|prescribe|dose|tell|image|work up|monitor|screen)\b"
)


def guess_reader(
    folded: str, mentions: tuple[Mention, ...] = (), vocabulary: Vocabulary | None = None
) -> str:
    """A patient where someone asks in the first person or in lay words, otherwise a GP."""
    if _CLINICIAN.search(folded):
        return "gp"
    # a few key words are a clinician's way of asking, whatever the words
    lay = vocabulary and len(folded.split()) > KEY_WORDS and any(
        fold(m.words) in map(fold, vocabulary.concept(m.concept).lay) for m in mentions
    )
    return "patient" if lay or _FIRST_PERSON.search(folded) else "gp"


def _without_named_treatments(folded: str, mentions: tuple[Mention, ...]) -> str:
    """The wording without the names that only hold a word of asking: "radiation treatment" asks for no treatment."""
    for mention in mentions:
        name = fold(mention.words)
        if name.endswith((" treatment", " therapy")):
            folded = folded.replace(name, name.rpartition(" ")[0])
    return folded


def _joined(concepts: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[str]:
    """What a procedure and the part of the body beside it come to: "my neck ... decompressed"."""
    for concept in concepts:
        if vocabulary.concept(concept).kind == "procedure":
            for narrower in vocabulary.children(concept):
                if set(vocabulary.concept(narrower).part_of).intersection(concepts):
                    yield narrower


def _is_subject(knowledge: Knowledge, concept: str) -> bool:
    """Whether a question can be about it: of a kind for that, and covered or core here."""
    entry = knowledge.vocabulary.concept(concept)
    covered = concept in knowledge.topics_about or (entry.scope == "core" and entry.kind != "drug")
    # a therapy of the packs' own field is asked about as a disease is; physiotherapy is a way to treat one
    return covered and (entry.kind in SUBJECT_KINDS or (entry.kind == "therapy" and entry.scope == "core"))


def _leftover_stems(text: str, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Stems of the words that no mention covers, without figures, ages and words of asking."""
    rest, at = [], 0
    for mention in mentions:
        rest.append(text[at:mention.start])
        at = max(at, mention.end)
    rest.append(text[at:])
    stems = (s for s in analyse(" ".join(rest)) if len(s) > 2 and s not in ASKING_STEMS and not s[0].isdigit())
    return tuple(dict.fromkeys(stems))


def _sides(
    intents: Intents, mentions: tuple[Mention, ...], subjects: tuple[str, ...]
) -> tuple[str, ...]:
    """The two things a comparison question sets side by side; empty when it is no such question."""
    if intents.main != "difference":
        return ()
    named = tuple(dict.fromkeys(m.concept for m in mentions if m.concept in subjects))
    return named[:2] if len(named) >= 2 else ()
