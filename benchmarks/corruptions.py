"""How many corrupted answers `prove` catches: 300 single changes, drawn by a fixed seed.

Each corruption changes one token of one saved answer: a number, a unit, a negation, a drug's name
or an offset. The id is made anew for the changed answer, so that nothing is caught by the hash of
the whole alone.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from dataclasses import replace

from curbside.consult import Consult, to_record
from curbside.plain import content_hash
from curbside.settings import load_settings

WANTED = 300
ANSWERS = 60
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNIT = re.compile(r"\b(?:mg|micrograms?|mmHg|hours?|days?|weeks?|months?|years?|mm|mL|kg|Gy|g)\b|%")
_NEGATION = re.compile(r"\b(?:not|no|never|without|cannot)\b")
_UNITS = ("mg", "micrograms", "hours", "days", "weeks", "months", "years", "mL", "%")


def main() -> None:
    """Prints how many of each kind were made and caught."""
    consult = Consult.open(replace(load_settings(), keep_answers=False))
    chance = random.Random(300)
    questions = [q for pairs in consult.shelf.answerable.values() for _, q in pairs]
    records = [to_record(consult.ask(q)) for q in chance.sample(questions, ANSWERS)]
    intact = sum(consult.prove(record).stands for record in records)
    made, caught = Counter(), Counter()
    while sum(made.values()) < WANTED:
        kind, changed = _corrupt(chance.choice(records), consult, chance)
        if changed is None:
            continue
        changed["id"] = content_hash(changed)
        made[kind] += 1
        caught[kind] += not consult.prove(changed).stands
    print(json.dumps({
        "intact_answers_proved": f"{intact}/{len(records)}",
        "caught": f"{sum(caught.values())}/{WANTED}",
        "by_kind": {kind: f"{caught[kind]}/{made[kind]}" for kind in sorted(made)},
    }, indent=2))


def _corrupt(record: dict, consult: Consult, chance: random.Random) -> tuple[str, dict | None]:
    """A copy of the record with one change, or None when the drawn kind finds nothing to change."""
    changed = copy.deepcopy(record)
    kind = chance.choice(("number", "unit", "negation", "drug", "offset"))
    statements = [s for part in (changed["bottom_line"], *(s["statements"] for s in changed["sections"]))
                  for s in part]
    statement = chance.choice(statements)
    if kind == "offset":
        citation = chance.choice(statement["citations"])
        citation[chance.choice(("start", "end"))] += chance.choice((-3, -1, 1, 2, 5))
        return kind, changed
    new = _change_text(kind, statement["text"], consult, chance)
    if new is None:
        return kind, None
    changed["text"] = changed["text"].replace(statement["text"], new)
    statement["text"] = new
    return kind, changed


def _change_text(kind: str, text: str, consult: Consult, chance: random.Random) -> str | None:
    if kind == "number":
        return _swap(_NUMBER, text, chance, lambda old: str(float(old) + 1) if "." in old else str(int(old) + 1))
    if kind == "unit":
        return _swap(_UNIT, text, chance, lambda old: chance.choice([u for u in _UNITS if u != old]))
    if kind == "negation":
        if _NEGATION.search(text):
            return _swap(_NEGATION, text, chance, lambda old: "")
        return re.sub(r"\b(is|are|was|were|can|should|may)\b", r"\1 not", text, count=1) if re.search(
            r"\b(is|are|was|were|can|should|may)\b", text) else None
    vocabulary = consult.shelf.vocabulary
    drugs = [c for c in vocabulary.concepts if c.kind == "drug"]
    named = [m for m in vocabulary.matcher.find(text) if vocabulary.concept(m.concept).kind == "drug"]
    if not named:
        return None
    found = chance.choice(named)
    other = chance.choice([d.term for d in drugs if d.id != found.concept])
    return text[:found.start] + other + text[found.end:]


def _swap(pattern: re.Pattern[str], text: str, chance: random.Random, change) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    place = chance.choice(found)
    return text[:place.start()] + change(place[0]) + text[place.end():]


if __name__ == "__main__":
    main()
