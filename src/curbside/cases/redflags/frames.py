"""Is a person being described, or is it a question of general knowledge? Language only, no medicine."""

from __future__ import annotations

from collections.abc import Sequence

from curbside.text.assertion import Context

_FIRST = frozenset("i im ive id ill me my mine myself we our us weve meself".split())
_HE_SHE = frozenset("he she him her his hes shes hers himself herself".split())
_FAMILY = frozenset(
    "mother mum mom mam mummy mums father dad daddy dads son sons daughter daughters wife wifes husband "
    "husbands hubby partner partners gf bf girlfriend boyfriend brother brothers sister sisters bro sis gran "
    "grans grandma nan nans nana nanny granny grandad grandads granddad grandpa grandfather grandmother aunt "
    "auntie aunty uncle cousin niece nephew friend mate flatmate housemate roommate neighbour neighbor "
    "colleague missus mrs fiance fiancee stepdad stepmum grandson granddaughter teammate".split()
)
_PATIENT = frozenset(
    "patient pt client resident lady gentleman man woman boy girl child kid baby toddler teenager lad "
    "bloke fella infant male female gent".split()
)
_GENERIC = frozenset(
    "you your youre yourself u ur people persons person someone somebody anyone anybody everyone patients those "
    "children adults women men sufferers athletes elderly individuals babies infants they humans pts cases "
    "runners divers surfers survivors".split()
)
_ARTICLES = frozenset("a an any every each some".split())
# "I want to know", "I'm writing": the speaker, not the patient.
_SEEKING = frozenset(
    "want wanted need would like wonder wondering write writing wrote prepare preparing study studying revise "
    "revising teach teaching research researching read reading learn learning curious interested asked ask looking "
    "understand heard saw doing making creating presenting explain tell advise know watched watching seen "
    "find get book claim park appeal complain rearrange change treat manage prescribe give start refer image order use".split()
)
_GIVEN = frozenset("tell told taught showed gave asked give show help remind teach explain advise send let".split())
_NOT_MINE = frozenset(
    "essay exam novel story book character dissertation assignment teacher lecturer tutor student students class "
    "course lecture notes presentation leaflet poster question appointment scan mri form letter insurance boss "
    "colleagues team department ward trust practice understanding knowledge interest hero soldier school "
    "textbook uni university college revision dog dogs cat script screenplay report results gp surgeon consultant".split()
)
_ASKING = frozenset(
    "what whats which why how hows who whos whom when where is are does do did can could should would will whether "
    "define explain describe list compare outline discuss summarise summarize name tell has have was were may might".split()
)
_WH = frozenset("what whats which why how hows who whom when where define explain describe list compare "
    "outline discuss summarise summarize difference".split())
_OPENERS = frozenset("hi hello hey please pls and so also ok well sorry just dr doctor doc help urgent quick question"
    " the for in of a to about on , : - sir madam dear".split())
_KNOWLEDGE = frozenset(
    "causes cause caused causing management treatment treatments definition define meaning means mean symptoms "
    "guideline guidelines prognosis differential differentials pathophysiology mechanism mechanisms incidence "
    "prevalence epidemiology threshold thresholds timing exercises recovery percentage rate rates statistics overview "
    "summary review evidence criteria classification grading score scoring protocol algorithm pathway difference between "
    "explained types stages complications sensitivity specificity meta-analysis trial trials versus vs guidance "
    "work-up workup investigation investigations indication indications diagnosis diagnosing features presentation "
    "textbook education cme role typical research studies literature anatomy physiology theory outcomes survival mri dose dosing".split()
)
_TAKEN_UP = frozenset("mine it its this started began came".split())
_COMPARING = frozenset("vs versus".split())
_RELATING = frozenset("of for in to between after and on among during".split())
_TOLD = frozenset(
    "cant cannot couldnt wont wouldnt unable gone went lost losing loosing stopped isnt arent dont doesnt didnt not no havent hasnt keep "
    "keeps gave giving gives wet weeing peed dropping tripping came burning feel feels felt is are has wetting "
    "soiled pooed pissed collapsed buckle buckles buckled buckling".split()
)
_POSSESSING = frozenset("have has had got having with get getting develops developed presents presenting presented "
    "complaining complains reports reporting is are am feel feels been describes noticed gets".split())


