"""Reading a topic's Markdown: statements as written, and faults with their line."""

from __future__ import annotations

import pytest

from curbside.library.faults import Fault
from curbside.library.topics import Statement, Topic, read_topic
from tests.factories import CARE_MD

FRONT = """\
---
id: hoeing
title: Hoeing
subjects: [bed, weed]
reviewed: awaiting
date: 2026-11-21
---
"""


def read(body: str) -> tuple[Topic | None, tuple[Fault, ...]]:
    return read_topic(f"{FRONT}\n{body}", "topics/hoeing.md")


def test_a_topic_is_read_with_every_attribute_of_its_statements():
    topic, faults = read_topic(CARE_MD, "topics/tomato-care.md")
    assert faults == ()
    assert topic == Topic(
        id="tomato-care",
        title="Looking after tomatoes",
        subjects=("tomato-plant",),
        reviewed="awaiting",
        date="2026-11-21",
        file="topics/tomato-care.md",
        statements=(
            Statement(
                id="tomato-care-001",
                heading="Treatment",
                text="Watering in the morning suits a tomato plant.",
                sources=("almanac2019",),
                role="treatment",
                plain="Water tomatoes in the morning.",
                line=11,
            ),
            Statement(
                id="tomato-care-002",
                heading="Treatment",
                text="In summer a tomato plant takes 2 litres a day.",
                sources=("almanac2019", "shed-notes"),
                role="dose",
                applies="summer, under glass",
                strength="strong",
                disagrees=("greenfly-003",),
                plain="In summer, tomatoes take 2 litres a day.",
                line=13,
            ),
            Statement(
                id="tomato-care-003",
                heading="Pitfalls",
                text="Watering at noon is said to scorch the leaves.",
                sources=("shed-notes",),
                role="pitfall",
                certainty="low",
                audience="clinician",
                line=20,
            ),
        ),
    )


def test_brackets_and_braces_in_the_words_stay_in_the_words():
    topic, faults = read("## Signs\n\n- A bed [raised {or sunk}] drains (1 to 2 cm). [@a]{#h-001 role=sign}\n")
    assert faults == ()
    assert [s.text for s in topic.statements] == ["A bed [raised {or sunk}] drains (1 to 2 cm)."]


def test_a_quoted_attribute_may_hold_braces_equals_signs_and_commas():
    topic, faults = read('## Signs\n\n- Hoe. [@a]{#h-001 role=sign applies="x = {1, 2}"}\n')
    assert (topic.statements[0].applies, faults) == ("x = {1, 2}", ())


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "## Signs\n\n- Hoe in dry weather.\n",
            [(11, "this statement has no source"), (8, "this topic has no statement")],
        ),
        (
            "## Signs\n\n- Hoe. [@a; b]{#h-001 role=sign}\n",
            [(11, "'b' is not a citation")],
        ),
        (
            "## Signs\n\n- Hoe. [@a; @a]{#h-001 role=sign}\n",
            [(11, "'a' is cited twice")],
        ),
        (
            "## Signs\n\n- Hoe. [@a]\n",
            [(11, "this statement has no id"), (11, "this statement has no role")],
        ),
        (
            "## Signs\n\n- Hoe. [@a]{#h-001 role=sign colour=red}\n",
            [(11, "unknown attribute 'colour'")],
        ),
        (
            "## Signs\n\n- Hoe. [@a]{#h-001 role=sign role=test}\n",
            [(11, "attribute 'role' stands twice")],
        ),
        (
            '## Signs\n\n- Hoe. [@a]{#h-001 role=sign applies="dry}\n',
            [(11, "'applies=\"dry' is not an attribute")],
        ),
        (
            "- Hoe. [@a]{#h-001 role=sign}\n",
            [(9, "a statement stands under a heading")],
        ),
        (
            "## Signs\n\nA stray line.\n\n- Hoe. [@a]{#h-001 role=sign}\n",
            [(11, "'A stray line.' belongs to no statement")],
        ),
        (
            "## Signs\n\n- Hoe. [@a]{#h-001 role=sign}\n  plain:\n",
            [(12, "this plain reading is empty")],
        ),
        (
            "## Signs\n\n- [@a]{#h-001 role=sign}\n",
            [(11, "this statement has no words")],
        ),
    ],
)
def test_a_fault_of_form_names_its_line(body, expected):
    _, faults = read(body)
    assert [(fault.line, fault.message) for fault in faults] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Signs\n", [(1, "there is no front matter")]),
        ("---\nid: a\n", [(1, "the front matter never ends")]),
        ("---\n- a\n---\n", [(2, "the front matter is not a list of keys and values")]),
        (
            "---\nid: a\nid: b\n---\n",
            [(3, "this is not YAML: 'id' stands twice")],
        ),
    ],
)
def test_a_topic_without_a_readable_front_is_no_topic(text, expected):
    topic, faults = read_topic(text, "topics/a.md")
    assert topic is None
    assert [(fault.line, fault.message) for fault in faults] == expected


def test_unknown_and_missing_keys_of_the_front_are_named():
    text = FRONT.replace("title: Hoeing\n", "").replace("[bed, weed]", "bed") + "\n## Signs\n\n"
    _, faults = read_topic(text.replace("date:", "colour: red\ndate:") + "- Hoe. [@a]{#h-001 role=sign}\n", "t.md")
    assert [(fault.line, fault.message) for fault in faults] == [
        (5, "unknown key 'colour' in the front matter"),
        (2, "the front matter lacks 'title'"),
        (3, "subjects is a list"),
    ]
