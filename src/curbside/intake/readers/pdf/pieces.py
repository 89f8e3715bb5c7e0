"""The pieces of a page: stretches of text on one line, with where they stand and how large they are."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from curbside.intake.readers.raised import raised
from curbside.intake.readers.unpacking import tidy

# Shares of the height of a line: a gap that parts words, and one that parts cells or columns.
_WORD_GAP, PIECE_GAP = 0.16, 0.75
_WIDEST_GAP = 1.6  # between words of a line that is set to full width
_ONE_ROW = 0.4
_HYPHENS = ("\ufffe", "\x02", "\u00ad")
MOST_LETTERS = 60_000  # of one page; what holds more is no page of text
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)  # in the name of a font
_FORCED_BOLD = 1 << 18


@dataclass(frozen=True, slots=True)
class Piece:
    """Text from `x0` to `x1` and from `top` down to `bottom`, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    words: tuple[tuple[float, float, str], ...] = ()  # (x0, x1, text) of each word

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Word:
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    last_x0: float = 0.0  # where the last letter began; both letters of a ligature begin at one place
    parts: list[str] = field(default_factory=list)
    raised_from: int = -1

    def text(self) -> str:
        if self.raised_from < 0:
            return "".join(self.parts)
        before = "".join(self.parts[: self.raised_from])
        return before + raised("".join(self.parts[self.raised_from :]), before)


def pieces_of(page: PdfPage) -> tuple[list[Piece], bool]:
    """The pieces of a page from top to bottom, and whether these are all that is on it.

    Turned text and text off the page are left out.
    """
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        is_whole = text_page.count_chars() <= MOST_LETTERS
        words = [w for w in _words(text_page, height) if 0 <= w.x0 <= width and -5 <= w.top <= height]
    finally:
        text_page.close()
    return _mended([list(_in_pieces(row)) for row in _rows(words)]), is_whole


def _words(text_page: PdfTextPage, height: float) -> Iterator[_Word]:
    """Words in the order of the file, each put together from its letters."""
    box, word = pdfium.FS_RECTF(), None
    raw = text_page.raw
    for index in range(min(text_page.count_chars(), MOST_LETTERS)):
        letter = chr(pdfium.FPDFText_GetUnicode(raw, index))
        if letter.isspace() or letter == "\x00":
            if word is not None:
                yield word
            word = None
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        x0, x1, top, bottom = box.left, box.right, height - box.top, height - box.bottom
        letter = "-" if letter in _HYPHENS else letter
        if word is not None and not _goes_on(word, x0, top, bottom):
            yield word
            word = None
        if word is None:
            if abs(pdfium.FPDFText_GetCharAngle(raw, index)) > 0.1:
                continue  # turned text: a stamp or a label at the margin
            word = _Word(x0, x1, top, bottom, _is_bold(raw, index))
        _put(word, letter, x0, x1, top, bottom)
    if word is not None:
        yield word


def _goes_on(word: _Word, x0: float, top: float, bottom: float) -> bool:
    tall = word.bottom - word.top
    overlap = min(word.bottom, bottom) - max(word.top, top)
    return word.last_x0 - 0.1 * tall <= x0 < word.x1 + _WORD_GAP * tall and overlap > 0.3 * min(tall, bottom - top)


def _put(word: _Word, letter: str, x0: float, x1: float, top: float, bottom: float) -> None:
    tall, own = word.bottom - word.top, bottom - top
    if word.parts and own < 0.8 * tall and word.bottom - bottom > 0.2 * tall:
        word.raised_from = word.raised_from if word.raised_from >= 0 else len(word.parts)
    elif word.raised_from >= 0:  # back on the line
        word.parts, word.raised_from = [word.text()], -1
    elif own > tall:
        word.top, word.bottom = top, bottom
    word.parts.append(letter)
    word.x1, word.last_x0 = max(word.x1, x1), x0


def _is_bold(raw: pdfium.FPDF_TEXTPAGE, index: int) -> bool:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int(0)
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, flags)
    return bool(flags.value & _FORCED_BOLD or _BOLD.search(buffer.value))


