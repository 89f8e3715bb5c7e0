"""Settings: one tree from flags, environment, file and defaults, in that order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from curbside.errors import BadInput
from curbside.settings import Settings, load_settings, secret_settings, settings_table, shipped_packs


def test_without_anything_said_the_defaults_hold():
    from platformdirs import user_data_path

    assert load_settings({}) == Settings(
        home=user_data_path("curbside", appauthor=False),
        packs=shipped_packs(),
        database="",
        keep_answers=True,
    )


def test_the_environment_is_read_by_the_names_of_the_settings(tmp_path):
    environ = {
        "CURBSIDE_HOME": str(tmp_path),
        "CURBSIDE_PACKS": os.pathsep.join(["packs/a", "packs/b"]),
        "CURBSIDE_DATABASE": "sqlite:///elsewhere.sqlite",
        "CURBSIDE_KEEP_ANSWERS": "no",
    }
    assert load_settings(environ) == Settings(
        home=tmp_path,
        packs=(Path("packs/a"), Path("packs/b")),
        database="sqlite:///elsewhere.sqlite",
        keep_answers=False,
    )


def test_hosts_are_named_in_a_list_or_parted_by_commas(tmp_path):
    (tmp_path / "curbside.toml").write_text('allowed_hosts = ["Rules.Hospital.example", "b:8443"]\n')
    environ = {"CURBSIDE_HOME": str(tmp_path)}
    assert load_settings(environ).allowed_hosts == ("rules.hospital.example", "b:8443")
    assert load_settings(environ | {"CURBSIDE_ALLOWED_HOSTS": "a, b:1,"}).allowed_hosts == ("a", "b:1")


def test_a_file_in_the_home_folder_is_read_and_its_paths_are_meant_from_there(tmp_path):
    (tmp_path / "curbside.toml").write_text('packs = ["mine"]\nkeep_answers = false\n')
    assert load_settings({"CURBSIDE_HOME": str(tmp_path)}) == Settings(
        home=tmp_path, packs=(tmp_path / "mine",), keep_answers=False
    )


def test_a_flag_beats_the_environment_and_the_environment_beats_the_file(tmp_path):
    file = tmp_path / "any.toml"
    file.write_text('home = "filed"\ndatabase = "sqlite:///filed"\nkeep_answers = false\n')
    environ = {"CURBSIDE_CONFIG": str(file), "CURBSIDE_DATABASE": "sqlite:///typed"}
    settings = load_settings(environ, {"keep_answers": True, "packs": None})
    assert settings == Settings(
        home=tmp_path / "filed",
        packs=shipped_packs(),
        database="sqlite:///typed",
        keep_answers=True,
    )


def test_the_library_lies_in_the_home_folder_unless_a_database_is_named(tmp_path):
    settings = Settings(home=tmp_path, packs=())
    assert settings.database_url == f"sqlite:///{tmp_path / 'library.sqlite'}"
    assert Settings(home=tmp_path, database="sqlite://").database_url == "sqlite://"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("hoem = 'x'", "There is no setting called 'hoem' in {file}."),
        ("packs = 'x'\nkeep_answers = 'maybe'", None),
        ("keep_answers = 'maybe'", "The setting keep_answers is true or false, not 'maybe'."),
        ("packs = 3", "The setting packs is a list of folders, not 3."),
        ("database = 3", "The setting database is text, not 3."),
        ("allowed_hosts = 3", "The setting allowed_hosts is a list of hosts, not 3."),
    ],
)
def test_a_name_or_value_that_is_no_setting_is_refused(tmp_path, content, message):
    file = tmp_path / "curbside.toml"
    file.write_text(content)
    with pytest.raises(BadInput) as raised:
        load_settings({"CURBSIDE_HOME": str(tmp_path)})
    if message:
        assert raised.value.message == message.format(file=file)


def test_the_block_of_the_organisation_is_read_line_by_line(tmp_path):
    (tmp_path / "curbside.toml").write_text(
        'organisation = "The Clinic"\norganisation_address = ["1 Street", "Town"]\n'
        'organisation_phone = "+44 20 7946 0000"\norganisation_url = "https://clinic.example/book?from=leaflet"\n'
    )
    settings = load_settings({"CURBSIDE_HOME": str(tmp_path)})
    assert (settings.organisation, settings.organisation_address) == ("The Clinic", ("1 Street", "Town"))
    assert settings.organisation_phone == "+44 20 7946 0000"
    assert settings.organisation_url == "https://clinic.example/book?from=leaflet"
    environ = {"CURBSIDE_HOME": str(tmp_path), "CURBSIDE_ORGANISATION_ADDRESS": "2 Road; Village"}
    assert load_settings(environ).organisation_address == ("2 Road", "Village")


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("organisation_url", "javascript:alert(1)", "a web address that begins with https://"),
        ("organisation_url", "http://clinic.example", "a web address that begins with https://"),
        ("organisation_url", "https://clinic.example/ a", "a web address that begins with https://"),
        ("organisation_url", 'https://clinic.example"onclick="x', "a web address that begins with https://"),
        ("organisation_phone", "call us", "a telephone number: digits, spaces and a + before them"),
        ("organisation_phone", "+44;ext=1", "a telephone number: digits, spaces and a + before them"),
    ],
)
def test_what_becomes_a_link_on_a_leaflet_must_be_one(tmp_path, name, value, what):
    with pytest.raises(BadInput) as raised:
        load_settings({"CURBSIDE_HOME": str(tmp_path), f"CURBSIDE_{name.upper()}": value})
    assert raised.value.message == f"The setting {name} is {what}, not {value!r}."


def test_an_override_that_is_no_setting_is_refused():
    with pytest.raises(BadInput, match="There is no setting called 'hoem'"):
        load_settings({}, {"hoem": "x"})


def test_a_file_that_was_named_must_be_there(tmp_path):
    with pytest.raises(BadInput, match="cannot be read"):
        load_settings({}, {"config": tmp_path / "none.toml"})


def test_every_setting_has_a_name_an_environment_variable_and_a_line_of_help():
    table = settings_table()
    assert [(name, variable) for name, variable, _ in table] == [
        ("home", "CURBSIDE_HOME"),
        ("packs", "CURBSIDE_PACKS"),
        ("database", "CURBSIDE_DATABASE"),
        ("keep_answers", "CURBSIDE_KEEP_ANSWERS"),
        ("semantic_model", "CURBSIDE_SEMANTIC_MODEL"),
        ("allowed_hosts", "CURBSIDE_ALLOWED_HOSTS"),
        ("pubmed_address", "CURBSIDE_PUBMED_ADDRESS"),
        ("pubmed_email", "CURBSIDE_PUBMED_EMAIL"),
        ("pubmed_key", "CURBSIDE_PUBMED_KEY"),
        ("organisation", "CURBSIDE_ORGANISATION"),
        ("organisation_help", "CURBSIDE_ORGANISATION_HELP"),
        ("organisation_address", "CURBSIDE_ORGANISATION_ADDRESS"),
        ("organisation_phone", "CURBSIDE_ORGANISATION_PHONE"),
        ("organisation_url", "CURBSIDE_ORGANISATION_URL"),
    ]
    assert secret_settings() == {"pubmed_key"}
    assert all(help.endswith(".") and "\n" not in help for _, _, help in table)


def test_reading_settings_brings_in_no_heavy_library():
    code = (
        "import sys; from curbside.settings import load_settings; load_settings({});"
        "print(sorted({'pydantic', 'yaml', 'sqlalchemy', 'tantivy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
