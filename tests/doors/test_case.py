"""The page of a case: what was understood can be corrected, what follows is shown with its sources, nothing is kept."""

from __future__ import annotations

import html
import json
import logging
import re

import pytest

from curbside.cases.record import to_record
from curbside.consult import Consult
from curbside.settings import Settings
from tests.cli.homes import case_home
from tests.doors.conftest import TestClient, client_of

NOTE = (
    "67-year-old man. For months clumsy hands and unsteady walking. Hoffmann sign positive on the left, plantars up, "
    "no clonus. ?B12 low."
)
CAUDA = "Since yesterday pain down both legs and a numb saddle, cannot pass urine. Anal tone reduced."
# a name that no page, log, file or address may hold
SECRET = "Zebulon Quarterstaff"


def send(client, note="", do="assess", **told):
    return client.post("/case", data={"note": note, "do": do, **told})


def words_of(page) -> str:
    text = re.sub(r"<datalist.*?</datalist>|<[^>]*>", " ", page.text, flags=re.S)
    return " ".join(html.unescape(text).split())


def hidden(page) -> dict[str, list[str]]:
    """The hidden fields of the form of the case."""
    form = re.search(r'<form[^>]*id="case-form".*?</form>', page.text, re.S)[0]
    found: dict[str, list[str]] = {"f": [], "s": []}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(html.unescape(value))
    return found


def chip(page, id: str) -> tuple[str, str]:
    """A chip's classes and words."""
    found = re.search(rf'<li class="([^"]*)" id="chip-{id}">(.*?)</li>', page.text, re.S)
    words = re.sub(r"<button.*?</button>|<[^>]*>", " ", found[2], flags=re.S)
    return found[1], " ".join(html.unescape(words).split())


def first_cause(page) -> str:
    return html.unescape(re.search(r'<li class="cause[^"]*">\s*<h3>(.*?)</h3>', page.text, re.S)[1])


def test_the_form_to_begin_with_has_a_note_findings_and_examples(pages):
    page = pages.get("/case")
    assert page.status_code == 200
    assert "Describe a case" in words_of(page)
    assert page.text.count("<option>") > 500
    assert "A case is not kept" in words_of(page)
    assert re.findall(r'value="example ([\w-]+)"', page.text) == [
        "clumsy-hands", "saddle-numbness", "known-cancer", "numb-feet", "sudden-weakness",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("example", "urgency", "leader"),
    [
        ("clumsy-hands", "urgent", "Degenerative cervical myelopathy"),
        ("saddle-numbness", "emergency", "Cauda equina compression"),
        ("known-cancer", "emergency", "Metastatic spinal cord compression"),
        ("numb-feet", "urgent", "Nitrous oxide myeloneuropathy"),
        ("sudden-weakness", "emergency", "Spontaneous spinal cord infarction"),
    ],
)
def test_an_example_is_assessed_at_a_press(pages, example, urgency, leader):
    page = send(pages, do=f"example {example}")
    assert f"<title>Case: {urgency} – Curbside</title>" in page.text
    assert first_cause(page) == leader


def test_the_emergency_lane_stands_before_everything_else(pages):
    page = send(pages, CAUDA)
    parts = ("lane-title", "case-form", "understood", "where", "causes", "not-to-miss", "steps", "references")
    order = [page.text.index(f'id="{part}"') for part in parts]
    assert order == sorted(order)
    assert "Emergency: to be seen within hours" in words_of(page)


def test_findings_stand_in_the_writers_words_and_the_note_is_marked_where_they_stand(pages):
    page = send(pages, NOTE)
    assert chip(page, "hand-clumsiness") == ("chip is-present", "clumsy hands Clumsy hands")
    assert chip(page, "clonus") == ("chip is-absent", "clonus Clonus because of “no”")
    assert chip(page, "low-b12")[0] == "chip is-unknown"
    note = re.search(r'<blockquote class="told-note"[^>]*><p>(.*?)</p>', page.text, re.S)[1]
    assert re.findall(r'<mark class="is-(\w+)">(.*?)</mark>', note) == [
        ("present", "months"), ("present", "clumsy hands"), ("present", "unsteady walking"), ("present", "Hoffmann"),
        ("present", "plantars up"), ("absent", "clonus"), ("unknown", "B12 low"),
    ]  # fmt: skip
    assert html.unescape(re.sub(r"<[^>]*>", "", note)) == NOTE


