"""People: whom a sentence speaks of, by age, sex and state; others than its source's are a fault."""

from __future__ import annotations

import re

from curbside.text.agreement.said import Said

# A group, the words for it, and what in a source stands for it as well.
_GROUPS = {
    "children": (
        r"child(?:ren|hood)?|p(?:a)?ediatric|kids?|boys?|girls?|adolescents?|teenagers?|schoolchild\w*|youths?",
        r"child\w*|p(?:a)?ediatric|juvenile|infan\w+|adolescen\w+|school\w*|boys?|girls?|young\w*|pupils?|classmates",
    ),
    "infants": (
        r"infants?|infancy|bab(?:y|ies)|newborns?|neonat\w+|toddlers?",
        r"infan\w+|bab(?:y|ies)|newborns?|neonat\w+|toddlers?|congenital\w*",
    ),
    "adolescents": (
        r"adolescents?|teenagers?",
        r"adolescen\w+|teen\w*|young\w*|juvenile|children|puberty",
    ),
    "adults": (r"adults?|adulthood|grown-ups?", r"adult\w*|men|women|older|elderly|middle-aged"),
    "older people": (
        r"elderly|seniors?|pensioners?|geriatric|older (?:people|adults|men|women|person|patients)",
        r"elder\w*|old|older|oldest|seniors?|pensioners?|geriatric|(?:age|aged|over|above|than) [5-9]\d|late-onset|"
        r"ageing|[6-9]\d (?:or|and) (?:over|older|above|more)|[6-9]0s",
    ),
    "women": (
        r"wom[ae]n|females?|girls?|mothers?|ladies",
        r"wom[ae]n|females?|girls?|mothers?|pregnan\w+|she|her|sex|sexes|matern\w+|gestation\w*",
    ),
    "men": (
        r"m[ae]n|males?|boys?|fathers?",
        r"m[ae]n|males?|boys?|fathers?|he|his|sex|sexes|sperm|erecti\w+|ejacul\w+",
    ),
    "pregnancy": (
        r"pregnan\w+|labour ward|antenatal",
        r"pregnan\w+|labour|antenatal|gestation\w*|matern\w+|birth\w*",
    ),
    "athletes": (
        r"athletes?|sportsm[ae]n|players?|divers?|surfers?",
        r"athlet\w+|sport\w*|play\w*|div\w+|surf\w*|swim\w*",
    ),
    "smokers": (r"smokers?", r"smok\w+|tobacco"),
    "veterans": (r"veterans?|soldiers?", r"veterans?|soldiers?|military|war"),
    "healthy people": (r"volunteers?", r"volunteers?|healthy|controls?"),
}
_SAID = {name: re.compile(rf"\b(?:{words})\b") for name, (words, _) in _GROUPS.items()}
_MEANT = {name: re.compile(rf"\b(?:{words})\b") for name, (_, words) in _GROUPS.items()}
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in _SAID.values()))


def people_fault(said: Said, source: Said) -> str:
    """A group of people that the sentence names and the source does not mean; empty when there is none."""
    if not _ANY.search(said.folded):
        return ""
    for name, words in _SAID.items():
        found = words.search(said.folded)
        if found and not _MEANT[name].search(source.folded):
            return f"the source does not speak of {name}"
    return ""


def groups_of(words: tuple[str, ...]) -> frozenset[str]:
    """The groups that words name."""
    text = " ".join(words)
    if not _ANY.search(text):
        return frozenset()
    return frozenset(name for name, pattern in _SAID.items() if pattern.search(text))
