"""Consult: the one object behind every door. It opens a library, answers and assesses from it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curbside import __version__
from curbside.answer.ask import ask
from curbside.answer.keep import ALL, OWN, Keep, keep_only
from curbside.answer.kept import keep_enquiry, read_kept
from curbside.answer.prove import Proof, prove
from curbside.answer.question import READERS, Enquiry
from curbside.answer.record import Answer, to_record
from curbside.answer.references import cite
from curbside.answer.related import answerable_questions
from curbside.answer.shelf import Shelf, open_shelf
from curbside.errors import BadInput, IndexBroken, LibraryMissing, NotFound
from curbside.index.base import Query
from curbside.index.build import Build, build_library
from curbside.index.fields import analyse
from curbside.index.joined import JoinedIndex
from curbside.index.memory import MemoryIndex
from curbside.index.opening import LEAFLETS, Library, open_library
from curbside.library.compiled import open_casebook, open_people, open_redflags
from curbside.library.passages import Passage
from curbside.settings import Settings, load_settings

if TYPE_CHECKING:
    from curbside.answer.article import Article
    from curbside.answer.leaflet import CitedLeaflet
    from curbside.cases.case import Case
    from curbside.cases.casebook import Casebook
    from curbside.cases.record import Assessment
    from curbside.index.own import Draft
    from curbside.intake.own_library import Added, OwnLibrary
    from curbside.intake.run import Reading
    from curbside.library.browse import Browse
    from curbside.library.leaflets import Leaflet
    from curbside.library.originality.check import Originality
    from curbside.review.feedback import Feedback
    from curbside.review.report import Report

# People say "clinician"; answers are worded for one of four readers.
_READER_NAMES = {"": "", **{r: r for r in READERS}, "clinician": "specialist", "doctor": "gp"}
_QUESTIONS = "questions.json"


@dataclass(frozen=True, eq=False)
class Consult:
    """An open library with the settings it was opened by. Use `Consult.open()`."""

    settings: Settings
    shelf: Shelf
    folder: Path

    @classmethod
    def open(cls, settings: Settings | None = None, *, build_missing: bool = True) -> Consult:
        """Opens the library of the settings; builds it first when it is missing or out of date.

        With `build_missing` off a missing or outdated library raises LibraryMissing instead.
        """
        settings = settings or load_settings()
        try:
            library = open_library(settings)
        except LibraryMissing:
            if not build_missing:
                raise
            build(settings)
            library = open_library(settings)
        answerable = _read_answerable(library.folder / _QUESTIONS)
        folder = library.folder
        shelf = open_shelf(
            library.index,
            library.knowledge,
            answerable,
            lambda: open_people(folder),
            library.own,
            open_redflags(folder, library.knowledge.redflags),
        )
        return cls(settings, shelf, folder)

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
            keep_enquiry(self._answers, answer, enquiry)
        return answer

    def kept(self, id: str) -> Enquiry:
        """What the answer of this id was asked with; raises NotFound where it is not kept."""
        return read_kept(self._answers, id)

    def keep_only(self, **told: Any) -> Keep:
        """What to keep of this library's sources, as `answer/keep.py` takes it: only, library, types, level,
        since. Raises BadInput for a name that is none, and for own documents where there are none."""
        keep = keep_only(self.shelf.knowledge.versions, **told)
        shelf = self.shelf_with_retired if keep.with_retired else self.shelf
        if not keep.packs and shelf.own is None:
            raise BadInput("There are no documents of your own.", remedy="Add some: curbside library add PATH.")
        return keep

    @cached_property
    def shelf_with_retired(self) -> Shelf:
        """The shelf with own documents that are retracted or superseded. They are in no index on disk, so this
        reads them from the catalogue; it is made when it is first asked for."""
        retired = own_library(self.settings).retired(self.shelf.vocabulary)
        if not retired:
            return self.shelf
        indexes = (*([self.shelf.own] if self.shelf.own else []), MemoryIndex(retired, self.shelf.index.stamp))
        return replace(self.shelf, own=JoinedIndex(indexes))

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

    def search(self, words: str, limit: int = 10) -> tuple[Passage, ...]:
        """Passages that bear on the words, nearest first."""
        concepts = {m.concept for m in self.shelf.vocabulary.matcher.find(words)}
        query = Query(
            words=tuple((stem, 1.0) for stem in dict.fromkeys(analyse(words))),
            concepts=tuple((concept, 1.0) for concept in sorted(concepts)),
        )
        hits = [hit for index in self.shelf.indexes for hit in index.search(query, limit)]
        hits.sort(key=lambda hit: (-hit.score, hit.passage.id))
        return tuple(hit.passage for hit in hits[:limit])

    def passages(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Passages by id, those of retracted and superseded own documents among them; ids that are not held are
        left out."""
        wanted = tuple(ids)
        found = self.shelf.passages(wanted)
        if any(id.startswith(f"{OWN}/") for id in wanted if id not in found):
            found = self.shelf_with_retired.passages(wanted)
        return found

    def passage(self, id: str) -> Passage:
        """One passage by its id; raises NotFound when the library does not hold it."""
        found = self.passages((id,))
        if id not in found:
            raise NotFound(f"The library holds no passage {id!r}.")
        return found[id]

    def originality(self, text: str) -> Originality:
        """What of a text stands word for word in the library, and where; see `library/originality`."""
        from curbside.library.catalogue import Catalogue
        from curbside.library.originality.check import check_originality
        from curbside.library.originality.texts import library_texts

        with Catalogue.opened(self.settings.database_url) as catalogue:
            return check_originality(text, library_texts(catalogue.engine))

    def leaflets(self) -> tuple[Leaflet, ...]:
        """Every leaflet of the library; read when asked for, as no question needs them."""
        from curbside.library.leaflets import read_leaflets

        return read_leaflets(self.folder / LEAFLETS)

    def leaflet(self, id: str) -> CitedLeaflet:
        """One leaflet with its references; `id` may leave out the pack. Raises NotFound when there is none."""
        from curbside.answer.leaflet import cite_leaflet

        found = [each for each in self.leaflets() if id in (each.id, each.id.partition("/")[2])]
        if len(found) != 1:
            known = ", ".join(each.id for each in found or self.leaflets()) or "none"
            raise NotFound(f"The library holds no one leaflet {id!r}.", remedy=f"Leaflets: {known}.")
        passages = self.shelf.index.passages({on for sentence in found[0].sentences for on in sentence.stands_on})
        return cite_leaflet(found[0], passages, self.shelf.knowledge)

    @cached_property
    def browse(self) -> Browse:
        """What the packs hold as lists to walk through: topics, sources, and what cites a source."""
        from curbside.library.browse import open_browse

        return open_browse(self.shelf.knowledge, self.shelf.index.passages, self.leaflets())

    def article(self, topic: str) -> Article:
        """One topic with its references; `topic` may leave out the pack. Raises NotFound when there is none."""
        from curbside.answer.article import cite_topic

        return cite_topic(self.browse.topic(topic), self.browse.passages, self.shelf.knowledge)

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

    def status(self) -> dict[str, Any]:
        """What the library holds, as plain values in reading order."""
        knowledge = self.shelf.knowledge
        references = getattr(knowledge.references, "packs", knowledge.references)
        standings = Counter(r.standing for r in references.values())
        held = {
            "library": knowledge.fingerprint,
            "packs": knowledge.versions,
            "review": {pack.name: pack.review for pack in knowledge.packs},
            "topics": len(knowledge.topics),
            "passages": self.shelf.index.count,
            "references": dict(sorted(standings.items())),
            "concepts": len(knowledge.concepts),
            "red_flags": len(knowledge.redflags),
            "questions": sum(map(len, self.shelf.answerable.values())),
        }
        if own := own_library(self.settings).standings():
            held["own_documents"] = own
            held["own_passages"] = self.shelf.own.count if self.shelf.own else 0
        return held

    @property
    def _answers(self) -> Path:
        return self.settings.home / "answers"


