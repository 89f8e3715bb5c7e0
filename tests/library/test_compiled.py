"""What a library keeps ready answers as its tables do, and is passed over when it is not of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from curbside.cases.casebook import read_casebook
from curbside.cases.emergency import judge_urgency
from curbside.cases.findings import read_case
from curbside.cases.redflags import raise_urgency
from curbside.library.case_tables import FILE_NAME, write_tables
from curbside.library.compiled import (
    KNOWLEDGE,
    open_casebook,
    open_knowledge,
    open_people,
    open_redflags,
    write_compiled,
)
from curbside.library.knowledge import read_knowledge, write_knowledge
from tests.cases.casebooks import shipped_tables
from tests.library.test_knowledge import make_knowledge

NOTE = "62F, numb hands and a stiff gait for 3 months, brisk knee reflexes, no bladder trouble. mJOA 13."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A library's tables with what is made ready of them."""
    folder = tmp_path_factory.mktemp("library")
    knowledge, tables = make_knowledge(), shipped_tables()
    knowledge = type(knowledge)(**{**vars(knowledge), "redflags": ()})
    write_knowledge(knowledge, folder / KNOWLEDGE)
    write_tables(tables, folder / FILE_NAME)
    write_compiled(knowledge, tables, folder)
    return folder


def test_the_casebook_that_is_ready_reads_a_note_as_the_tables_do(folder):
    ready, made = open_casebook(folder), read_casebook(shipped_tables())
    case = read_case(NOTE, ready.lexicon)
    assert case == read_case(NOTE, made.lexicon)
    assert len(case.findings) >= 3
    assert judge_urgency(case, ready.criteria) == judge_urgency(case, made.criteria)
    assert ready.causes == made.causes and ready.pathways == made.pathways and ready.names == made.names


def test_knowledge_people_and_red_flags_are_what_their_tables_are(folder):
    assert open_knowledge(folder) == read_knowledge(folder / KNOWLEDGE)
    people, scores = open_people(folder), read_casebook(shipped_tables()).scores
    assert people.scores.tables.keys() == scores.tables.keys()
    assert people.scores.tables["mjoa"] == scores.tables["mjoa"]
    assert people.names["mjoa"] == scores.tables["mjoa"].name
    assert raise_urgency("I cannot feel my legs", open_redflags(folder, ())) is None


def test_a_table_that_has_changed_since_is_read_itself(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    write_tables({**shipped_tables(), "pathways": ()}, tmp_path / FILE_NAME)
    assert open_casebook(folder).pathways != ()
    assert open_casebook(tmp_path).pathways == ()
