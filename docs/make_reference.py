"""Writes the pages of the reference that are made from the code: `python docs/make_reference.py`."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

FOLDER = Path(__file__).with_name("reference")
_MADE = "<!-- Made by docs/make_reference.py; change the code, not this page. -->"

_COMMANDS = """\
# Commands

Every command takes `--help`. What the exit codes mean is on [the page of exit codes](exit-codes.md); the settings that
every command reads are on [the page of settings](settings.md). Answers and results go to standard output, everything
else to standard error, so that a pipe gets nothing but the result.
"""
_SETTINGS = """\
# Settings

A setting is given as a flag where the command has one, else in the environment, else in a file, else it has its
default. The flag wins over the environment, the environment over the file.

The file is `curbside.toml` in the home folder, or the one that `CURBSIDE_CONFIG` names; a file that was named must be
there. Paths in the file are meant from the file. A name that is no setting is refused.

| setting | in the environment | default | what it does |
| --- | --- | --- | --- |
"""
_SETTINGS_END = """
A `curbside.toml` with every setting:

```toml
home = "library"
packs = ["packs/spinal_cord", "packs/knee_pain"]
database = ""
keep_answers = false
allowed_hosts = ["guidelines.hospital.example:8443"]
pubmed_address = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
pubmed_email = "library@hospital.example"
pubmed_key = ""
semantic_model = "models/sentences"
organisation = "The Spine Clinic"
organisation_help = "We see people with neck and back problems within two weeks."
organisation_address = ["1 Example Street", "Exampleton"]
organisation_phone = "+44 20 7946 0000"
organisation_url = "https://clinic.example/book"
```

`curbside doctor` prints the settings in force. Questions and keys are never logged; a kept answer holds the question
and the questions before it, nothing more, and only its owner can read the file.
"""
# Defaults that differ from machine to machine, in words.
_DEFAULTS = {
    "home": "the folder for data of this user, such as `~/.local/share/curbside`",
    "packs": "the packs that come with Curbside",
    "database": "empty",
    "keep_answers": "yes",
    "allowed_hosts": "none",
    "pubmed_address": "`https://eutils.ncbi.nlm.nih.gov/entrez/eutils/`",
    "pubmed_email": "empty",
    "pubmed_key": "empty",
    "semantic_model": "none: words alone",
    "organisation": "empty: leaflets have no such block",
    "organisation_help": "empty",
    "organisation_address": "empty",
    "organisation_phone": "empty",
    "organisation_url": "empty",
}


def main() -> None:
    """Writes each page that is made from the code."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The text of each page by its file name."""
    return {"commands.md": commands_page(), "settings.md": settings_page()}


def commands_page() -> str:
    """Every command with its arguments and options, as the command line itself knows them."""
    parts = [_MADE, "", _COMMANDS]
    for words, command in commands():
        parts.append(f"## curbside {words}\n")
        parts.append(f"{command.help}\n")
        parts.append(f"```\ncurbside {words} {_usage(command)}\n```\n")
        parts.append("| argument or option | what it is |\n| --- | --- |")
        parts += [f"| {_name(each)} | {_help(each, command)} |" for each in command.params]
        parts.append("")
    return "\n".join(parts)


def settings_page() -> str:
    """Every setting with its variable, its default and its line of help."""
    from curbside.settings import Settings, settings_table

    assert set(_DEFAULTS) == {each.name for each in fields(Settings)}
    rows = [f"| `{name}` | `{variable}` | {_DEFAULTS[name]} | {help} |" for name, variable, help in settings_table()]
    return f"{_MADE}\n\n{_SETTINGS}" + "\n".join(rows) + "\n" + _SETTINGS_END


def commands() -> Iterator[tuple[str, object]]:
    """(words, command) of every command in alphabetical order, groups entered and left out."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        import typer.main

    from curbside.cli import app, load_commands

    load_commands([])
    yield from _walk(typer.main.get_command(app), "")


def _walk(command, words: str) -> Iterator[tuple[str, object]]:
    if not hasattr(command, "commands"):
        yield words, command
        return
    for name, each in sorted(command.commands.items()):
        yield from _walk(each, f"{words} {name}".strip())


def _usage(command) -> str:
    shown = [_metavar(each) for each in command.params if each.param_type_name == "argument"]
    return " ".join(["[OPTIONS]", *shown])


def _metavar(argument) -> str:
    name = argument.name.upper()
    return name if argument.required else f"[{name}]"


def _name(parameter) -> str:
    if parameter.param_type_name == "argument":
        return f"`{_metavar(parameter)}`"
    value = "" if parameter.is_flag else f" {parameter.type.name.upper()}"
    return f"`{parameter.opts[0]}{value}`" + (" (required)" if parameter.required else "")


def _help(parameter, command) -> str:
    # from the declaration itself: some pairs of typer and click lose the help of an argument
    declared = get_type_hints(inspect.unwrap(command.callback), include_extras=True)[parameter.name]
    return declared.__metadata__[0].help.replace("|", "\\|")


if __name__ == "__main__":
    main()