def test_a_finding_left_out_counts_as_not_told_and_can_be_taken_back(pages, shipped: Consult):
    before = send(pages, CAUDA)
    assert first_cause(before) == "Cauda equina compression"
    page = send(pages, CAUDA, do="strike saddle-numbness")
    classes, words = chip(page, "saddle-numbness")
    assert (classes, words) == ("chip is-unknown is-changed", "numb saddle Saddle numbness left out by you")
    listed = hidden(page)["f"]
    assert "saddle-numbness:unknown:" in listed
    found = shipped.assess(CAUDA, [dict(zip(("id", "state", "side"), each.split(":"), strict=True)) for each in listed])
    assert found.case.state("saddle-numbness") == "unknown"
    assert first_cause(page) == found.differential[0].name
    again = send(pages, CAUDA, do="restore saddle-numbness", f=listed)
    assert hidden(again) == {"f": [], "s": []}
    assert again.text == before.text


def test_what_the_same_words_tell_besides_goes_along_when_a_finding_is_left_out(pages):
    page = send(pages, "Numb fingertips.", do="strike hand-numbness-both")
    assert hidden(page)["f"] == [
        "hand-numbness-both:unknown:", "sensory-symptoms:unknown:", "hand-numbness:unknown:",
    ]  # fmt: skip
    assert "No finding was recognised" not in words_of(page)
    assert "What it may be" not in words_of(page)


def test_a_finding_turned_counts_the_other_way_and_says_so(pages):
    page = send(pages, NOTE, do="present clonus")
    assert chip(page, "clonus") == ("chip is-present is-changed", "clonus Clonus changed by you")
    assert chip(send(pages, NOTE, do="absent hoffmann"), "hoffmann")[0] == "chip is-absent is-changed"


def test_an_open_finding_can_be_settled(pages):
    assert chip(send(pages, NOTE, do="present low-b12"), "low-b12")[0] == "chip is-present is-changed"


@pytest.mark.parametrize(
    ("words", "state", "expected"),
    [
        ("Fever", "present", ["fever:present:"]),
        ("fever", "absent", ["fever:absent:"]),
        ("no clonus", "present", ["clonus:absent:"]),
        ("plantar up on the right", "present", ["babinski:present:right"]),
    ],
)
def test_a_finding_is_added_by_its_name_or_in_own_words(pages, words, state, expected):
    page = send(pages, "Unsteady walking.", do="add", add=words, add_state=state)
    assert hidden(page)["f"] == expected
    id = expected[0].partition(":")[0]
    assert chip(page, id)[1].endswith("added by you")
    assert hidden(send(pages, "Unsteady walking.", do=f"strike {id}", f=expected))["f"] == []


def test_words_that_are_no_finding_are_told_with_what_is_near(pages):
    page = send(pages, "Unsteady walking.", do="add", add="hofman syne")
    assert "No finding goes by those words. Did you mean: Hoffmann sign" in words_of(page)
    assert 'value="hofman syne"' in page.text
    assert hidden(page)["f"] == []


def test_findings_alone_make_a_case(pages, shipped: Consult):
    page = send(pages, age="70", sex="female", f=["saddle-numbness:present:", "urinary-retention:present:"])
    assert "Person: age 70; female." in words_of(page)
    told = [{"id": "saddle-numbness"}, {"id": "urinary-retention"}, {"id": "age", "value": 70},
            {"id": "sex", "value": "female"}]  # fmt: skip
    assert first_cause(page) == shipped.assess("", told).differential[0].name


def test_the_age_of_the_form_overrules_that_of_the_note_and_what_is_no_age_is_told(pages):
    assert "Person: age 30; male" in words_of(send(pages, NOTE, age="30"))
    assert "The age is not a number of years." in words_of(send(pages, NOTE, age="old"))


def test_nothing_told_is_said_plainly(pages):
    page = send(pages, "  \n ")
    assert page.status_code == 200
    assert "There is nothing to assess yet" in words_of(page)


def test_a_hostile_note_is_shown_as_text_and_never_as_markup(pages):
    note = 'Unsteady walking "><script>alert(1)</script><img src=x onerror=alert(1)>'
    page = send(pages, note, add='"><b>', f='"><i>:present:')
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<i>" not in page.text
    assert html.escape(note, quote=False).replace('"', "&#34;") in page.text


@pytest.mark.parametrize("do", ["strike nothing", "example nothing", "restore", "absent ", "sheet", "fly away", ""])
def test_a_button_that_there_is_none_of_changes_nothing(pages, do):
    assert send(pages, NOTE if not do.startswith("example") else "", do=do).status_code == 200


