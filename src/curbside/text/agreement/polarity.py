"""Negation: whether a sentence denies what its source affirms, or the other way about."""

from __future__ import annotations

import re

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
    r"(?:un|in|im|ir|dis|non|mis)\w{3,}|non|lack\w*|absen\w+|exclud\w+|avoid\w*|fail\w*|rare\w*|deficien\w+|contraindicat\w+|"
    r"forbid\w*|refus\w+|spar(?:e|ed|es|ing)|stop\w*|poor\w*|weak\w*|low\w*|hard\w*|difficult\w*|declin\w+|negative|minus|"
    r"against|few|fewer|seldom|little|only|less|least|rather|instead|out|free|before|until|alone|contrast|unlike|"
    r"yet|worse\w*|just|los(?:s|t|e|es|ing)|\w{3,}less|atypical|asymptomatic|instability|reverse\w*|"
    r"remov\w+|prevent\w*|zero|than|neither|a?part|except\w*|despite|though|although|whatever|irrespective|regardless|"
    r"disput\w+|contest\w+|contrast|quiet|quiescen\w*|stable|keep\w*|kept|normal\w*|preserv\w+|intact|late|later|beyond"
)
_IS_COMPARATOR = frozenset(
    "more less fewer later earlier older younger longer shorter higher lower greater smaller exceed exceeding over under "
    "above below only just".split()
)
_REACH = 5  # content words that a negation denies


def polarity_fault(said: Said, source: Said) -> str:
    """A negation that was put in or lost; empty when there is none."""
    for at in _denials(said):
        denied = _denied(said, at)
        if not _denies(source, denied & source.roots):
            return "a negation was added"
    for at in _denials(source):
        denied = _denied(source, at)
        kept = denied & said.roots
        if kept and len(kept) >= 0.6 * len(denied) and not _denies(said, kept):
            return "a negation was lost"
    return ""


def is_denying(word: str) -> bool:
    """Whether a word is a plain negation."""
    return word in _DENYING or word.endswith("n't")


def is_like_denying(word: str) -> bool:
    """Whether a word denies in its own way: "absent", "untreated", "rarely"."""
    return bool(_LIKE_DENYING.fullmatch(word))


def _denials(said: Said) -> list[int]:
    """Places of the negations, those in "no more than" and "not only" left out."""
    texts = said.texts
    return [
        at for at, word in enumerate(texts)
        if is_denying(word) and not (at + 1 < len(texts) and texts[at + 1] in _IS_COMPARATOR)
    ]


def _denied(said: Said, at: int) -> frozenset[str]:
    """Roots of the content words that the negation at a place denies: the next few of its clause."""
    clause = said.words[at].clause
    roots = [w.root for w in said.words[at + 1 : at + 12] if w.clause == clause and w.root]
    return frozenset(roots[:_REACH])


def _denies(said: Said, roots: frozenset[str]) -> bool:
    """Whether a text denies anything near one of the roots; of no roots, anything at all."""
    for at, word in enumerate(said.words):
        if not (is_denying(word.text) or is_like_denying(word.text)):
            continue
        if not roots or word.root in roots:
            return True
        around = said.words[max(0, at - 9) : at + 13]
        if any(w.root in roots or _without_prefix(w.text) in roots for w in around):
            return True
    return False


def _without_prefix(word: str) -> str:
    found = re.match(r"(?:un|in|im|ir|non|dis|a)(\w{4,})", word)
    return root_of(found[1]) if found else ""
