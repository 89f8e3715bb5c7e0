"""Cuts text into sentences that keep their offsets, headings and list items included."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NEXT_WORD = re.compile(r"\s*[\"'“‘(\[]*([^\W_]+)")
_MARKER = re.compile(r"(?:[-*+•·▪◦‣–—]|#{1,6}|\||>|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)])\s")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]$")
_LONGEST_HEADING = 50
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# These are followed by what they introduce, so they never close a sentence.
_NEVER = _set(
    "e.g i.e eg ie vs v cf ca viz dr prof mr mrs ms st messrs approx resp incl excl figs tabs eqs "
    "refs nos pp vols eds edn chap sect suppl ver min. max. dept univ assoc jan feb mar apr jun "
    "jul aug sept oct nov dec"
)
# These introduce a number or a name; before any other word they are words that end a sentence.
_BEFORE_NUMBER = _set("no fig tab eq ref vol p c sec ch art op ed n")
# These may close a sentence; only an opening word after them says that they did.
_MAY_END = _set("al etc inc ltd co corp jr sr")
_LETTERED = _set(
    "vitamin hepatitis influenza grade type class group stage category part panel appendix level "
    "box table section point answer option plan ais asia"
)
_OPENERS = _set(
    "the this these those that there a an in on at of for from to with within without we i it its "
    "he she they you my your our their his her as after before during among although though "
    "however moreover therefore thus when while where if because since once both all most some "
    "many no not only one two three patients people surgery treatment is are was were do does did "
    "can could should would will has have had what which who why how and but or so also then "
    "despite overall results conclusions methods background objective"
)
_LONG = sorted(word[-5:] for word in _NEVER | _BEFORE_NUMBER | _MAY_END if len(word) > 4 and word.isalpha())
_IN_NO_TABLE = r"(?<=[a-z]{5}\.)" + "".join(rf"(?<!{ending}\.)" for ending in _LONG)
# A stop followed by a space, or by the end; or run into the next sentence by a careless
# extraction ("cord.The", "cord.12 The"); or an end of line, which the lines decide.
# Every branch stands behind one set of signs, which lets the search skip all other text at once.
# `sure` is a stop that needs no second look: a word of five small letters or more that no table
# above holds, then a capital letter.
_PLACE = re.compile(
    r"[.!?…\n](?:"
    + _IN_NO_TABLE
    + r"""(?P<sure>)(?=\s+["'“‘(\[]*[A-Z])
    |(?<=\n)(?P<line>\s*)
    |(?<!\n)[.!?…]*(?P<close>(?:["'”’»)\]]|\[\d+(?:[,\u2013-]\ ?\d+)*\])*)(?=\s|$)
    |(?<=[a-z]{3}\.)(?P<ref>\d{1,3}(?:[,\u2013-]\d{1,3})*)(?=\s+[A-Z])
    |(?<=[a-z]{3}\.)(?P<run>)(?=(?:The|This|These|In|We|It|A|An|Patients|However)\b)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source: `text` is exactly `source[start:end]`."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, each without the space around it.

    A heading, a list item and a table row are sentences of their own. Every character that is not
    space lies in exactly one span.
    """
    return tuple(Span(start, end, text[start:end]) for start, end in sentence_bounds(text))


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where each sentence starts and ends: `split_sentences` without its records."""
    bounds: list[tuple[int, int]] = []
    begin = line_begin = 0
    for place in _PLACE.finditer(text):
        cut = place.end()
        match place.lastgroup:
            case "sure":
                ends = True
            case "line":
                ends = _line_ends_sentence(text, line_begin, place)
                line_begin = cut
            case "close":
                ends = _stop_ends_sentence(text, begin, place)
            case _:
                ends = not _is_abbreviation(_token_before(text, begin, place.start()))
        if ends:
            _append(bounds, text, begin, cut)
            begin = cut
    _append(bounds, text, begin, len(text))
    return bounds


def _append(bounds: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if start < end and text[start] == " ":
        start += 1  # the one space that follows most stops
    if start < end and not (text[start].isspace() or text[end - 1].isspace()):
        bounds.append((start, end))
        return
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        bounds.append((start, start + len(bare)))


def _stop_ends_sentence(text: str, begin: int, place: re.Match) -> bool:
    following = _following(text, place.end())
    if not following:
        # A stop before a sign, a number in brackets or the end; the line decides what follows.
        return not _introduces(_token_before(text, begin, place.start()))
    stop = text[place.start() : place.start("close")]
    if stop != ".":
        return not (following[0].islower() and (place["close"] or "." in stop))
    token = _token_before(text, begin, place.start())
    if _is_list_number(text, begin, place, token):
        return False
    bare = token.lower().rstrip(".")
    if bare in _NEVER:
        return False
    if bare in _BEFORE_NUMBER and not (len(bare) == 1 and token.isupper()):
        return not (following[0].isdigit() or (len(bare) > 2 and len(following) == 1))
    if bare in _MAY_END:
        return following[0].isupper() and following.lower() in _OPENERS
    if _INITIALS.fullmatch(token):
        return _initial_ends_sentence(text, begin, place.start(), token, following)
    if following[0].islower() and following.islower():
        # Patients write without capitals; a clipped word ("intermed. signal") is short.
        return following in _OPENERS or (len(bare) > 3 and bare.isalpha())
    return True


def _initial_ends_sentence(text: str, begin: int, at: int, token: str, following: str) -> bool:
    """Whether the stop after "J", "U.S" or "vitamin D" closes the sentence."""
    if following[0].islower():
        return following in _OPENERS and len(token) == 1 and token.isupper()
    if following.lower() in _OPENERS:
        return True
    if len(token) > 1 or following[0].isdigit():
        return False
    before = _token_before(text, begin, at - len(token) - 1).lower()
    return before.rstrip("s") in _LETTERED or before in _LETTERED


def _introduces(token: str) -> bool:
    bare = token.lower().rstrip(".")
    return bare in _NEVER or bare in _BEFORE_NUMBER or bare in _MAY_END


def _is_abbreviation(token: str) -> bool:
    return token.lower() in _NEVER or token.lower() in _BEFORE_NUMBER


def _is_list_number(text: str, begin: int, place: re.Match, token: str) -> bool:
    """Whether the stop belongs to "1." or "a." at the head of the sentence."""
    if place["close"] or len(token) > 4 or not _LIST_NUMBER.fullmatch(token + "."):
        return False
    return not text[begin : place.start() - len(token)].strip(" \t\n\r-*•#>")


def _line_ends_sentence(text: str, line_begin: int, place: re.Match) -> bool:
    gap = place.group()
    if gap.count("\n") > 1 or place.end() == len(text):
        return True
    if _MARKER.match(text, place.end()):
        return True
    line = text[line_begin : place.start()].strip()
    if not line or line[0] in "#|":
        return True
    if line[-1] in ".!?…":
        return False  # the stop itself has already decided
    return _is_heading(line, text[place.end()])


def _is_heading(line: str, following: str) -> bool:
    """Whether a line with no stop stands alone: short, and not broken off in mid-phrase."""
    if len(line) > _LONGEST_HEADING or line[-1] in ",;-–(":
        return False
    if line[-1] == ":":
        return True
    return following.isupper() and line.rsplit(None, 1)[-1].lower() not in _OPENERS


def _token_before(text: str, begin: int, at: int) -> str:
    piece = text[max(begin, at - 40) : max(begin, at)]
    if not piece or piece[-1].isspace():
        return ""
    token = piece.rsplit(None, 1)[-1]
    if token.isalnum():  # most are, and hold none of these signs
        return token
    for sign in '([,;"“”)]':
        token = token.rpartition(sign)[2]
    return token


def _following(text: str, at: int) -> str:
    """The word after the space at `at`, or nothing when a sign or the end comes first."""
    found = _NEXT_WORD.match(text, at)
    return found.group(1) if found else ""