def test_every_number_on_the_page_leads_to_its_source(pages):
    page = send(pages, NOTE)
    numbers = {int(number) for number in re.findall(r'href="#ref-(\d+)"', page.text)}
    listed = [int(number) for number in re.findall(r'<li id="ref-(\d+)"', page.text)]
    assert listed == list(range(1, len(listed) + 1))
    assert numbers == set(listed)
    for address in set(re.findall(r'data-source="([^"]+)"', page.text)):
        panel = pages.get(address, params={"part": "panel"})
        assert panel.status_code == 200
        assert "<html" not in panel.text
        assert "Statements that rest on it" in words_of(panel)


def test_likelihoods_are_words_first_and_rounded_estimates(pages):
    page = send(pages, NOTE)
    shares = re.findall(r'<p class="likely"><b>(.*?)</b>.*?<span class="small">(.*?)</span>', page.text)
    assert shares[0][0] in ("Very likely", "Likely")
    assert all(re.fullmatch(r"(?:about \d*[05]|under 5|over 95) in 100, an estimate", share) for _, share in shares)


def test_the_drawing_has_no_style_of_its_own_and_names_itself(pages):
    page = send(pages, NOTE)
    assert "<style" not in page.text
    ids = re.findall(r'\bid="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))
    assert re.search(r'<svg[^>]*role="img"[^>]*aria-labelledby="cb-section-title cb-section-desc"', page.text)


def test_the_record_is_that_of_the_assessment(pages, shipped: Consult):
    sent = send(pages, NOTE, do="record", f="clonus:present:")
    assert sent.headers["content-disposition"] == 'attachment; filename="assessment.json"'
    listed = [{"id": "clonus", "state": "present", "side": ""}]
    assert json.loads(sent.text) == json.loads(json.dumps(to_record(shipped.assess(NOTE, listed))))


def test_the_consult_note_numbers_what_it_cites_and_goes_back_to_the_case(pages):
    page = send(pages, CAUDA, do="sheet", f="fever:absent:")
    assert "<h1>Consult note</h1>" in page.text
    assert "Fever (by hand)" in words_of(page)
    cited = {int(n) for marks in re.findall(r"<sup>(.*?)</sup>", page.text) for n in marks.split(",")}
    listed = [int(n) for n in re.findall(r'<li value="(\d+)">', page.text)]
    assert listed == list(range(1, len(listed) + 1))
    assert cited == set(listed)
    assert f'name="note" value="{CAUDA}"' in page.text
    assert 'name="f" value="fever:absent:"' in page.text


@pytest.fixture
def plants(tmp_path) -> TestClient:
    """The site of the garden pack with its tables for cases, in a home of its own."""
    home = case_home().copy_to(tmp_path / "home")
    return client_of(Consult.open(Settings(home=home.folder, packs=home.packs)))


def test_nothing_of_a_case_is_in_an_address_a_log_or_a_file(plants, caplog, tmp_path):
    with caplog.at_level(logging.DEBUG):
        for do in ("assess", "strike wilting-all-over", "sheet", "record"):
            page = plants.post("/case", data={"note": f"{SECRET}: wilting all over.", "add": "dry soil", "do": do},
                               follow_redirects=False)  # fmt: skip
            assert page.status_code == 200
            assert page.headers["cache-control"] == "no-store"
            assert "set-cookie" not in page.headers
            assert SECRET not in str(page.headers)
    assert SECRET not in caplog.text
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes()


def test_a_fault_of_ours_shows_and_logs_no_word_of_the_note(garden, caplog, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(Consult, "assess", fail)
    with caplog.at_level(logging.DEBUG):
        page = send(garden, f"{SECRET}: wilting all over.")
    assert page.status_code == 500
    assert SECRET not in page.text
    assert SECRET not in caplog.text
    assert "RuntimeError" in caplog.text


def test_a_note_too_long_to_be_read_whole_says_so(pages):
    assert "longer than 20,000 characters" in words_of(send(pages, "Unsteady walking. " * 1200))


def test_another_pack_is_assessed_by_the_same_page(plants):
    page = send(plants, "Wilting all over, dry soil.")
    assert "Emergency: to be seen within hours" in words_of(page)
    assert first_cause(page) == "Drought"
    assert send(plants, "Wilting all over, dry soil.", do="sheet").status_code == 200


def test_a_library_without_tables_for_cases_recognises_nothing_and_says_so(garden):
    assert garden.get("/case").status_code == 200
    assert "No finding was recognised" in words_of(send(garden, "Wilting all over, dry soil."))