def kept_question(settings: Settings, id: str) -> str:
    """The question of an answer that is kept on this machine, empty where it is not."""
    try:
        return read_kept(settings.home / "answers", id).question
    except NotFound:
        return ""


def build(settings: Settings, *, afresh: bool = False, draft: Draft | None = None) -> Build:
    """Builds the library of the settings' packs and the asker's documents (`draft`: an index of those made
    beforehand) and checks which questions it can answer.

    Raises NotFound for a pack folder that is not there, PackFault for a pack that breaks its format.
    """
    for folder in settings.packs:
        if not folder.is_dir():
            raise NotFound(f"There is no pack in {folder}.", remedy="Mend the setting called packs.")
    return build_library(settings, afresh=afresh, finish=_write_answerable, draft=draft)


def own_library(settings: Settings) -> OwnLibrary:
    """The asker's own documents in the home of the settings."""
    from curbside.intake.own_library import OwnLibrary

    return OwnLibrary(settings, partial(build, settings))


def feedback(settings: Settings) -> AbstractContextManager[Feedback]:
    """The reports of readers in the home of the settings, open while the block runs."""
    from curbside.review.feedback import Feedback

    return Feedback.opened(settings.database_url)


def _write_answerable(library: Library) -> None:
    shelf = open_shelf(library.index, library.knowledge, {})
    questions = answerable_questions(shelf.knowledge, lambda q: ask(Enquiry(q, "gp"), shelf))
    text = json.dumps(questions, ensure_ascii=False, separators=(",", ":"))
    (library.folder / _QUESTIONS).write_text(text, encoding="utf-8")


def _read_answerable(path: Path) -> dict[str, tuple[tuple[str, str], ...]]:
    try:
        questions = json.loads(path.read_bytes())
        return {concept: tuple((section, asked) for section, asked in pairs) for concept, pairs in questions.items()}
    except (OSError, ValueError, TypeError, AttributeError) as fault:
        raise IndexBroken(
            f"The questions of the library in {path.parent} cannot be read: {fault}.",
            remedy="Build the library again: curbside library build --afresh.",
        ) from fault


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


__all__ = ["Answer", "Consult", "build", "feedback", "kept_question", "own_library", "to_record"]
