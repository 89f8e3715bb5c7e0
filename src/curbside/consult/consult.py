"""Consult: the one object behind every door. It opens a library, answers and assesses from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from curbside import __version__
from curbside.answer.ask import ask
from curbside.answer.keep import ALL, Keep, keep_only
from curbside.answer.kept import keep_enquiry, read_kept
from curbside.answer.prove import Proof, prove
from curbside.answer.question import READERS, Enquiry
from curbside.answer.record import Answer
from curbside.answer.references import cite
from curbside.consult.home import answers_of, feedback, own_library
from curbside.consult.open_library import OpenLibrary
from curbside.errors import BadInput
from curbside.library.compiled import open_casebook

if TYPE_CHECKING:
    from curbside.cases.case import Case
    from curbside.cases.casebook import Casebook
    from curbside.cases.record import Assessment
    from curbside.intake.own_library import Added
    from curbside.intake.run import Reading
    from curbside.review.report import Report

# People say "clinician"; answers are worded for one of four readers.
_READER_NAMES = {"": "", **{r: r for r in READERS}, "clinician": "specialist", "doctor": "gp"}


@dataclass(frozen=True, eq=False)
class Consult(OpenLibrary):
    """An open library that is asked, given cases, and told what readers report. Use `Consult.open()`."""

    def ask(
        self,
        question: str,
        *,
        reader: str = "",
        previous: Iterable[str] = (),
        after: str = "",
        keep: Keep = ALL,
    ) -> Answer:
        """Answers a question. `previous` are earlier questions of the conversation, oldest first;
        `after` is the id of a kept answer that this question follows; `keep` the sources it may be
        taken from (see `keep_only`).

        Raises BadInput for no question or an unknown reader, NotFound for an unknown answer.
        """
        earlier: tuple[str, ...] = ()
        if after:
            followed = self.kept(after)
            earlier = (*followed.previous, followed.question)
        return self.answer(Enquiry(question, _reader(reader), (*earlier, *previous), keep))

    def answer(self, enquiry: Enquiry) -> Answer:
        """Answers an enquiry as it stands, and keeps what was asked where the settings say so."""
        _check_text(enquiry.question, *enquiry.previous)
        answer = ask(enquiry, self.shelf_with_retired if enquiry.keep.with_retired else self.shelf)
        if self.settings.keep_answers:
            keep_enquiry(answers_of(self.settings), answer, enquiry)
        return answer

    def kept(self, id: str) -> Enquiry:
        """What the answer of this id was asked with; raises NotFound where it is not kept."""
        return read_kept(answers_of(self.settings), id)

    def keep_only(self, **told: Any) -> Keep:
        """What to keep of this library's sources, as `answer/keep.py` takes it: only, library, types, level,
        since. Raises BadInput for a name that is none, and for own documents where there are none."""
        keep = keep_only(self.shelf.knowledge.versions, **told)
        shelf = self.shelf_with_retired if keep.with_retired else self.shelf
        if not keep.packs and shelf.own is None:
            raise BadInput("There are no documents of your own.", remedy="Add some: curbside library add PATH.")
        return keep

    @cached_property
    def casebook(self) -> Casebook:
        """What the packs know for cases, read when the first case comes: a question never needs it."""
        return open_casebook(self.folder)

    def assess(
        self, text: str = "", findings: Iterable[Mapping[str, Any]] = (), *, read: Case | None = None
    ) -> Assessment:
        """Assesses a note, a list of findings {id, state, side?, level?}, or both: what is listed
        overrules what the note tells of the same finding. What cannot be read becomes an issue. `read` is
        what `read_note` gave for the text, from who needs it besides.

        Raises BadInput for neither, and for text that is none.
        """
        from curbside.cases.assess import assess
        from curbside.cases.findings import case_of, with_listed

        _check_text(text)
        listed, lexicon, scores = tuple(findings), self.casebook.lexicon, self.casebook.scores.limits
        if not text.strip() and not listed:
            raise BadInput("There is nothing to assess.", remedy="Give a note, or a list of findings.")
        if text.strip():
            case = read or self.read_note(text)
            case = with_listed(case, listed, lexicon, scores) if listed else case
        else:
            case = case_of(listed, lexicon, scores)
        found = assess(case, self.casebook)
        knowledge = self.shelf.knowledge
        references = tuple(cite(n, knowledge.references[id]) for n, id in enumerate(found.sources, 1))
        made_with = {"version": __version__, "packs": knowledge.versions, "library": knowledge.fingerprint}
        return replace(found, references=references, made_with=made_with)

    def read_note(self, text: str) -> Case:
        """What a note by itself tells, before any form overrules it; nothing is concluded from it."""
        from curbside.cases.findings import read_case

        _check_text(text)
        return read_case(text, self.casebook.lexicon)

    def prove(self, record: Mapping[str, Any]) -> Proof:
        """Proves every sentence of a saved answer against the library on this machine."""
        return prove(record, self.passages, self.shelf.knowledge)

    def report(self, told: Mapping[str, str]) -> Report:
        """Keeps what a reader reports: kind, and answer or page; sentence, comment, and the fingerprint of the
        library that it was shown from, where there are any.

        Raises BadInput for what is no report.
        """
        from curbside.review.report import read_report

        knowledge = self.shelf.knowledge
        in_force = {"library": knowledge.fingerprint, "packs": knowledge.versions, "version": __version__}
        report = read_report(told, **in_force)
        with feedback(self.settings) as kept:
            kept.add(report)
        return report

    def add(self, targets: Iterable[str], how: Reading | None = None) -> Added:
        """Reads files, folders, archives or patterns into the library and builds it; what is open here
        stays as it was, so open it again to ask of them."""
        from curbside.intake.run import Reading

        return own_library(self.settings).add(targets, how or Reading())


def _check_text(*questions: str) -> None:
    """Refuses bytes that were never characters, as a terminal hands them on; nothing could be hashed."""
    try:
        "".join(questions).encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("The question is not text.", remedy="Ask in plain words.") from None


def _reader(name: str) -> str:
    try:
        return _READER_NAMES[name.strip().lower()]
    except KeyError:
        raise BadInput(
            f"There is no reader called {name!r}.", remedy=f"Use one of: {', '.join(READERS)}."
        ) from None
