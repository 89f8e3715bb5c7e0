"""Calculators and the worksheet: a range where something is not known, and the case goes along without being kept."""

from __future__ import annotations

import html
import re

import pytest

from curbside.cases.scores.isncsci import classify, read_examination
from curbside.cases.scores.isncsci.examination import DERMATOMES, KEY_MUSCLES
from curbside.cases.scores.isncsci.summary import summary
from curbside.consult import Consult

NOTE = "67-year-old man with clumsy hands and unsteady walking, Hoffmann positive."
TABLES = ("mjoa", "joa", "joa-recovery-rate", "mjoa-recovery-rate", "nurick", "frankel", "ais", "ndi", "sins", "escc",
          "tokuhashi")  # fmt: skip
FULL = {"item.arms-motor": "3", "item.legs-motor": "5", "item.hands-sensory": "2", "item.bladder": "3"}
SHEET = {f"fill.{column}": mark for column, mark in
         {"rm": "5", "rt": "2", "rp": "2", "lt": "2", "lp": "2", "lm": "5"}.items()}  # fmt: skip


def result(page) -> str:
    """The words of the result."""
    found = re.search(r'<section class="result".*?</section>', page.text, re.S)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", found)).split())


def work(client, name: str, do: str = "work", **told):
    return client.post(f"/case/scores/{name}", data={"do": do, **told})


def test_every_table_of_the_packs_has_a_calculator(pages, shipped: Consult):
    listed = re.findall(r'href="/case/scores/([\w-]+)"', pages.get("/case/scores").text)
    assert tuple(shipped.casebook.scores.tables) == TABLES
    assert sorted(listed) == sorted((*TABLES, "isncsci"))


@pytest.mark.parametrize("name", TABLES)
def test_a_calculator_fills_nothing_in(pages, name):
    page = pages.get(f"/case/scores/{name}")
    assert "selected" not in page.text
    assert "Nothing is told yet: the score could be anything from" in result(page)


def test_what_is_not_known_leaves_a_range_with_every_band_that_is_possible(pages):
    told = {name: value for name, value in FULL.items() if name != "item.bladder"}
    assert result(work(pages, "mjoa", **told)) == (
        "Result 10 to 13 severe or moderate severe: severe degenerative cervical myelopathy moderate: moderate "
        "degenerative cervical myelopathy Not given, so both ends are possible: Passing urine. "
        "Begin a case with this score"
    )


def test_a_score_of_which_every_item_is_known_is_one_number(pages):
    page = work(pages, "mjoa", **FULL)
    assert result(page).startswith("Result 13 moderate")
    assert page.text.count("selected") == 4


def test_a_grade_is_told_by_its_letter(pages):
    assert result(work(pages, "frankel", **{"item.grade": "3"})).startswith("Result C ")


@pytest.mark.parametrize("value", ["7", "-1", "many", "<b>"])
def test_a_value_that_an_item_cannot_take_is_told_with_those_that_it_can(pages, value):
    page = work(pages, "ndi", **{"item.pain": value})
    assert page.status_code == 200
    assert "The item pain cannot be" in result(page)
    assert "<b>" not in page.text.partition("<section")[2].partition("</section>")[0]


def test_a_score_that_there_is_none_of_is_no_page(pages):
    assert pages.get("/case/scores/nothing").status_code == 404
    assert work(pages, "nothing").status_code == 404


def test_a_case_goes_to_the_calculator_and_back_with_the_score(pages):
    opened = work(pages, "mjoa", do="open", note=NOTE, f="clonus:present:", age="70")
    assert f'name="note" value="{NOTE}"' in opened.text
    worked = work(pages, "mjoa", note=NOTE, f="clonus:present:", age="70", **FULL)
    assert "Back to the case with this score" in result(worked)
    assert 'name="s" value="mjoa:13:13"' in worked.text
    case = pages.post("/case", data={"note": NOTE, "f": "clonus:present:", "s": "mjoa:13:13", "do": "assess"})
    told = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", case.text)).split())
    assert "Modified Japanese Orthopaedic Association score (18 points): 13 , moderate" in told
    assert "Surgery is recommended for moderate and severe degenerative cervical myelopathy." in told
    without = pages.post("/case", data={"note": NOTE, "s": "mjoa:13:13", "do": "forget mjoa"})
    assert "worked out here" not in without.text


