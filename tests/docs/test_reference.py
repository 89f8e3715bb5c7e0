"""The reference is complete: whatever the code has a name for stands on its page, and nothing else does."""

from __future__ import annotations

import importlib.util
import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from curbside import errors
from curbside.answer import record, references
from curbside.answer.citations import KINDS as EVIDENCE
from curbside.answer.intents import ROLE_FIT
from curbside.answer.question import READERS
from curbside.answer.scope import decline
from curbside.cases.redflags import Reason, Urgency
from curbside.library import check_redflags, check_scope
from curbside.library.leaflets import SECTIONS
from curbside.library.pack_check import KNOWN_FILES, REVIEWED, UNREVIEWED
from curbside.library.pack_markdown import FRONT_REQUIRED
from curbside.library.pack_shapes import CONCEPT, PACK, REFERENCE
from curbside.library.passages import ROLES
from curbside.library.reference_report import REVIEW_AFTER
from curbside.library.references import STANDINGS, TYPES
from curbside.library.topics import ATTRIBUTES
from curbside.library.vocabulary import KINDS, SCOPES
from curbside.settings import settings_table

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE_PAGES = DOCS / "reference"


def load_maker():
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


def page(name: str) -> str:
    return (REFERENCE_PAGES / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The lines under a heading, up to the next heading of any level; examples are left out."""
    text = re.sub(r"^```.*?^```$", "", page(name), flags=re.DOTALL | re.MULTILINE)
    parts = re.split(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def listed(name: str, heading: str) -> list[str]:
    """The names in the first column of the tables under a heading, in order."""
    cells = re.findall(r"^\| (.*?) \|", section(name, heading), flags=re.MULTILINE)
    return [each.lstrip("#") for cell in cells for each in re.findall(r"`(.*?)`", cell)]


def names_of(kind: type) -> list[str]:
    return [each.name for each in fields(kind)]


def plain_codes() -> list[str]:
    return [value for name, value in vars(decline).items() if name.isupper() and isinstance(value, str)]


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_a_page_made_from_the_code_is_up_to_date(name):
    assert load_maker().pages()[name] == page(name), "run: python docs/make_reference.py"


def test_every_command_has_its_place():
    found = re.findall(r"^## curbside (.*)$", page("commands.md"), flags=re.MULTILINE)
    assert found == [words for words, _ in load_maker().commands()]
    assert {"ask", "prove", "doctor", "library show", "pack new", "evaluate redflags"} <= set(found)


def test_every_argument_and_option_is_explained():
    rows = re.findall(r"^\| `.*?`.*? \| (.*) \|$", page("commands.md"), flags=re.MULTILINE)
    count = sum(len(command.params) for _, command in load_maker().commands())
    assert len(rows) == count
    assert all(row.strip() for row in rows)


def test_every_setting_has_its_row():
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", page("settings.md"), flags=re.MULTILINE)
    assert rows == [(name, variable) for name, variable, _ in settings_table()]


def test_every_exit_code_is_explained():
    raised = {each.exit_code for each in vars(errors).values() if inspect.isclass(each)
              and issubclass(each, errors.CurbsideError)}
    told = re.findall(r"^\| (\d+) \|", section("exit-codes.md", "Exit codes"), flags=re.MULTILINE)
    assert [int(code) for code in told] == sorted(raised | {0, 3, 130})


def test_every_error_is_listed_with_its_code():
    rows = re.findall(r"^\| `(\w+)` \| (\d) \|", page("exit-codes.md"), flags=re.MULTILINE)
    kinds = [k for k in vars(errors).values() if inspect.isclass(k) and issubclass(k, errors.CurbsideError)]
    leaves = {k.__name__: str(k.exit_code) for k in kinds if not k.__subclasses__()}
    assert dict(rows) == leaves
    assert all(f"`{k.__name__}`" in page("exit-codes.md") for k in kinds)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("pack.yaml", PACK.keys),
        ("References", REFERENCE.keys),
        ("Types of reference", TYPES),
        ("Topics", ("id", *ATTRIBUTES)),
        ("Roles", ROLES),
        ("Leaflets", SECTIONS),
        ("When a reference is looked at again", REVIEW_AFTER),
        ("Vocabulary", CONCEPT.keys),
        ("scope.yaml", check_scope.KEYS),
        ("redflags.yaml", tuple(check_redflags.KEYS)),
        ("The format of a pack", KNOWN_FILES),
    ],
)
def test_every_name_of_the_pack_format_is_explained(heading, names):
    assert sorted(listed("pack-format.md", heading)) == sorted(names)


def test_the_sections_of_a_leaflet_stand_in_order_with_their_headings():
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", "Leaflets"), flags=re.MULTILINE)
    assert rows == list(SECTIONS.items())


def test_every_type_of_reference_has_its_days():
    heading = "When a reference is looked at again"
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", heading), flags=re.MULTILINE)
    assert rows == [(kind, str(REVIEW_AFTER[kind])) for kind in TYPES]


def test_every_kind_of_red_flag_entry_is_listed_with_its_keys():
    rows = re.findall(r"^\| `(.*?)` \| .*? \| (.*)\|$", section("pack-format.md", "redflags.yaml"), flags=re.MULTILINE)
    assert {kind: tuple(re.findall("`(.*?)`", keys)) for kind, keys in rows} == check_redflags.KEYS


def test_types_of_reference_stand_in_order_with_their_words():
    rows = re.findall(r"^\| `(.*?)` \| (.*) \|$", section("pack-format.md", "Types of reference"), flags=re.MULTILINE)
    assert rows == [(kind, EVIDENCE[kind]) for kind in TYPES]


@pytest.mark.parametrize("name", [*UNREVIEWED, *REVIEWED, *STANDINGS, *KINDS, *SCOPES, *FRONT_REQUIRED])
def test_every_value_of_the_pack_format_is_named(name):
    assert f"`{name}`" in page("pack-format.md")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Answer", names_of(record.Answer)),
        ("Statement", names_of(record.Statement)),
        ("Citation", names_of(record.Citation)),
        ("Reference", names_of(references.CitedReference)),
        ("Section", names_of(record.Section)),
        ("Comparison", names_of(record.Table)),
        ("Disagreement", names_of(record.Point)),
        ("Urgency", names_of(Urgency)),
        ("Decline", [*names_of(decline.Decline), *plain_codes()]),
        ("What a question wants", list(ROLE_FIT)),
    ],
)
def test_every_key_of_the_record_is_explained(heading, names):
    assert sorted(listed("answer-record.md", heading)) == sorted(names)


def test_the_parts_of_the_record_without_a_table_are_named_with_their_keys():
    text = page("answer-record.md")
    assert "{" + ", ".join(names_of(Reason)) + "}" in text
    assert "{" + ", ".join(names_of(record.Side)) + "}" in text
    assert all(f"`{reader}`" in text for reader in READERS)


def test_five_codes_of_decline_are_told():
    assert len(plain_codes()) == 5


@pytest.mark.parametrize("path", sorted(DOCS.rglob("*.md")), ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(path):
    for target, anchor in re.findall(r"\]\(([^)#:]*)(?:#([^)]*))?\)", path.read_text(encoding="utf-8")):
        file = path.parent / target if target else path
        assert file.exists(), target
        headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}
        assert not anchor or anchor in anchors, anchor
