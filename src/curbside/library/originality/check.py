"""Checks a text against the library: which of its spans are copied, from where, and how much of it that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curbside.errors import BadInput
from curbside.library.originality.quoted import is_within, quoted_spans
from curbside.library.originality.spans import LEAST_WORDS, Compared, Match
from curbside.library.originality.texts import LibraryText

MOST_WORDS = 100_000  # of a text that is checked: a book is checked chapter by chapter


@dataclass(frozen=True, slots=True)
class CopiedSpan:
    """Words of the text that stand in the library, too. `start` and `end` are offsets of the text, `source_start`
    and `source_end` of the source: a passage of a pack, a passage's reading for patients (`plain`), or a
    document of one's own, where `passage` and `page` tell where in it. `quoted` says that all of them
    are quoted openly; `also` counts further sources that hold as long a run from the same word on."""

    start: int
    end: int
    text: str
    words: int
    quoted: bool
    source: str
    title: str
    standing: str
    plain: bool
    passage: str
    page: int | None
    source_start: int
    source_end: int
    source_text: str
    also: int = 0


@dataclass(frozen=True, slots=True)
class Originality:
    """What was found: how many words the text has, how many of them are copied, and how many of it are quoted
    with their source named, which do not count as copied; the spans, longest first."""

    words: int
    copied: int
    quoted: int
    least: int
    spans: tuple[CopiedSpan, ...]

    @property
    def share(self) -> float:
        """Share of the words that are copied and not quoted, 0 to 1."""
        return self.copied / self.words if self.words else 0.0

    @property
    def quoted_share(self) -> float:
        """Share of the words that are copied and quoted with their source."""
        return self.quoted / self.words if self.words else 0.0


def check_originality(text: str, sources: Iterable[LibraryText]) -> Originality:
    """The spans of a text that stand in the sources, `LEAST_WORDS` words or more in one order, whatever their
    case, accents, punctuation and spaces. Raises BadInput for a text that is too long.

    A span within a longer one is not told; two that overlap are.
    """
    compared = Compared(text)
    if compared.count > MOST_WORDS:
        raise BadInput(
            f"The text has {compared.count:,} words; at most {MOST_WORDS:,} are compared.",
            remedy="Cut it into parts.",
        )
    best: dict[int, tuple[Match, LibraryText, int]] = {}
    for source in sources:
        for match in compared.matches(source.text):
            _keep_longest(best, match, source)
    quotations = quoted_spans(text)
    widest = _widest(best)
    copied, quoted = _covered(compared.bounds, (match for match, _, _ in widest), quotations)
    spans = [_span(text, *found, quotations) for found in widest]
    spans.sort(key=lambda span: (-span.words, span.start))
    return Originality(compared.count, copied, quoted, LEAST_WORDS, tuple(spans))


def _keep_longest(best: dict[int, tuple[Match, LibraryText, int]], match: Match, source: LibraryText) -> None:
    """Keeps one match for each place of the text, the longest; of equals the first."""
    held = best.get(match.start)
    if held is None or match.words > held[0].words:
        best[match.start] = (match, source, 0)
    elif match.words == held[0].words and source.id != held[1].id:
        best[match.start] = (held[0], held[1], held[2] + 1)


def _widest(best: dict[int, tuple[Match, LibraryText, int]]) -> list[tuple[Match, LibraryText, int]]:
    """The matches that lie within no other, in order."""
    kept: list[tuple[Match, LibraryText, int]] = []
    for start in sorted(best):
        if not kept or best[start][0].end > kept[-1][0].end:
            kept.append(best[start])
    return kept


def _span(
    text: str, match: Match, source: LibraryText, also: int, quotations: list[tuple[int, int]]
) -> CopiedSpan:
    return CopiedSpan(
        start=match.start,
        end=match.end,
        text=text[match.start : match.end],
        words=match.words,
        quoted=is_within(quotations, match.start, match.end),
        source=source.id,
        title=source.title,
        standing=source.standing,
        plain=source.plain,
        passage=source.passage_at(match.source_start),
        page=source.page_at(match.source_start),
        source_start=match.source_start,
        source_end=match.source_end,
        source_text=source.text[match.source_start : match.source_end],
        also=also,
    )


def _covered(
    bounds: list[tuple[int, int]], matches: Iterable[Match], quotations: list[tuple[int, int]]
) -> tuple[int, int]:
    """How many words stand in the library, too: those of no quotation, and those of one."""
    seen = bytearray(len(bounds))
    for match in matches:
        seen[match.first : match.first + match.words] = b"\x01" * match.words
    quoted = sum(is_within(quotations, *bounds[at]) for at, is_seen in enumerate(seen) if is_seen)
    return sum(seen) - quoted, quoted