def test_a_score_of_the_form_overrules_that_of_the_note(pages):
    page = pages.post("/case", data={"note": f"{NOTE} mJOA 9.", "s": "mjoa:16:16", "do": "assess"})
    assert re.search(r"\(18 points\): <strong>16</strong>, mild", page.text)


def test_a_score_outside_its_limits_is_told_and_not_used(pages):
    page = pages.post("/case", data={"note": NOTE, "s": "mjoa:12:40", "do": "assess"})
    assert "The score mjoa is a number from 0 to 18" in page.text


def test_clearing_a_calculator_clears_the_score_of_the_case(pages):
    assert 'value="mjoa:13:13"' not in work(pages, "mjoa", note=NOTE, s="mjoa:13:13").text
    assert 'value="mjoa:13:13"' in work(pages, "mjoa", do="open", note=NOTE, s="mjoa:13:13").text


def test_the_worksheet_has_a_field_for_every_dermatome_and_key_muscle(pages):
    page = pages.get("/case/scores/isncsci")
    fields = set(re.findall(r'<input type="text" id="([^"]+)"', page.text))
    assert fields == {f"{column}.{level}" for column in ("rt", "rp", "lt", "lp") for level in DERMATOMES} | {
        f"{column}.{level}" for column in ("rm", "lm") for level in KEY_MUSCLES
    }
    assert set(re.findall(r'<label class="unseen" for="([^"]+)"', page.text)) >= fields
    assert result(page) == "Result Nothing is marked yet."


def test_the_worksheet_says_what_the_classification_says(pages):
    page = work(pages, "isncsci", **SHEET, **{"rm.L3": "2", "rp.T10": "1", "vac": "yes", "dap": "yes"})
    side = {"motor": {"C5..S1": 5}, "light_touch": {"C2..S4-5": 2}, "pin_prick": {"C2..S4-5": 2}}
    right = {
        "motor": {"C5..L2": 5, "L3": 2, "L4..S1": 5}, "light_touch": {"C2..S4-5": 2},
        "pin_prick": {"C2..T9": 2, "T10": 1, "T11..S4-5": 2},
    }  # fmt: skip
    found = classify(read_examination(
        {"right": right, "left": side, "voluntary_anal_contraction": "yes", "deep_anal_pressure": "yes"}
    ))  # fmt: skip
    rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page.text)
    assert tuple(rows) == summary(found)
    assert ("ASIA Impairment Scale", "D") in rows
    steps = re.search(r'<details class="steps-told">.*?</details>', page.text, re.S)[0]
    assert steps.count("<li>") == len(found.steps)
    assert 'name="s" value="ais:4:4"' in page.text


def test_what_is_left_empty_counts_as_not_tested_and_is_counted(pages):
    page = work(pages, "isncsci", **{"rm.C5": "5"})
    assert "131 marks are empty and count as not tested." in result(page)
    assert "A or B or C or D or E" in result(page)


def test_filling_a_column_leaves_what_was_marked_in_it(pages):
    page = work(pages, "isncsci", **SHEET, **{"rm.L3": "nt", "rt.C2": "0*"})
    assert re.search(r'name="rm.L3" value="NT"', page.text)
    assert re.search(r'name="rt.C2" value="0\*"', page.text)
    assert re.search(r'name="rm.L2" value="5"', page.text)


@pytest.mark.parametrize(("field", "mark"), [("rm.C5", "6"), ("rt.C2", "3"), ("lp.S4-5", "x"), ("lm.S1", '"><b>')])
def test_a_mark_that_there_is_none_of_is_named_and_nothing_is_classified(pages, field, mark):
    page = work(pages, "isncsci", **SHEET, **{field: mark})
    assert "is no mark." in result(page)
    assert page.text.count('aria-invalid="true"') == 1
    assert "<dt>Motor score</dt>" not in page.text
    assert "<b>" not in page.text.partition("<table")[2].partition("</table>")[0]
