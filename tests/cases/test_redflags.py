"""Emergency words must raise the banner; talk about emergencies must not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

import curbside
from curbside.cases.redflags import RedFlags, raise_urgency, read_redflags
from curbside.errors import PackFault

PACK = Path(curbside.__file__).parent / "packs" / "spinal_cord"
VIGNETTES = Path(__file__).parent / "vignettes"


@pytest.fixture(scope="module")
def rules() -> RedFlags:
    return read_redflags(yaml.safe_load((PACK / "redflags.yaml").read_text(encoding="utf-8")))


def vignettes(name: str) -> list[dict]:
    return yaml.safe_load((VIGNETTES / name).read_text(encoding="utf-8"))


def share_raised(items: list[dict], expect: str, rules: RedFlags) -> float:
    texts = [item["text"] for item in items if item["expect"] == expect]
    return sum(raise_urgency(text, rules) is not None for text in texts) / len(texts)


@pytest.mark.parametrize("dev", [True, False], ids=["tuned on", "kept as a check"])
def test_vignettes_raise_the_banner_when_they_must_and_only_then(
    dev: bool, rules: RedFlags
) -> None:
    items = [item for item in vignettes("redflags.yaml") if item["dev"] is dev]
    assert share_raised(items, "raise", rules) >= 0.97
    assert share_raised(items, "none", rules) <= 0.05


@pytest.mark.parametrize("name", ["redflags-more.yaml", "redflags-fresh.yaml", "redflags-wording.yaml"])
def test_later_vignettes_stay_as_they_were_mended(name: str, rules: RedFlags) -> None:
    items = vignettes(name)
    assert share_raised(items, "raise", rules) >= 0.97
    assert share_raised(items, "none", rules) <= 0.02


def test_every_vignette_has_its_own_id_and_the_file_is_as_large_as_it_claims() -> None:
    names = tuple(path.name for path in VIGNETTES.glob("redflags*.yaml"))
    items = [item for name in names for item in vignettes(name)]
    assert len({item["id"] for item in items}) == len(items)
    first = vignettes("redflags.yaml")
    assert sum(item["expect"] == "raise" for item in first) >= 160
    assert sum(item["expect"] == "none" for item in first) >= 160


def test_an_urgency_names_its_findings_with_the_words_and_their_place(rules: RedFlags) -> None:
    text = "No fever. Since Monday I can't feel my bum and both legs are tingling."
    found = raise_urgency(text, rules)
    assert found is not None
    assert found.level == "emergency"
    assert "cauda equina" in found.advice
    assert "bmjbp-ces" in found.sources
    reasons = {(reason.finding, reason.words) for reason in found.reasons}
    assert ("numbness of the saddle area", "can't feel my bum") in reasons
    assert all(text[reason.start : reason.end] == reason.words for reason in found.reasons)
    assert [r.start for r in found.reasons] == sorted(r.start for r in found.reasons)


@pytest.mark.parametrize(
    ("text", "rule_words"),
    [
        ("T5 para here, pounding head, catheter blocked", "autonomic dysreflexia"),
        ("baclofen pump beeping, itching and spasms", "baclofen pump"),
        ("fell from a horse, can't move my legs", "do not move the head or neck"),
        ("myeloma, legs weak since Sunday", "cancer team"),
        ("took off the regulator after a scuba dive and my legs are numb", "diving"),
    ],
)
def test_advice_is_that_of_the_criterion_met(text: str, rule_words: str, rules: RedFlags) -> None:
    found = raise_urgency(text, rules)
    assert found is not None
    assert rule_words in found.advice


def test_every_criterion_names_references_that_the_pack_holds() -> None:
    entries = yaml.safe_load((PACK / "redflags.yaml").read_text(encoding="utf-8"))
    held = {
        reference["id"]
        for path in (PACK / "references").glob("*.yaml")
        for reference in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    named = {source for entry in entries for source in entry.get("sources", ())}
    assert named - held == set()


TEXTS_OF_NO_CONCERN = ("", " ", "?", "...", "\n\n", "🦴", "что такое миелопатия", "a" * 100_000)


@pytest.mark.parametrize("text", TEXTS_OF_NO_CONCERN, ids=lambda text: repr(text[:20]))
def test_a_text_without_findings_raises_nothing(text: str, rules: RedFlags) -> None:
    assert raise_urgency(text, rules) is None


def test_a_question_is_read_in_a_few_milliseconds_and_a_book_in_well_under_a_second(
    rules: RedFlags,
) -> None:
    question = "I have had back pain for years but since this morning I can't pee, what now? " * 2
    raise_urgency(question, rules)
    assert min(_seconds(question, rules) for _ in range(20)) < 0.005
    assert min(_seconds("my legs are weak since yesterday. " * 3_000, rules) for _ in range(2)) < 1


def _seconds(text: str, rules: RedFlags) -> float:
    began = time.perf_counter()
    raise_urgency(text, rules)
    return time.perf_counter() - began


def entries(**rule: object) -> list[dict]:
    return [
        {"id": "engine", "words": "engine motor"},
        {"id": "smoke", "finding": "smoke", "patterns": ["{engine} ..2 smoking|smokes"]},
        {
            "id": "rule.smoke",
            "rule": "smoke",
            "level": "urgent",
            "when": ["smoke"],
            "advice": "Stop.",
            "sources": ["manual"],
            **rule,
        },
    ]


def test_the_engine_knows_no_medicine_of_its_own() -> None:
    rules = read_redflags(entries())
    found = raise_urgency("my motor is smoking", rules)
    assert found is not None
    assert (found.level, found.advice, found.sources) == ("urgent", "Stop.", ("manual",))
    assert raise_urgency("my motor is not smoking", rules) is None


@pytest.mark.parametrize(
    "rule",
    [
        {"when": ["fire"]},
        {"level": "soon"},
        {"advice": ""},
        {"sources": []},
    ],
)
def test_a_rule_that_makes_no_sense_is_a_fault_of_the_pack(rule: dict) -> None:
    with pytest.raises(PackFault):
        read_redflags(entries(**rule))


@pytest.mark.parametrize("text", ["my engine is smoking", "it is smoking, my engine"])
def test_the_halves_of_a_pattern_may_stand_in_either_order(text: str) -> None:
    loose = [entry | {"patterns": ["{engine} <>3 smoking"]} if "finding" in entry else entry for entry in entries()]
    assert raise_urgency(text, read_redflags(loose)) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Can't. Feel. My. Legs.", "Can't. Feel. My. Legs"),
        ("i can t feel my bum", "can t feel my bum"),
        ("cantfeel my legs", "cantfeel my legs"),
        ("my fathers legs hve gone para lysed", "legs hve gone"),
        ("I cannot feel my bottom comma since today", "cannot feel my bottom"),
    ],
)
def test_words_parted_joined_or_dictated_are_read_and_quoted_as_typed(text: str, words: str, rules: RedFlags) -> None:
    found = raise_urgency(text, rules)
    assert found is not None
    assert words in {reason.words for reason in found.reasons}


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("what does a numb saddle mean with sciatica?", False),
        ("what does a numb saddle mean with sciatica? I've had this two days", True),
        ("They said come back if I couldn't feel the toilet paper.", False),
        ("They said come back if I couldn't feel the toilet paper. Well, I can't.", True),
    ],
)
def test_what_is_named_in_general_counts_once_it_is_claimed(text: str, raised: bool, rules: RedFlags) -> None:
    assert (raise_urgency(text, rules) is not None) is raised


def test_a_loss_told_without_a_time_is_new_unless_the_text_says_it_is_old(rules: RedFlags) -> None:
    assert raise_urgency("my legs are weak and I leak urine", rules) is not None
    assert raise_urgency("my legs have been weak for ten years", rules) is None


def test_a_pattern_with_an_unknown_class_is_a_fault_of_the_pack() -> None:
    bad = [{"id": "x", "finding": "x", "patterns": ["{wheel} off"]}]
    with pytest.raises(PackFault):
        read_redflags(bad)
