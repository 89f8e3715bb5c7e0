"""What a candidate is worth to an answer beside its score: its manner, whom it is about, and what it leaves out."""

from __future__ import annotations

from curbside.answer.evidence import Candidate, Evidence
from curbside.answer.manner import ease, forbids, leads_with
from curbside.answer.question import Question
from curbside.answer.shelf import Shelf
from curbside.answer.units import features_of, share_of
from curbside.library.passages import Passage

_NAMED = 0.5  # share of a unit from which a passage names it, or what stands for it
# What moves a candidate up or down, in units of its score.
_CONTESTED, _OTHER_PEOPLE, _NOT_PLAIN = 0.05, 0.08, 0.06
_WARNS_OFF = 0.15
_OTHER_DRUG = 0.2  # who asks about a drug asks for what is said of it
_FITS = {"yes": 0.02, "unknown": 0.0, "no": -0.1}  # whether it holds for the person described
_OPENS_WITH_SUBJECT = {"definition": 0.2, "difference": 0.1}
_OPENS_OTHERWISE = 0.03


class Worth:
    """What passages are worth to one question."""

    def __init__(self, question: Question, evidence: Evidence, shelf: Shelf) -> None:
        self._question = question
        self._shelf = shelf
        drugs = {c for c in question.subjects if shelf.vocabulary.concept(c).kind == "drug"}
        self._drugs = () if question.sides else tuple(u for u in evidence.units if u.key in drugs)

    def of(self, candidate: Candidate) -> float:
        """A candidate's score with what its manner adds or takes off."""
        passage, question = candidate.passage, self._question
        worth = candidate.score + ease(passage)
        if any(leads_with(passage, s, self._shelf.vocabulary) for s in question.subjects[:2]):
            worth += _OPENS_WITH_SUBJECT.get(question.intent, _OPENS_OTHERWISE)
        # the other side of a contested statement has to be shown too, and costs the room of another
        if passage.disagrees:
            worth -= _CONTESTED
        if self.is_about_others(passage):
            worth -= _OTHER_PEOPLE
        if not self._names_the_drug(passage):
            worth -= _OTHER_DRUG
        if question.described:
            worth += _FITS[question.described.fit(passage).verdict]
        if question.asks_leave and forbids(passage):
            worth += _WARNS_OFF
        if question.reader == "patient" and not passage.plain:
            worth -= _NOT_PLAIN
        return worth

    def is_about_others(self, passage: Passage) -> bool:
        """Whether the passage speaks of a group of people that the question does not."""
        groups = self._shelf.groups.intersection(passage.concepts)
        return bool(groups.difference(self._question.concepts))

    def is_beside(self, passage: Passage) -> bool:
        """Whether the passage leaves out the drug asked about, does not hold for the person described, or is
        about a disease that the question does not name. Who asks by symptoms, or by what may do harm, asks for
        a disease: any may be meant."""
        question, vocabulary = self._question, self._shelf.vocabulary
        if not self._names_the_drug(passage) or (
            question.described and question.described.fit(passage).verdict == "no"
        ):
            return True
        by_symptoms = any(vocabulary.concept(c).kind == "symptom" for c in question.concepts)
        if by_symptoms or not question.subjects or not set(question.concepts).isdisjoint(passage.subjects):
            return False
        diseases = [s for s in passage.subjects if vocabulary.concept(s).kind in ("disease", "syndrome")]
        kin = {near for d in diseases for near in (d, *vocabulary.broader(d), *vocabulary.kin(d))}
        return bool(diseases) and kin.isdisjoint(question.concepts)

    def _names_the_drug(self, passage: Passage) -> bool:
        """Whether a passage speaks of the drug that a question is about; true where it is about none."""
        features = features_of(passage)
        return not self._drugs or any(share_of(drug, passage, features) >= _NAMED for drug in self._drugs)
