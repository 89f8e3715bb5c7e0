"""The site behind the pages: the open library, and the questions that were asked of it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from ipaddress import ip_address
from threading import Lock, Thread

from curbside.answer.ask import ask
from curbside.answer.question import Enquiry
from curbside.answer.record import Answer
from curbside.consult import Consult, own_library
from curbside.errors import NotFound
from curbside.index.opening import current_folder
from curbside.settings import Settings

REMEMBERED = 500  # questions held in memory where none is kept in the home folder


def is_loopback(host: str) -> bool:
    """Whether an address or name is of this machine alone."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class Site:
    """What every page holds: `consult` is the library in force, opened again once another is built."""

    def __init__(self, consult: Consult, hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "::1")) -> None:
        self.hosts = hosts
        self._consult = consult
        self._lock = Lock()
        self._remembered: OrderedDict[str, Enquiry] = OrderedDict()

    @property
    def settings(self) -> Settings:
        return self._consult.settings

    @property
    def consult(self) -> Consult:
        """The library in force; what is built beside a running site is taken up at the next request."""
        if current_folder(self.settings) != self._consult.folder:
            with self._lock:
                if current_folder(self.settings) != self._consult.folder:
                    self._consult = Consult.open(self.settings, build_missing=False)
        return self._consult

    @property
    def takes_uploads(self) -> bool:
        """Whether the library may be changed from a page: only where nobody but this machine reaches the site."""
        return all(map(is_loopback, self.hosts))

    def warm(self) -> None:
        """Lets the first reader wait no longer than the next: opens what opens on first use."""
        questions = [asked for pairs in self.consult.shelf.answerable.values() for _, asked in pairs][:1]
        for asked in questions:
            ask(Enquiry(asked, "gp"), self.consult.shelf)
        # a second or two, which nobody who comes to ask should wait for
        Thread(target=self._warm_rest, name="warm", daemon=True).start()

    def _warm_rest(self) -> None:
        self.consult.browse.sources()
        own_library(self.settings).standings()
        for example in self.consult.casebook.examples[:1]:
            self.consult.assess(example.text)
        self.consult.browse.citing("")

    def ask(self, question: str, reader: str = "", after: str = "") -> Answer:
        """Answers a question, the next one of the conversation that ended with the answer `after`.

        A conversation keeps its reader, unless another is named.
        """
        enquiry = Enquiry(question, reader)
        if after:
            earlier = self.enquiry(after)
            previous = (*earlier.previous, earlier.question)
            enquiry = Enquiry(question, reader or earlier.reader, previous, earlier.keep)
        return self._answer(enquiry)

    def enquiry(self, id: str) -> Enquiry:
        """What was asked for this answer. Raises NotFound when it is not kept, or no longer."""
        if not id.isalnum():
            raise NotFound("There is no such answer.")
        if self.settings.keep_answers:
            return self.consult.kept(id)
        try:
            return self._remembered[id]
        except KeyError:
            raise NotFound("This answer is not kept any more.", remedy="Ask the question again.") from None

    def again(self, id: str, reader: str = "") -> Answer:
        """The answer to what was asked then, from the library as it is now, for another reader if one is named."""
        enquiry = self.enquiry(id)
        return self._answer(replace(enquiry, reader=reader or enquiry.reader))

    def _answer(self, enquiry: Enquiry) -> Answer:
        answer = self.consult.answer(enquiry)
        if not self.settings.keep_answers:
            self._remember(answer.id, replace(enquiry, question=answer.question, reader=answer.reader))
        return answer

    def _remember(self, id: str, enquiry: Enquiry) -> None:
        with self._lock:
            self._remembered[id] = enquiry
            self._remembered.move_to_end(id)
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
