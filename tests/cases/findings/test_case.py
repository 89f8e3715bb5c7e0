"""What else a case holds: person, tempo, levels, sides, measured values, and the faults of the input."""

from __future__ import annotations

import pytest

from curbside.cases.case import Level
from curbside.cases.findings import case_of, read_case
from curbside.cases.findings.tempo import TEMPI
from tests.cases.findings.pack import lexicon


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("42-year-old man with weak legs.", 42.0, "male"),
        ("54 yo F with neck pain.", 54.0, "female"),
        ("54M, neck pain.", 54.0, "male"),
        ("3-year-old with a floppy arm.", 3.0, ""),
        ("An 18-month-old girl.", 1.5, "female"),
        ("A woman aged 54.", 54.0, "female"),
        ("I'm 53 and my legs are weak.", 53.0, ""),
        ("My husband (62) cannot walk.", 62.0, "male"),
        ("Sixty-two-year-old woman.", 62.0, "female"),
        ("Back pain for 40 years.", None, ""),
        ("Surgery at 6 years ago.", None, ""),
    ],
)
def test_age_and_sex_are_read(text: str, age: float | None, sex: str) -> None:
    case = read_case(text, lexicon())

    assert (case.age, case.sex) == (age, sex)


def test_an_age_told_by_its_decade_is_a_range() -> None:
    case = read_case("A man in his 60s.", lexicon())

    assert case.numbers["age"] == (60.0, 69.0)


@pytest.mark.parametrize(
    ("text", "tempo"),
    [
        ("His legs became weak within minutes.", "onset-minutes"),
        ("Sudden weakness of both legs.", "onset-minutes"),
        ("He woke with paraplegia.", "onset-hours"),
        ("Progressive leg weakness within 6 hours.", "onset-hours"),
        ("Leg weakness over 4 days.", "onset-days"),
        ("3/7 of numb legs.", "onset-days"),
        ("Over 4 weeks his gait became unsteady.", "onset-weeks"),
        ("6/52 hx of clumsy hands.", "onset-weeks"),
        ("For six months my legs have got weaker.", "onset-months"),
        ("Walking has been getting worse for years.", "onset-years"),
        ("Rheumatoid arthritis for twenty years, now leg weakness over 3 days.", "onset-days"),
        ("15 minutes after surfacing from a dive he had numb legs.", "onset-minutes"),
        ("He had a vaccine six weeks ago. Both legs are weak.", ""),
        ("Sudden back pain.", ""),
    ],
)
def test_the_tempo_is_the_one_of_the_deficit(text: str, tempo: str) -> None:
    case = read_case(text, lexicon())

    assert [name for name in TEMPI if case.is_present(name)] == ([tempo] if tempo else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sensory level T10.", [("sensory", "T10", "T10")]),
        ("MRI: disc at C4/5 with cord compression.", [("imaged", "C4", "C5")]),
        ("MRI shows bright T2 signal from T6 to T11.", [("imaged", "T6", "T11")]),
        ("Numb up to the umbilicus.", [("sensory", "T10", "T10")]),
        ("Numb from the nipples down.", [("sensory", "T4", "T4")]),
        ("T2 hyperintensity of the cord.", []),
        ("The lesion is dark on T1 and T2.", []),
        ("The conus ends at L1.", []),
        ("Pins and needles of the thumb.", []),
        ("MRI: collapse of T12/L1.", [("imaged", "T12", "L1")]),
    ],
)
def test_levels_are_read_with_what_they_are_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    levels = read_case(text, lexicon()).levels

    assert [(level.kind, level.top, level.bottom) for level in levels] == expected


def test_a_level_keeps_its_words_and_place() -> None:
    text = "Sensory level at T10 on the left."

    assert read_case(text, lexicon()).levels == (Level("sensory", "T10", "T10", "T10", 17, 20, "left"),)


@pytest.mark.parametrize(
    ("text", "finding", "side"),
    [
        ("Left leg weakness.", "leg-weakness-one", "left"),
        ("Hoffmann positive on the right.", "hoffmann", "right"),
        ("Both plantars extensor.", "babinski", "both"),
        ("Brisk reflexes.", "brisk-reflexes", ""),
    ],
)
def test_sides_are_read(text: str, finding: str, side: str) -> None:
    assert {each.side for each in read_case(text, lexicon()).told(finding)} == {side}


