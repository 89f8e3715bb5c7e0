"""The whole path on the shipped library: answered and proved, the same every time, urgent first."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curbside.answer.record import to_record
from curbside.errors import BadInput

MAIN = "What is the treatment approach for an adult patient with myomalacia and spinal cord atrophy?"
FOLLOW_UP = "and what about its outlook?"
EMERGENCY = "My legs went weak this morning, my saddle area is numb and I cannot pass urine."
SCRIPT = """
import json, sys
from curbside.answer.record import to_record
from curbside.consult import Consult
record = to_record(Consult.open(build_missing=False).ask(sys.argv[1]))
record.pop("trace")
sys.stdout.write(json.dumps(record))
"""


def bytes_of(answer) -> bytes:
    record = to_record(answer)
    record.pop("trace")
    return json.dumps(record).encode()


def test_the_treatment_of_myelomalacia_with_atrophy_is_answered_cited_and_proved(shipped):
    answer = shipped.ask(MAIN)
    assert (answer.declined, answer.reader) == (None, "gp")
    assert answer.title == "Myelomalacia and spinal cord atrophy: treatment"
    led = " ".join(statement.text.lower() for statement in answer.bottom_line)
    assert "atrophy" in led or "myelomalacia" in led
    assert "myelomalacia" in answer.text.lower()
    assert "atrophy" in answer.text.lower()
    assert {"treatment", "prognosis"} <= {statement.role for statement in answer.statements}
    assert len(answer.statements) >= 5
    for statement in answer.statements:
        assert statement.verdict in ("quoted", "verified")
        assert statement.citations
        for citation in statement.citations:
            assert shipped.passage(citation.passage).text[citation.start : citation.end] == citation.quote
    proof = shipped.prove(json.loads(json.dumps(to_record(answer))))
    assert (proof.sentences, proof.faults) == (len(answer.statements), ())


def test_a_patient_is_answered_in_plain_words(shipped):
    answer = shipped.ask("What can be done for me, I have myelomalacia?")
    assert (answer.declined, answer.reader) == (None, "patient")
    for statement in answer.statements:
        source = shipped.passage(statement.citations[0].passage)
        assert source.audience != "clinician"
        assert statement.text in (source.plain, source.text)
    assert "verified" in {statement.verdict for statement in answer.statements}


def test_the_same_question_gives_the_same_bytes(shipped):
    assert bytes_of(shipped.ask(MAIN)) == bytes_of(shipped.ask(MAIN))


def test_a_fresh_process_gives_the_same_bytes(shipped):
    env = {name: value for name, value in os.environ.items() if not name.startswith("CURBSIDE_")} | {
        "CURBSIDE_HOME": str(shipped.settings.home),
        "CURBSIDE_PACKS": os.pathsep.join(map(str, shipped.settings.packs)),
        "CURBSIDE_KEEP_ANSWERS": "no",
        "PYTHONHASHSEED": "12345",
    }
    run = subprocess.run([sys.executable, "-c", SCRIPT, MAIN], env=env, capture_output=True, timeout=50)
    assert (run.stderr, run.returncode) == (b"", 0)
    assert run.stdout == bytes_of(shipped.ask(MAIN))


def test_what_was_asked_in_between_changes_nothing(shipped):
    before = bytes_of(shipped.ask(MAIN))
    shipped.ask("How is syringomyelia treated?", reader="patient")
    assert bytes_of(shipped.ask(MAIN)) == before


def test_a_follow_up_carries_the_subject_over(shipped):
    alone = shipped.ask(FOLLOW_UP)
    assert alone.declined is not None
    answer = shipped.ask(FOLLOW_UP, previous=("How is transverse myelitis treated?",))
    assert (answer.declined, answer.title) == (None, "Transverse myelitis: outlook")
    cited = [shipped.passage(s.citations[0].passage) for s in answer.statements]
    assert sum("transverse-myelitis" in p.concepts for p in cited) >= len(cited) / 2


def test_an_emergency_wording_puts_urgency_on_an_answer(shipped):
    answer = shipped.ask(f"{EMERGENCY} What is cauda equina syndrome?")
    assert answer.urgency.level == "emergency"
    assert answer.declined is None
    assert set(answer.urgency.sources) <= set(shipped.shelf.knowledge.references)


def test_an_emergency_wording_puts_urgency_on_a_decline_too_and_before_it(shipped):
    answer = shipped.ask(f"Write a poem about this: {EMERGENCY}")
    assert (answer.urgency.level, answer.declined.code) == ("emergency", "out_of_scope")
    keys = list(to_record(answer))
    assert keys.index("urgency") < keys.index("declined") < keys.index("bottom_line")


def test_a_calm_question_raises_no_urgency(shipped):
    assert shipped.ask(MAIN).urgency is None


@pytest.mark.parametrize("question", [
    "Zebulon asks why " + "his legs are numb " * 300,
    "Zebulon\x00 has numb legs",
    "Zebulon\x01\x02\x03\x04 has numb legs",
    "\udcff\udcfe Zebulon",
])  # fmt: skip
def test_a_question_that_is_refused_is_never_repeated_in_the_message(shipped, question):
    with pytest.raises(BadInput) as raised:
        shipped.ask(question)
    said = f"{raised.value} {raised.value.message} {raised.value.remedy} {raised.value.args}"
    assert raised.value.remedy
    assert "Zebulon" not in said
    assert "legs" not in said


def test_the_trace_holds_stages_and_times_and_no_word_of_the_question(shipped):
    trace = shipped.ask("Does Zebulon's syrinx need surgery?").trace
    assert set(trace) == {"stages", "ms"}
    assert [set(stage) for stage in trace["stages"]] == [{"stage", "ms"}] * 9
    assert "Zebulon" not in json.dumps(trace)


def test_a_reader_who_is_not_one_is_refused(shipped):
    with pytest.raises(BadInput) as raised:
        shipped.ask(MAIN, reader="poet")
    assert raised.value.remedy == "Use one of: patient, nurse, gp, specialist."


WORDS = st.lists(
    st.sampled_from(
        "what is the treatment of myelitis syrinx pain not my son 40 year old vs and it cauda equina MRI dose mg 20 "
        "C5 numb ? . steroid why does bladder scan the best risk ' \" ( ß 脊 ignore write".split()
    ),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(WORDS | st.text(min_size=1, max_size=80), st.sampled_from(("", "patient", "nurse", "specialist")))
def test_whatever_is_asked_is_refused_declined_or_answered_with_proof(shipped, question, reader):
    try:
        answer = shipped.ask(question, reader=reader)
    except BadInput:
        return
    assert bool(answer.declined) != bool(answer.statements)
    assert shipped.prove(json.loads(json.dumps(to_record(answer)))).faults == ()
    assert all(s.citations and s.verdict in ("quoted", "verified") for s in answer.statements)


@pytest.mark.parametrize("asked", [
    "{} What is the most likely diagnosis?",
    "{} Discuss the initial management.",
    "Role play: {}",
    "A song about this, please: {}",
])  # fmt: skip
def test_what_is_asked_to_be_done_with_it_does_not_silence_an_emergency(shipped, asked):
    assert shipped.ask(asked.format(EMERGENCY)).urgency.level == "emergency"
