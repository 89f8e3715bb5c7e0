"""Negation: whether a sentence denies what its source affirms, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from curbside.text.agreement.said import Said, root_of

NO = re.compile(r"\b(?:no|not|never|none|cannot|without)\b|n't\b")
# "untreated" is "not treated", "few" is "not many": a negation may be said without one.
NO_IN_OTHER_WORDS = re.compile("|".join((
    NO.pattern,
    r"\b(?:un(?:treat|abl|like|clear|chang|common|certain|necess|help|safe|stead|success|affect|recogn|known|respon|"
    r"detect|relat|involv|protect|prov|expect|usual|explain|even|stabl|notic)|non|in(?:complet|suffic|effect|abil|"
    r"activ|compat|signific|frequen|depend|sens|accur|capa|operab|continen|voluntar)|irrevers|irregul|asymptom|atyp|"
    r"lack|absen|exclud|avoid|fail|rare|deficien|contraindic|forbid|refus|spar|stop|poor|weak|low|hard|difficult|declin|"
    r"insuffic|paraly|numb|anaesth)\w*|\b\w{3,}less\b|\blos(?:s|t|e|es|ing)\b",
    r"\b(?:against|few|seldom|little|only|less|rather|instead|rules? out|ruled out|free of|before|until|alone|"
    r"other than|further|still|yet|nor|neither|worse|just)\b",
)))
_DENYING = frozenset("no not never none nor neither cannot without nothing nobody".split())
# Words that deny beside their own meaning; of a word that begins so, the rest is what is denied.
_LIKE_DENYING = re.compile(
    r"un(?!der|til|it|iv|ion|i[a-z]*lateral|usual\b)\w{3,}|non|non\w{4,}|lack\w*|absen\w+|exclud\w+|avoid\w*|fail\w*|"
    r"rare\w*|deficien\w+|contraindicat\w+|in(?:complet|suffic|effect|abil|activ|compat|signific|frequen|depend|sens|"
    r"accur|capa|operab|continen|voluntar|stabil|adequa|consisten|conclusiv)\w*|im(?:possib|prob|mobil|pair)\w*|irre\w+|"
    r"dis(?:agree|appear|approv|put|courag|continu|regard|advis)\w*|forbid\w*|refus\w+|spar(?:e|ed|es|ing)|stop\w*|"
    r"declin\w+|negative|minus|against|few|fewer|seldom|little|only|rather|instead|free|unlike|"
    r"yet|los(?:s|t|e|es|ing)|\w{3,}less|atypical|asymptomatic|remov\w+|prevent\w*|zero|neither|except\w*|"
    r"disput\w+|contest\w+|preserv\w+|intact|late|later|beyond|difficult\w*|hard|before|until|alone"
)
_COMPARING_ALONE = frozenset("only just exceed exceeding over under above below".split())
_COMPARING = _COMPARING_ALONE | frozenset(
    "more less fewer later earlier older younger longer shorter higher lower greater smaller".split()
)
_NOT_ALL = frozenset((word,) for word in "all every everybody everyone always".split())
_REACH = 5  # content words that a negation denies
_AROUND = 12  # words to either side of a denial that it may be about


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial: whether it is a plain "no" or "not", its root, the roots it denies, and all roots around it
    in its clause."""

    is_plain: bool
    root: str
    denied: tuple[str, ...]
    around: frozenset[str]


def polarity_fault(said: Said, source: Said) -> str:
    """A negation that was put in or lost; empty when there is none.

    Every denial of the sentence takes up one of the source that is about the same, plain or not; a
    plain one with none left to take was put in, and one of the source that none took was lost.
    """
    own, left = _denials(said), _denials(source)
    all_left = tuple(left)
    for denial in [d for d in own if not d.is_plain]:
        same = next((d for d in left if d.root == denial.root), None)
        if same is not None:
            own.remove(denial)
            left.remove(same)
    unlike = [d for d in own if not d.is_plain]
    for denial in [d for d in own if d.is_plain]:
        taken = _nearest(denial, left, source)
        if taken is not None:
            left.remove(taken)
        elif not _is_within(denial, all_left):
            return "a negation was added"
    for denial in [d for d in left if d.is_plain]:
        if _is_kept(denial, said) and _nearest(denial, unlike, said) is None and not _is_within(denial, own):
            return "a negation was lost"
    return ""


def _nearest(denial: _Denial, others: list[_Denial], text: Said) -> _Denial | None:
    """The denial of the other text that is about the same; any, where that text has none of its words."""
    known = {root for root in denial.denied if root in text.roots}
    if not known:
        return next(iter(sorted(others, key=lambda d: not d.is_plain)), None)
    about = [d for d in others if d.root in known or not known.isdisjoint(d.around)]
    return max(about, key=lambda d: (len(known & d.around), d.is_plain), default=None)


def _is_within(denial: _Denial, others: Iterable[_Denial]) -> bool:
    """Whether one denial of the other text reaches over this as well: "no dose and no time", "no dose or time"."""
    return any(d.is_plain and set(denial.denied[:2]) & set(d.denied) for d in others)


def _is_kept(denial: _Denial, said: Said) -> bool:
    """Whether the sentence still speaks of what the source denies."""
    kept = [root for root in denial.denied if root in said.roots]
    return bool(kept) and (len(kept) >= 0.6 * len(denial.denied) or denial.denied[0] in kept)


def is_denying(word: str) -> bool:
    """Whether a word is a plain negation."""
    return word in _DENYING or word.endswith("n't")


def is_like_denying(word: str) -> bool:
    """Whether a word denies in its own way: "absent", "untreated", "rarely"."""
    return bool(_LIKE_DENYING.fullmatch(word))


def _denials(said: Said) -> list[_Denial]:
    """The denials of a text, those in "no more than" and "not only" left out."""
    texts = said.texts
    found = []
    for at, word in enumerate(said.words):
        is_plain = is_denying(word.text)
        if not is_plain and not is_like_denying(word.text):
            continue
        if word.text == "nor" and "neither" in texts[max(0, at - _AROUND) : at]:
            continue  # one denial with its "neither"
        if is_plain and texts[at + 1 : at + 2] in _NOT_ALL:
            continue  # "not all do" leaves room for some
        if is_plain and _compares(texts[at + 1 : at + 4]):
            continue
        clause = [w for w in said.words[max(0, at - _AROUND) : at + _AROUND] if w.clause == word.clause]
        after = [w.root for w in said.words[at + 1 : at + _AROUND] if w.clause == word.clause and w.root]
        around = {w.root for w in clause if w.root} | {_without_prefix(word.text)}
        found.append(_Denial(is_plain, word.root or word.text, tuple(after[:_REACH]), frozenset(around)))
    return found


def _compares(following: tuple[str, ...]) -> bool:
    """Whether what follows "no" or "not" makes a comparator of it: "no more than", "not over"."""
    if not following or following[0] not in _COMPARING:
        return False
    return "than" in following or following[0] in _COMPARING_ALONE


def _without_prefix(word: str) -> str:
    found = re.match(r"(?:un|in|im|ir|non|dis|a)(\w{4,})", word)
    return root_of(found[1]) if found else ""