class Frames:
    """What kind of sentence each finding stands in; read once for a text."""

    def __init__(self, context: Context, person_shapes: Sequence[bool]) -> None:
        self._context = context
        self._words = [token.word for token in context.tokens]
        self._bounds = _sentence_bounds(context.sentences)
        self._people = [
            person_shapes[at] or self._is_person(at) for at in range(len(self._words))
        ]

    def is_described(self, first: int, last: int, *, others: int) -> bool:
        """Whether the tokens first..last are said of a person who is there now.

        `others` is how many other findings share the sentence.
        """
        low, high = self._sentence(first)
        recent = any(low <= cue.first <= high for cue in self._context.cues_of("recent"))
        recent = recent or self._goes_on_recently(high)
        person = any(self._people[low : high + 1])
        if not recent and self._subject_is_general(first, low):
            return False
        asked_from = self._asked_from(low, high)
        told = any(word in _TOLD for word in self._words[max(low, first - 1) : last + 1])
        if first >= asked_from and not recent:
            return self._described_in_question(first, last, low, high, person=person, told=told)
        if person or recent:
            return True
        if self._is_generic(low, high):
            return False
        if not told and self._seeks_knowledge(low, high):
            return False
        if asked_from <= high and not told:  # shorthand before a question: "RA, new weakness: what next?"
            return others > 0 and not self._opens_generally(low)
        return told or others > 0 or self._is_stressed(low, high)

    def _described_in_question(
        self, first: int, last: int, low: int, high: int, *, person: bool, told: bool
    ) -> bool:
        if person:
            return told or self._is_linked(first, last, low)
        if self._is_generic(low, high):
            return False
        opening = next((w for w in self._words[low:] if w not in _OPENERS), "")
        if told:
            return opening not in ("does", "do", "should", "would", "will", "can", "could", "is", "are", "which")
        return opening not in _ASKING and not any(
            word in _KNOWLEDGE or word in _WH for word in self._words[low : high + 1]
        ) and first > low and False

    def is_first_person(self, first: int, last: int) -> bool:
        """Whether the speaker's own body is meant: "my legs", "I can't"."""
        low, _ = self._sentence(first)
        for at in range(last, max(low, first - 5) - 1, -1):
            if self._words[at] in _HE_SHE:
                return False
            if self._words[at] in _FIRST and self._people[at]:
                return True
        return False

    def names_family(self, first: int) -> bool:
        """Whether the sentence is about somebody near to the speaker."""
        low, high = self._sentence(first)
        return any(word in _FAMILY for word in self._words[low : high + 1])

    def speaks_of_another(self, first: int) -> bool:
        """Whether the sentence has only a he or she for its subject."""
        low, high = self._sentence(first)
        words = self._words[low : high + 1]
        return any(w in _HE_SHE or w in ("the", "they", "their") for w in words) and not any(
            self._people[at] and self._words[at] in _FIRST for at in range(low, high + 1)
        )

    def _is_person(self, at: int) -> bool:
        word = self._words[at]
        after = self._words[at + 1 : at + 4]
        before = self._words[at - 1] if at else ""
        if word in _FIRST:
            if word in ("my", "our") and after and after[0] in _NOT_MINE:
                return False
            if word in ("me", "us") and before in _GIVEN:
                return False
            seeking = after[:2] if word == "i" else after[:1]
            return not any(w in _SEEKING for w in seeking)
        if word in _HE_SHE:
            return True
        if word in _FAMILY:
            return before not in _ARTICLES
        if word in _PATIENT:
            return before not in _ARTICLES and before not in ("in", "the", "for") or before in ("this", "my")
        return False

    def _is_generic(self, low: int, high: int) -> bool:
        for at in range(low, high + 1):
            word = self._words[at]
            if word in _GENERIC:
                return True
            if word in _PATIENT and at > low and (self._words[at - 1] in _ARTICLES or self._words[at - 1] in ("the", "in")):
                return True
        return False

    def _subject_is_general(self, first: int, low: int) -> bool:
        """Whether the nearest subject before the finding is nobody in particular: "people", "you"."""
        for at in range(first - 1, max(low, first - 7) - 1, -1):
            if self._people[at]:
                return False
            if self._words[at] in _GENERIC:
                return True
        return False

    def _goes_on_recently(self, high: int) -> bool:
        """Whether the next sentence takes it up as one's own: "Mine started an hour ago"."""
        if high + 1 >= len(self._words) or self._words[high + 1] not in _TAKEN_UP:
            return False
        low, end = self._sentence(high + 1)
        return any(low <= cue.first <= end for cue in self._context.cues_of("recent"))

    def _seeks_knowledge(self, low: int, high: int) -> bool:
        """Whether it is a search in key words: "causes of ...", "... management"."""
        words = [word for word in self._words[low : high + 1] if word.isalnum()]
        opening = next((word for word in words if word not in _OPENERS), "")
        if opening in _KNOWLEDGE or words[-1] in _KNOWLEDGE or not _COMPARING.isdisjoint(words):
            return True
        return any(
            word in _KNOWLEDGE and after in _RELATING
            for word, after in zip(words, words[1:], strict=False)
        )

    def _is_stressed(self, low: int, high: int) -> bool:
        """Whether bare words are more than a term to look up: some pace, or a sentence's length."""
        paced = any(
            low <= cue.first <= high
            for kind in ("acute", "worse")
            for cue in self._context.cues_of(kind)
        )
        return paced or high - low >= 3

    def _opens_generally(self, low: int) -> bool:
        return self._words[low] in ("in", "for", "with", "after", "when", "patients", "people", "suspected")

    def _is_linked(self, first: int, last: int, low: int) -> bool:
        """Whether a person owns the finding: "my numb legs", "she has", "62F ... ": within a few words."""
        near = range(max(low, first - 6), last + 1)
        if any(self._people[at] and self._words[at] not in _FIRST for at in near):
            return True
        for at in near:
            if not self._people[at]:
                continue
            if self._words[at] in ("my", "our", "mine") and first - at <= 3:
                return True
            if any(w in _POSSESSING for w in self._words[at : first]) or self._words[at] in ("im", "ive"):
                return True
        return False

    def _asked_from(self, low: int, high: int) -> int:
        """The token where the question of a sentence begins; past its end when it asks nothing."""
        segments, words = self._context.segments, self._words
        start = low
        while start <= high and words[start] in _OPENERS:
            start += 1
        if start <= high and words[start] in _ASKING:
            return low
        if start + 1 <= high and words[start] in _KNOWLEDGE:
            return low
        for at in range(low + 1, high + 1):
            if segments[at] != segments[at - 1] and any(w in _ASKING for w in words[at : at + 2]):
                return at
        if words[high] == "?":
            for at in range(low, high + 1):
                if words[at] in _WH:
                    return at
        return high + 1

    def _sentence(self, at: int) -> tuple[int, int]:
        return self._bounds[self._context.sentences[at]]


def _sentence_bounds(sentences: Sequence[int]) -> dict[int, tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for at, sentence in enumerate(sentences):
        bounds[sentence] = (bounds.get(sentence, (at, at))[0], at)
    return bounds


def known_words() -> frozenset[str]:
    """Every word that a frame turns on; none of them is a slip for another."""
    return frozenset().union(
        _FIRST, _HE_SHE, _FAMILY, _PATIENT, _GENERIC, _SEEKING, _GIVEN, _NOT_MINE, _ASKING, _WH,
        _OPENERS, _KNOWLEDGE, _RELATING, _COMPARING, _TOLD, _POSSESSING,
    )