def _rows(words: list[_Word]) -> Iterator[list[_Word]]:
    """Words whose middles lie on one line, from left to right."""
    row: list[_Word] = []
    reference = 0.0
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        middle, tall = (word.top + word.bottom) / 2, word.bottom - word.top
        if row and abs(middle - reference) > _ONE_ROW * min(tall, row[0].bottom - row[0].top):
            yield sorted(row, key=lambda w: w.x0)
            row = []
        reference = reference if row else middle
        row.append(word)
    if row:
        yield sorted(row, key=lambda w: w.x0)


def _in_pieces(row: list[_Word]) -> Iterator[Piece]:
    held: list[_Word] = []
    for word in row:
        if held and word.x0 - held[-1].x1 > PIECE_GAP * max(word.bottom - word.top, held[-1].bottom - held[-1].top):
            yield _piece(held)
            held = []
        held.append(word)
    if held:
        yield _piece(held)


def _piece(words: list[_Word]) -> Piece:
    tall = median(w.bottom - w.top for w in words)
    return Piece(
        text=tidy(" ".join(word.text() for word in words)),
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        size=round(tall * 2) / 2,
        bold=sum(w.bold for w in words) * 2 > len(words),
        words=tuple((w.x0, w.x1, tidy(w.text())) for w in words),
    )


def _mended(rows: list[list[Piece]]) -> list[Piece]:
    """The pieces, put together again where a line set to full width has wide gaps between its words.

    Such a gap has text right above and below it; that between two cells or two columns has none.
    """
    pieces = [piece for row in rows for piece in row]
    kept: list[Piece] = []
    for row in rows:
        line = row[:1]
        for piece in row[1:]:
            narrow = piece.x0 - line[-1].x1 < _WIDEST_GAP * piece.size
            if narrow and _is_covered(line[-1].x1, piece.x0, piece, pieces):
                line[-1] = joined([line[-1], piece])
            else:
                line.append(piece)
        kept += line
    return kept


def _is_covered(left: float, right: float, piece: Piece, pieces: list[Piece]) -> bool:
    """Whether the nearest lines above and below, as far as there are any, run across a gap."""
    near = [p for p in pieces if p.x0 < right + piece.size and p.x1 > left - piece.size
            and 0.5 * piece.size < abs(p.middle - piece.middle) < 1.6 * piece.size]  # fmt: skip
    sides = ([p for p in near if p.middle < piece.middle], [p for p in near if p.middle > piece.middle])
    return bool(near) and all(any(p.x0 < left and p.x1 > right for p in side) for side in sides if side)


def parted(piece: Piece, places: list[float], least: float) -> list[Piece]:
    """The piece cut at each gap between its words, of some width at least, that holds one of the places."""
    if len(piece.words) < 2 or not any(piece.x0 < x < piece.x1 for x in places):
        return [piece]
    parts: list[list[tuple[float, float, str]]] = [[]]
    for word in piece.words:
        before = parts[-1][-1] if parts[-1] else None
        if before and word[0] - before[1] >= least and any(before[1] <= x + 1 and x - 1 <= word[0] for x in places):
            parts.append([])
        parts[-1].append(word)
    if len(parts) == 1:
        return [piece]
    return [replace(piece, text=" ".join(w[2] for w in part), x0=part[0][0], x1=part[-1][1], words=tuple(part))
            for part in parts]  # fmt: skip


def joined(pieces: list[Piece]) -> Piece:
    """Pieces of one line as one."""
    if len(pieces) == 1:
        return pieces[0]
    longest = max(pieces, key=lambda piece: len(piece.text))
    return replace(
        longest,
        text=" ".join(piece.text for piece in pieces),
        x0=min(piece.x0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        top=min(piece.top for piece in pieces),
        bottom=max(piece.bottom for piece in pieces),
        bold=all(piece.bold for piece in pieces),
        words=tuple(word for piece in pieces for word in piece.words),
    )