@pytest.mark.parametrize(
    ("text", "number", "value", "finding"),
    [
        ("PVR 600 mL.", "pvr", 600.0, "urinary-retention"),
        ("Post-void residual of 1.2 litres.", "pvr", 1200.0, "urinary-retention"),
        ("B12 120 ng/L.", "b12", 120.0, "low-b12"),
        ("CRP 180.", "crp", 180.0, "high-crp-esr"),
        ("Temp 38.9.", "temperature", 38.9, "fever"),
        ("Hb 7.2 g/dL.", "haemoglobin", 72.0, "anaemia-cytopenia"),
        ("CSF: 45 white cells.", "csf-white-cells", 45.0, "csf-cells"),
        ("mJOA 13.", "mjoa", 13.0, ""),
    ],
)
def test_measured_values_are_read_in_the_units_of_the_pack(text: str, number: str, value: float, finding: str) -> None:
    case = read_case(text, lexicon())

    assert case.numbers[number] == (value, value)
    assert not finding or case.is_present(finding)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("PVR 40 mL.", "urinary-retention"),
        ("B12 350 ng/L.", "low-b12"),
        ("CRP 4.", "high-crp-esr"),
        ("CSF: 2 white cells, protein 0.3.", "csf-cells"),
        ("B12 120 pmol/L.", "low-b12"),
    ],
)
def test_a_value_within_the_limit_or_in_another_unit_tells_of_nothing(text: str, finding: str) -> None:
    assert not read_case(text, lexicon()).is_present(finding)


def test_words_that_patients_often_misspell_are_read() -> None:
    case = read_case("Numness of both legs and urinery retension since yestaday.", lexicon())

    assert case.is_present("leg-numbness-both")
    assert case.is_present("urinary-retention")


def test_a_word_that_is_near_one_of_the_pack_is_left_alone() -> None:
    assert read_case("Acid reflux was brisk.", lexicon()).state("absent-reflexes") == "unknown"


def test_what_is_narrower_makes_the_broader_present_and_what_is_broader_the_narrower_absent() -> None:
    assert read_case("Foot drop.", lexicon()).is_present("weakness")
    assert read_case("No weakness.", lexicon()).is_absent("foot-drop")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text."),
        ("Sensory level T13.", "There is no spinal level 'T13'."),
        ("A 300-year-old man with neck pain.", "An age of 300 years is not possible."),
        ("The weather is fine today.", "No finding was recognised, so nothing can be concluded."),
        ("Neck pain. " * 3000, "The text is longer than 20,000 characters; the rest was not read."),
        (
            "El paciente tiene debilidad en las piernas desde hace tres semanas con dolor de espalda y no orina.",
            "The text does not seem to be English; only English is read.",
        ),
        (
            "Left leg weakness. On examination right leg weakness.",
            "Weakness of one leg is told of the left and of the right side.",
        ),
    ],
)
def test_a_fault_of_the_input_is_an_issue(text: str, message: str) -> None:
    assert message in [issue.message for issue in read_case(text, lexicon()).issues]


def test_of_two_tellings_that_contradict_present_wins_and_an_issue_says_so() -> None:
    case = read_case("No neck pain. Later: neck pain on movement.", lexicon())

    assert [each.state for each in case.told("neck-pain")] == ["absent", "present"]
    assert case.is_present("neck-pain")
    assert any("Neck pain is told both as present" in issue.message for issue in case.issues)


def test_a_form_makes_the_same_case_as_words() -> None:
    form = [
        {"id": "leg-weakness-both", "state": "present"},
        {"id": "neck-pain", "state": "absent"},
        {"id": "age", "value": 58},
        {"id": "sex", "value": "male"},
    ]
    told = read_case("58-year-old man with weakness of both legs, no neck pain.", lexicon())
    case = case_of(form, lexicon())

    assert (case.age, case.sex, case.numbers["age"]) == (told.age, told.sex, told.numbers["age"])
    assert dict(case.states) == dict(told.states)
    assert case.issues == ()


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "no-such-finding", "state": "present"},
        {"id": "neck-pain", "state": "perhaps"},
        {"id": "neck-pain", "state": "present", "side": "upper"},
        {"id": "pvr-x", "state": "present", "value": 3},
        {"id": "neck-pain", "state": "present", "value": "much"},
    ],
)
def test_a_fault_of_a_form_is_an_issue_and_its_entry_is_left_out(entry: dict) -> None:
    case = case_of([entry], lexicon())

    assert case.findings == ()
    assert [issue.level for issue in case.issues][:1] == ["error"]


def test_a_case_of_nothing_is_empty_and_says_so() -> None:
    case = case_of([], lexicon())

    assert (case.findings, dict(case.states), case.age) == ((), {}, None)
    assert [issue.level for issue in case.issues] == ["warning"]
