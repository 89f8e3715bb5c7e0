"""The words that stand around a figure: comparators, number words, frequencies, labels."""

from __future__ import annotations

from curbside.text.quantities.units import listed

# Longest phrase first is what the tree gives; a phrase is what stands directly before a figure.
_BEFORE = {
    "<": (
        "less than|fewer than|under|below|lower than|smaller than|shorter than|younger than|"
        "earlier than|before|<|just under|well under|in under|in less than"
    ),
    ">": (
        "more than|over|above|greater than|larger than|longer than|older than|higher than|"
        "later than|exceeding|exceeds|exceeded|exceed|beyond|in excess of|>|just over|well over|"
        "bigger than|upward of"
    ),
    ">=": (
        "at least|no less than|not less than|no fewer than|not fewer than|minimum of|minimum|>=|"
        "=>|≥|> =|> / =|greater than or equal to|more than or equal to|equal to or greater than|"
        "equal to or more than|greater or equal to|no lower than|not lower than|no shorter than|"
        "no younger than|no earlier than|not under|not below|at or above|upwards of|"
        "greater than or equal|not younger than|no smaller than|not before"
    ),
    "<=": (
        "at most|no more than|not more than|up to|maximum of|maximum|within|<=|=<|≤|< =|< / =|"
        "less than or equal to|fewer than or equal to|equal to or less than|less or equal to|"
        "not exceeding|not exceed|not over|not above|no greater than|not greater than|"
        "no longer than|not longer than|no older than|not older than|no higher than|"
        "not higher than|no later than|not later than|as many as|as much as|at or below|"
        "lower than or equal to|no larger than|not beyond|capped at"
    ),
    "about": (
        "about|around|approximately|roughly|nearly|almost|circa|ca|ca .|approx|approx .|~|≈|"
        "close to|in the region of|some|estimated at|an estimated|estimated"
    ),
}
# What follows a figure, and its unit if it has one: "65 or older", "3 or more segments".
_AFTER = {
    ">=": (
        "or more|or over|or above|or greater|or older|or longer|or higher|or later|or beyond|"
        "or larger|and over|and above|and older|and more|and higher|and upwards|and greater|"
        "or upwards|at least|minimum|at minimum|or better"
    ),
    "<=": (
        "or less|or fewer|or under|or below|or younger|or lower|or shorter|or smaller|or earlier|"
        "and under|and below|and younger|and less|and lower|at most|maximum|at maximum|max|"
        "or worse"
    ),
    "about": "or so|or thereabouts|approximately",
}
# Levels are counted from the head down, so what lies above has the smaller number.
_BEFORE_LEVEL = {
    "<": "above|higher than|rostral to|cranial to|cephalad to",
    ">": "below|lower than|caudal to|distal to",
    "<=": "at or above|above or at",
    ">=": "at or below|below or at|no higher than",
}
_AFTER_LEVEL = {
    "<=": "or above|and above|or higher|and higher|and up|and upwards",
    ">=": "or below|and below|or lower|and lower|and down|and downwards",
}

NUMBER_WORDS = {
    word: float(value)
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
} | {
    "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fourty": 40.0, "fifty": 50.0, "sixty": 60.0,
    "seventy": 70.0, "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
FOLD_WORDS = {word + "fold": value for word, value in NUMBER_WORDS.items() if value > 1}
TIMES_WORDS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
DENOMINATORS = {
    "half": 2.0, "halves": 2.0, "third": 3.0, "thirds": 3.0, "quarter": 4.0, "quarters": 4.0,
    "fifth": 5.0, "fifths": 5.0, "sixth": 6.0, "sixths": 6.0, "eighth": 8.0, "eighths": 8.0,
    "tenth": 10.0, "tenths": 10.0,
}  # fmt: skip
ORDINALS = {
    "first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0,
    "seventh": 7.0, "eighth": 8.0, "ninth": 9.0, "tenth": 10.0,
}  # fmt: skip
FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
MONTHS = {
    name[:size]: number
    for number, name in enumerate(
        listed(
            "january february march april may june july august september october november december"
        ),
        start=1,
    )
    for size in (3, 4, len(name))
    if size == 3 or size == len(name) or name == "september"
}

ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "2 week",
    "monthly": "month", "quarterly": "3 month", "yearly": "year", "annually": "year",
}  # fmt: skip
# Times a day as a prescriber clips them; read only after a dose.
CLIPPED_TIMES = {
    "od": 1, "qd": 1, "bd": 2, "bid": 2, "tds": 3, "tid": 3, "qds": 4, "qid": 4,
}  # fmt: skip
NIGHTS = frozenset({"nocte", "nightly", "bedtime"})
ROUTES = frozenset(
    listed(
        "im iv po sc sl pr it oral orally intramuscular intramuscularly intravenous intravenously "
        "subcutaneous subcutaneously intrathecal intrathecally rectally topically mouth by "
        "injection infusion slow given taken nasally sublingually"
    )
)
# A figure in these words is no dose and no frequency: "activities of daily living".
NOT_A_FREQUENCY = frozenset(
    listed(
        "living life lives activity activities routine routines task tasks function functions "
        "functioning practice"
    )
)

