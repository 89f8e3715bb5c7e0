"""Checking leaflets: one test case for every rule, each breaking one thing in a sound pack."""

from __future__ import annotations

import pytest

from curbside.library.check_leaflets import HARDEST_GRADE, MOST_WORDS
from curbside.library.pack_check import check_pack
from curbside.settings import shipped_packs
from tests.factories import TODAY, change, leaflet_md, make_pack_with_leaflet

FILE = "leaflets/pests.md"


def found(folder) -> list[tuple[int, str]]:
    return [(fault.line, fault.message) for fault in check_pack(folder, today=TODAY) if fault.file == FILE]


def test_a_sound_leaflet_has_no_faults(tmp_path):
    assert check_pack(make_pack_with_leaflet(tmp_path), today=TODAY) == ()


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"why": '- They drink 3 litres a day. {#a from="greenfly-001"}'}, ["'a' adds the figure '3 litres a day'"]),
        ({"why": '- Greenfly do not gather. {#a from="greenfly-001"}'}, ["'a' adds a negation"]),
        ({"why": '- Watering helps. {#a from="greenfly-001"}'}, ["'a' adds the name of 'watering'"]),
        ({"why": '- Water at noon scorches. {#a from="tomato-care-003"}'},
         ["'a' stands on 'tomato-care-003', which is for clinicians"]),
        ({"why": '- It rains. {#a from="greenfly-009"}'}, ["'a' stands on unknown statement 'greenfly-009'"]),
        ({"why": '- One. Two. Three. {#a from="greenfly-001"}'},
         ["'a' adds the figure 'Two'", "'a' adds the figure 'Three'", "'a' is more than two sentences"]),
        ({"why": '- Start treatment now. {#a from="greenfly-001"}'}, ["'a' orders a treatment: 'start'"]),
        ({"why": '- You should take a tablet. {#a from="greenfly-001"}'},
         ["'a' orders a treatment: 'you should take'"]),
        ({"why": '- It is known what stopping a tablet does. {#a from="greenfly-001"}'}, []),
        ({"help_now": '- They gather. {#a from="greenfly-001"}'}, ["'a' stands on no red-flag statement"]),
        ({"why": '- They gather. {#leaf-risk from="greenfly-001"}'}, ["the id 'leaf-risk' stands twice"]),
        ({"why": '- They gather. {#greenfly-001 from="greenfly-001"}'},
         ["the id 'greenfly-001' is that of a statement"]),
        ({"why": ""}, ["the section 'why' has no sentence"]),
        ({"questions": '### Where\n\n- They gather. {#a from="greenfly-001"}'}, ["a question ends in '?'"]),
    ],
)
def test_a_leaflet_that_breaks_a_rule_is_named(tmp_path, sections, expected):
    assert sorted(message for _, message in found(make_pack_with_leaflet(tmp_path, leaflet_md(**sections)))) == sorted(
        expected
    )


def test_a_negation_must_not_get_lost(tmp_path):
    folder = make_pack_with_leaflet(tmp_path, leaflet_md(why='- Watering at noon suits it. {#a from="greenfly-005"}'))
    statement = "- Watering at noon does not suit it. [@shed-notes]{#greenfly-005 role=pitfall}\n"
    change(folder, "topics/greenfly.md", "## Red flags\n\n", f"## Red flags\n\n{statement}")
    assert found(folder) == [(15, "'a' adds without its negation")]


def test_every_section_stands_in_its_place(tmp_path):
    folder = make_pack_with_leaflet(tmp_path, leaflet_md().replace("## why", "## wherefore"))
    assert found(folder) == [(2, "this leaflet lacks 'why'"), (13, "unknown section 'wherefore'")]
    twice = leaflet_md().replace("## risk", "## why")
    assert found(make_pack_with_leaflet(tmp_path, twice)) == [
        (2, "the sections are out of order, or one stands twice"),
        (2, "this leaflet lacks 'risk'"),
    ]


def test_a_leaflet_that_is_too_long_or_too_hard_is_named(tmp_path):
    long = "\n".join(f'- {"leaves " * 60} {{#long-{n} from="greenfly-001"}}' for n in range(20))
    messages = [message for _, message in found(make_pack_with_leaflet(tmp_path, leaflet_md(why=long)))]
    assert any(message.endswith(f"words, over {MOST_WORDS}") for message in messages)
    assert any(message.endswith(f", over {HARDEST_GRADE:.0f}") for message in messages)


def test_a_leaflet_is_named_after_its_file_and_its_subjects_are_known(tmp_path):
    folder = make_pack_with_leaflet(tmp_path, leaflet_md().replace("id: pests", "id: plagues"))
    change(folder, FILE, "subjects: [greenfly-attack]", "subjects: [locust-attack]")
    assert (2, "the leaflet is 'plagues', its file is not") in found(folder)
    assert (2, "unknown subject 'locust-attack'") in found(folder)


def test_the_shipped_leaflets_pass_their_check():
    [pack] = shipped_packs()
    faults = [str(fault) for fault in check_pack(pack, today=TODAY, checksums=False)]
    assert [fault for fault in faults if fault.startswith("leaflets/")] == []
