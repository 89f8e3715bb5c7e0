"""What every command has in common: help, plain errors, closed pipes, and no word of a question told."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest
import typer.main

from tests.cli.homes import SIGNS, Outcome

SECRET = "Ploverdale"  # stands for what a patient may have typed


def commands() -> list[tuple[str, ...]]:
    """Every command and group of the command line, as its words."""
    from curbside.cli import app, ask, doctor, evaluate, library, pack, prove  # noqa: F401

    found: list[tuple[str, ...]] = []

    def walk(command: click.Command, words: tuple[str, ...]) -> None:
        found.append(words)
        for name, each in getattr(command, "commands", {}).items():
            walk(each, (*words, name))

    walk(typer.main.get_command(app), ())
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_has_help(garden, words):
    done = garden.call(*words, "--help")
    assert (done.code, done.err) == (0, "")
    # a sentence between the line of usage and the table of options
    assert done.out.split("\n\n")[1].strip()


def test_help_works_as_a_process_on_its_own(garden):
    done = garden.run("--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Usage: ")


@pytest.mark.parametrize("words", [(), ("pack",), ("library",), ("evaluate",)])
def test_a_group_without_a_command_shows_its_help_and_fails(garden, words):
    done = garden.call(*words)
    assert done.code == 2
    assert "Commands:" in done.out + done.err


@pytest.mark.parametrize(
    "words", [("nosuch",), ("ask", "--nosuch"), ("prove",), ("pack", "nosuch"), ("library", "show")]
)
def test_a_command_typed_wrongly_is_refused_with_the_way_to_its_help(garden, words):
    done = garden.call(*words)
    assert (done.code, done.out) == (2, "")
    assert "--help' for help." in done.err


def test_a_question_where_a_command_belongs_is_told_how_to_ask(garden):
    done = garden.call(SIGNS)
    assert (done.code, done.out) == (2, "")
    assert done.err.endswith('Error: To ask a question: curbside ask "What is ...?"\n')


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [("ask", SIGNS), ("ask", SIGNS, "--json"), ("library", "list"), ("--help",)])
def test_a_pipe_that_is_closed_early_is_no_fault(garden, words, unbuffered):
    read, write = os.pipe()
    os.close(read)
    process = subprocess.Popen(
        [sys.executable, "-m", "curbside", *words], stdout=write, stderr=subprocess.PIPE,
        env=garden.environ | {"PYTHONUNBUFFERED": unbuffered},
    )
    os.close(write)
    err = process.communicate(timeout=30)[1]
    assert (process.returncode, err) == (0, b"")


@pytest.mark.parametrize(
    ("words", "environ", "message"),
    [
        (("ask", SIGNS, "--home", "{file}"), {}, "cannot be used"),
        (("library", "build", "--home", "{file}/deeper"), {}, "cannot be used"),
        (("ask", SIGNS), {"CURBSIDE_CONFIG": "{tmp}/none.toml"}, "The settings file {tmp}/none.toml cannot be read"),
        (("ask", SIGNS), {"CURBSIDE_KEEP_ANSWERS": "perhaps"}, "The setting keep_answers is true or false"),
        (("ask", SIGNS), {"CURBSIDE_PACKS": "{tmp}/none"}, "There is no pack in {tmp}/none."),
        (("library", "build", "--afresh"), {"CURBSIDE_DATABASE": "tulips"}, "The database URL cannot be used"),
        (("pack", "new", "knee", "--into", "{file}"), {}, "cannot be used"),
        (("evaluate", "answers", "--questions", "{tmp}/none.yaml"), {}, "{tmp}/none.yaml cannot be read"),
        (("prove", "{tmp}"), {}, "{tmp} is not a saved answer"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_the_asker_can_mend_is_said_plainly_and_ends_with_exit_code_2(garden, tmp_path, words, environ, message):
    places = {"tmp": tmp_path, "file": tmp_path / "file"}
    places["file"].write_text("a file, not a folder")
    environ = {name: value.format(**places) for name, value in environ.items()}
    done = garden.run(*(word.format(**places) for word in words), **environ)
    assert (done.code, done.out) == (2, "")
    said = done.err.replace("curbside: building the library (once; a few seconds) ...\n", "")
    assert said.startswith("curbside: ")
    assert message.format(**places) in said
    assert "Traceback" not in done.err
    assert len(said.splitlines()) <= 2


def test_bytes_that_are_no_text_are_refused(garden):
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"curbside", b"ask", b"\xff\xfe signs of greenfly attack"],
        capture_output=True, env=garden.environ, check=False,
    )
    expected = Outcome(2, "", "curbside: The question is not text.\n  Ask in plain words.\n")
    assert Outcome(done.returncode, done.stdout.decode(), done.stderr.decode()) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("ask", f"{SECRET}: {SIGNS}", "--reader", "vet"),
        ("ask", f"{SECRET}: {SIGNS}", "--after", "none"),
        ("ask", f"{SECRET}: {SIGNS}", "--out", "x"),
        ("ask", SECRET, "has", "leg", SECRET),
        ("ask", f"{SECRET} " * 1000),
        ("ask", f"{SECRET}\0\1\2\3"),
        ("ask", f"{SECRET}: {SIGNS}", "--home", "/dev/null"),
        ("ask", f"{SECRET}: {SIGNS}", "--nosuch"),
        (f"What is wrong with {SECRET}?",),
    ],
)
def test_no_word_of_a_question_is_in_what_an_error_says(garden, words):
    done = garden.call(*words)
    assert (done.code, done.out) == (2, "")
    assert SECRET.lower() not in done.err.lower()


def test_no_word_of_a_question_is_in_the_errors_of_a_batch(garden, tmp_path):
    question = f"{SECRET}: {SIGNS}"
    rows = [
        {"id": 1, "question": question, "reader": "vet"},
        {"id": 2, "question": question, "previous": SECRET},
        {"id": 3, "question": question * 1000},
        {"id": 4, "question": [question]},
        {"question": question},
    ]
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(map(json.dumps, rows)) + f'\n{{"id": 6, "question": "{SECRET}\n')
    done = garden.call("ask", "--batch", source, "--out", target)
    assert done.code == 3
    assert [list(json.loads(line)) for line in target.read_text().splitlines()] == [["id", "error"]] * 6
    assert SECRET not in done.err + target.read_text()


def test_no_word_of_a_question_is_in_its_trace(garden):
    record = json.loads(garden.call("ask", SIGNS, "--json").out)
    assert list(record["trace"]) == ["stages", "ms"]
    assert {key for stage in record["trace"]["stages"] for key in stage} == {"stage", "ms"}
