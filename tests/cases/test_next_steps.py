"""Next steps: what a consultant would ask for first, each a suggestion with its source."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

import curbside
from curbside.cases.case import Case
from curbside.cases.next_steps import choose_steps, read_next_steps
from curbside.errors import PackFault

PACK = Path(curbside.__file__).parent / "packs" / "spinal_cord"
FINDINGS = frozenset({"thirst", "wilting", "soil-tested", "no-scanner"})
CAUSES = frozenset({"drought", "blight", "frost"})


def entry(name: str, kind: str = "test", **changes) -> dict:
    return {
        "id": name,
        "kind": kind,
        "what": f"Do {name}",
        "why": "It tells.",
        "for_causes": ["drought"],
        "urgency": "soon",
        "strength": "almanac",
        "sources": ["almanac"],
    } | changes


def cause(name: str, share: float, *, must_not_miss: bool = False) -> SimpleNamespace:
    return SimpleNamespace(id=name, share=share, must_not_miss=must_not_miss)


DROUGHT = (cause("drought", 0.8),)


def chosen(entries: list[dict], told: str = "something", region: str = "", causes: tuple = DROUGHT) -> list:
    steps = read_next_steps(entries, FINDINGS, CAUSES)
    case = Case(states=dict.fromkeys(told.split(), "present"))
    return list(choose_steps(case, SimpleNamespace(region=region), causes, steps))


def names(steps: list) -> list[str]:
    return [step.id for step in steps]


def test_imaging_comes_first_then_tests_and_a_referral_is_among_the_first_five() -> None:
    entries = [
        *(entry(f"test-{n}", priority=0.5) for n in range(6)), entry("call", "referral"), entry("scan", "imaging"),
    ]  # fmt: skip
    steps = names(chosen(entries))
    assert steps[0] == "scan"
    assert "call" in steps[:5]


def test_what_the_leader_asks_for_comes_before_what_the_others_ask_for() -> None:
    entries = [entry("for-blight", for_causes=["blight"]), entry("for-drought")]
    assert names(chosen(entries, causes=(cause("drought", 0.6), cause("blight", 0.3)))) == ["for-drought", "for-blight"]
    assert names(chosen(entries, causes=(cause("blight", 0.6), cause("drought", 0.3)))) == ["for-blight", "for-drought"]


def test_what_only_an_unlikely_cause_asks_for_comes_last_however_urgent_and_says_so() -> None:
    entries = [
        entry("probe", "imaging", for_causes=["blight"], urgency="emergency"),
        entry("water"), entry("call", "referral"),
    ]  # fmt: skip
    listed = (cause("drought", 0.9), cause("blight", 0.05))
    assert [(step.id, step.unlikely) for step in chosen(entries, causes=listed)] == [
        ("water", False), ("call", False), ("probe", True),
    ]  # fmt: skip
    kept = (cause("drought", 0.9), cause("blight", 0.05, must_not_miss=True))
    assert names(chosen(entries, causes=kept))[0] == "probe"
    assert not any(step.unlikely for step in chosen(entries, causes=(cause("blight", 0.05), cause("drought", 0.04))))


def test_a_step_for_no_cause_of_the_list_is_not_suggested() -> None:
    assert chosen([entry("for-frost", for_causes=["frost"])]) == []


def test_what_was_done_is_dropped_and_what_follows_it_is_suggested_only_then() -> None:
    entries = [
        {"id": "soil-told", "group": ["soil-tested"]},
        entry("test-soil", done_when=["soil-told"]), entry("test-again", only_after=["soil-told"]),
    ]  # fmt: skip
    assert names(chosen(entries)) == ["test-soil"]
    assert names(chosen(entries, told="soil-tested")) == ["test-again"]


def test_a_condition_must_hold_and_not_merely_be_unknown() -> None:
    entries = [entry("water", when="wilting + thirst")]
    assert names(chosen(entries, told="wilting")) == []
    assert names(chosen(entries, told="wilting thirst")) == ["water"]


def test_of_steps_that_stand_for_the_same_thing_the_stronger_is_suggested() -> None:
    entries = [entry("near", one_of="scan"), entry("far", one_of="scan", priority=0.3)]
    assert names(chosen(entries)) == ["far"]


def test_a_step_that_is_refused_says_why_and_gives_way_to_what_can_be_done() -> None:
    refusal = {"finding": "no-scanner", "text": "No scanner here: a probe instead.", "instead": "Use a probe"}
    [plain] = chosen([entry("scan", "imaging", refused_when=[refusal])])
    [refused] = chosen([entry("scan", "imaging", refused_when=[refusal])], told="no-scanner")
    assert (plain.what, plain.refused, plain.refused_when) == ("Do scan", "", ("No scanner here: a probe instead.",))
    assert (refused.what, refused.refused) == ("Use a probe", "No scanner here: a probe instead.")


def test_the_region_is_written_into_the_step_or_the_words_for_none() -> None:
    entries = [entry("scan", "imaging", what="Scan the {region} bed", anywhere="Scan the garden")]
    assert chosen(entries, region="conus")[0].what == "Scan the thoracic and lumbar bed"
    assert chosen(entries, region="unclear")[0].what == "Scan the garden"


def test_of_several_words_for_no_region_the_first_whose_condition_holds_counts() -> None:
    anywhere = [{"when": "wilting", "what": "Scan the leaves"}, {"what": "Scan the garden"}]
    entries = [entry("scan", "imaging", what="Scan the {region} bed", anywhere=anywhere)]
    assert chosen(entries, told="wilting", region="root")[0].what == "Scan the leaves"
    assert chosen(entries, region="root")[0].what == "Scan the garden"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "magic"}, "kind is 'magic'"),
        ({"urgency": "whenever"}, "urgency is 'whenever'"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"why": ""}, "has no why"),
        ({"sources": []}, "has no sources"),
        ({"for_causes": []}, "is for nobody"),
        ({"for_causes": ["mildew"]}, "unknown cause 'mildew'"),
        ({"when": "mould"}, "unknown finding 'mould'"),
        ({"done_when": ["mould"]}, "unknown finding 'mould'"),
        ({"refused_when": [{"finding": "thirst"}]}, "a refusal has the keys"),
    ],
)
def test_an_entry_that_makes_no_sense_is_refused_by_name(changes: dict, words: str) -> None:
    with pytest.raises(PackFault) as raised:
        read_next_steps([entry("water", **changes)], FINDINGS, CAUSES)
    assert "'water'" in raised.value.message
    assert words in raised.value.message
    assert raised.value.remedy


def test_an_empty_case_and_an_empty_differential_give_no_steps() -> None:
    assert chosen([entry("water")], told="") == []
    assert chosen([entry("water")], causes=()) == []


# -- the pack's own steps --


@pytest.fixture(scope="module")
def pack():
    findings, causes, references = set(), set(), set()
    for file in PACK.glob("findings/*.yaml"):
        findings |= {each["id"] for each in yaml.safe_load(file.read_text(encoding="utf-8"))["findings"]}
    for file in PACK.glob("causes/*.yaml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))["causes"]
        causes |= {each["id"] for each in content if "prior" in each}
    for file in PACK.glob("references/*.yaml"):
        references |= {each["id"] for each in yaml.safe_load(file.read_text(encoding="utf-8"))}
    entries = yaml.safe_load((PACK / "next_steps.yaml").read_text(encoding="utf-8"))["next_steps"]
    return SimpleNamespace(findings=findings, causes=causes, references=references, entries=entries)


def test_the_steps_of_the_pack_are_read_and_every_source_is_a_reference(pack) -> None:
    steps = read_next_steps(pack.entries, pack.findings, pack.causes)
    assert {source for step in steps for source in step.sources} <= pack.references


def test_every_cause_of_the_pack_has_a_step(pack) -> None:
    asked = {name for each in pack.entries for name in each.get("for_causes", ())}
    assert sorted(pack.causes - asked) == []


def first_five(pack, told: str, region: str, *listed) -> list[str]:
    steps = read_next_steps(pack.entries, pack.findings, pack.causes)
    case = Case(states=dict.fromkeys(told.split(), "present"))
    return names(list(choose_steps(case, SimpleNamespace(region=region), listed, steps)))[:5]


def test_a_suspected_abscess_is_scanned_cultured_and_sent_to_the_surgeon(pack) -> None:
    told = "back-pain spinal-pain fever leg-weakness-both leg-weakness"
    steps = first_five(pack, told, "thoracic", cause("spinal-epidural-abscess", 0.8, must_not_miss=True))
    assert steps[0] == "emergency-mri-whole-spine"
    assert {"blood-cultures", "emergency-spinal-surgery"} <= set(steps)


def test_cord_compression_by_cancer_goes_to_oncology_with_the_bladder_looked_at(pack) -> None:
    told = "known-cancer leg-weakness-both bladder-dysfunction"
    steps = first_five(pack, told, "thoracic", cause("metastatic-spinal-cord-compression", 0.9, must_not_miss=True))
    assert steps[0] == "emergency-mri-whole-spine"
    assert {"acute-oncology", "cancer-search"} <= set(steps)
    assert any(name.startswith("bladder-scan") for name in steps)


def test_a_normal_first_scan_in_a_cord_infarct_is_repeated_with_diffusion(pack) -> None:
    steps = first_five(pack, "mri-normal leg-weakness-both", "thoracic", cause("spinal-cord-infarction", 0.7))
    assert steps[0] == "repeat-mri-diffusion"


def test_an_unsafe_device_turns_the_emergency_scan_into_myelography(pack) -> None:
    steps = read_next_steps(pack.entries, pack.findings, pack.causes)
    case = Case(states={"leg-weakness-both": "present", "mri-unsafe-device": "present"})
    listed = (cause("metastatic-spinal-cord-compression", 0.9, must_not_miss=True),)
    first = choose_steps(case, SimpleNamespace(region="thoracic"), listed, steps)[0]
    assert first.what == "Emergency CT myelography of the whole spine"
    assert first.refused


def test_a_cause_that_is_all_but_ruled_out_asks_for_nothing_although_it_must_not_be_missed() -> None:
    remote = (*DROUGHT, cause("frost", 0.004, must_not_miss=True))
    near = (*DROUGHT, cause("frost", 0.02, must_not_miss=True))
    entries = [entry("water"), entry("cover", for_causes=["frost"])]
    assert names(chosen(entries, causes=remote)) == ["water"]
    assert names(chosen(entries, causes=near)) == ["water", "cover"]


def test_a_bladder_whose_residual_was_told_is_not_scanned_again(pack) -> None:
    told = "saddle-numbness urinary-retention high-residual"
    steps = first_five(pack, told, "cauda", cause("cauda-equina-compression", 0.9, must_not_miss=True))
    assert steps[0] == "emergency-mri-lumbosacral"
    assert not any(name.startswith("bladder-scan") for name in steps)


def test_sciatica_with_a_dropped_foot_gets_an_early_opinion_and_questions_about_the_saddle(pack) -> None:
    listed = (cause("lumbar-radiculopathy", 0.83), cause("cauda-equina-compression", 0.1, must_not_miss=True))
    steps = first_five(pack, "leg-pain foot-drop mri-lumbar-lesion mri-disc-herniation", "cauda", *listed)
    assert steps == ["cauda-equina-asked", "foot-drop-opinion"]