# One-word labels of a figure, and what the figure is then called.
LABELS = {
    "ci": "ci", "iqr": "iqr", "range": "range", "sd": "sd", "sem": "sem", "se": "se", "p": "p",
    "or": "or", "aor": "or", "hr": "hr", "ahr": "hr", "rr": "rr", "irr": "irr", "smd": "smd",
    "n": "n", "grade": "grade", "grades": "grade", "graded": "grade", "stage": "stage",
    "stages": "stage", "type": "type", "types": "type", "class": "class", "classes": "class",
    "phase": "phase", "category": "category", "±": "±",
}  # fmt: skip
# These are words too: they label a figure only when written in capitals.
CAPITAL_LABELS = frozenset({"or", "hr", "rr", "se", "sd", "ci", "aor", "ahr", "irr", "smd", "sem"})
LABEL_PHRASES = {
    ("interquartile", "range"): "iqr",
    ("confidence", "interval"): "ci",
    ("standard", "deviation"): "sd",
    ("standard", "error"): "se",
    ("odds", "ratio"): "or",
    ("hazard", "ratio"): "hr",
    ("relative", "risk"): "rr",
    ("risk", "ratio"): "rr",
    ("rate", "ratio"): "irr",
    ("p", "value"): "p",
    ("p", "-"): "",
}
INTERVALS = frozenset({"ci", "iqr", "range", "sd", "sem", "se", "±"})
RATIOS = frozenset({"or", "hr", "rr", "irr", "smd"})
# Labels whose figure may be a letter or a Roman numeral: "grade II", "type A".
LETTERED = frozenset(
    listed(
        "grade grades stage stages type types class classes phase category group nerve factor "
        "zone lamina level scale"
    )
)
ROMAN = {
    numeral: float(value)
    for value, numeral in enumerate(
        listed("i ii iii iv v vi vii viii ix x xi xii"),
        start=1,
    )
}
# Words before a hyphen and a figure that leave the figure a figure: "pre-2017", "under-18s".
BEFORE_HYPHEN = frozenset(
    listed(
        "pre post mid non under over day week month year grade stage type class phase level age "
        "aged to and or early late score sub"
    )
)


def _tree(table: dict[str, str], *, backwards: bool) -> dict:
    """The phrases as nested dictionaries, one word a step; the key None holds the reading."""
    tree: dict = {}
    for reading, phrases in table.items():
        for phrase in phrases.split("|"):
            branch = tree
            for word in phrase.split()[:: -1 if backwards else 1]:
                branch = branch.setdefault(word, {})
            branch[None] = reading
    return tree


BEFORE = _tree(_BEFORE, backwards=True)
AFTER = _tree(_AFTER, backwards=False)
BEFORE_LEVEL = _tree(_BEFORE_LEVEL, backwards=True)
AFTER_LEVEL = _tree(_AFTER_LEVEL, backwards=False)


def read_before(tree: dict, words: list[str], at: int) -> tuple[str, int]:
    """The reading of the longest phrase that ends just before `at`, and where it begins."""
    reading, begin = "", at
    while at > 0 and (tree := tree.get(words[at - 1])) is not None:
        at -= 1
        if None in tree:
            reading, begin = tree[None], at
    return reading, begin


def read_after(tree: dict, words: list[str], at: int) -> tuple[str, int]:
    """The reading of the longest phrase that begins at `at`, and where the next word is."""
    reading, end = "", at
    while at < len(words) and (tree := tree.get(words[at])) is not None:
        at += 1
        if None in tree:
            reading, end = tree[None], at
    return reading, end
