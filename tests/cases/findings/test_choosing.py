"""Choosing findings for a form: by name, or in words that a note could use."""

from __future__ import annotations

from curbside.cases.findings.choosing import chosen, groups_of, nearest_names
from tests.cases.findings.pack import lexicon


def test_every_finding_stands_in_one_group_and_by_name():
    groups = groups_of(lexicon())
    told = [entry.id for group in groups for entry in group.entries]
    assert sorted(told) == sorted(lexicon().ids)
    for group in groups:
        names = [entry.name.casefold() for entry in group.entries]
        assert names == sorted(names)


def test_a_finding_is_chosen_by_its_name_whatever_the_letters_and_spaces():
    assert chosen("  hoffmann  SIGN ", lexicon(), "absent", "left") == (
        {"id": "hoffmann", "state": "absent", "side": "left"},
    )


def test_words_of_a_note_choose_the_finding_that_they_tell():
    assert chosen("plantars up on the right", lexicon()) == ({"id": "babinski", "state": "present", "side": "right"},)


def test_a_denial_in_the_words_is_kept():
    assert chosen("no clonus", lexicon()) == ({"id": "clonus", "state": "absent", "side": ""},)
    assert chosen("no clonus", lexicon(), "absent") == ({"id": "clonus", "state": "absent", "side": ""},)


def test_words_that_tell_nothing_choose_nothing_and_the_nearest_names_help():
    assert chosen("hofman sine", lexicon()) == ()
    assert nearest_names("hofman sine", lexicon()) == ("Hoffmann sign",)
    assert nearest_names("zzzz", lexicon()) == ()
