"""The tutorial can be followed: every block of commands runs, and gives what the page says it gives."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.homes import shipped_home

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
MARK = "== block {} =="


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> list[str]:
    """What each block printed, all of them run in one shell as a reader would, any failure ending it."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash here")
    folder = tmp_path_factory.mktemp("tutorial")
    home = shipped_home().copy_to(folder / "home")
    (folder / "bin").mkdir()
    command = folder / "bin" / "curbside"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m curbside "$@"\n')
    command.chmod(0o755)
    script = "set -eu\n" + "".join(f"echo '{MARK.format(n)}'\n{block}" for n, block in enumerate(blocks("console")))
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, timeout=120,
        env=home.environ | {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return re.split(r"== block \d+ ==\n", done.stdout)[1:]


def output_of(words: str, outputs: list[str]) -> str:
    """What the block that holds these words printed."""
    [number] = [n for n, block in enumerate(blocks("console")) if words in block]
    return outputs[number]


def test_every_block_runs(outputs):
    assert len(outputs) == len(blocks("console"))


def test_the_answers_are_answers_and_the_decline_is_one(outputs):
    assert output_of("cat answer.txt", outputs).startswith("Myelomalacia: what it is\n")
    assert output_of("--reader patient", outputs).startswith("Myelomalacia: what it is\n")
    assert "outside the library’s scope" in output_of("capital of France", outputs)


def test_the_follow_up_is_about_what_was_asked_before(outputs):
    assert output_of("--after", outputs).splitlines()[0].startswith("Myelomalacia: ")


def test_the_saved_answer_stands_and_the_changed_one_does_not(outputs):
    assert output_of("curbside prove answer.json", outputs).endswith(" sentences proved; the answer stands.\n")
    changed = output_of("curbside prove changed.json", outputs)
    assert changed.startswith("FAILED ")
    assert changed.endswith("exit code 4\n")


def test_the_passage_is_shown_with_what_its_source_was_seen_to_say(outputs):
    assert "\n  Seen: " in output_of("curbside library show", outputs)


def test_what_the_page_shows_is_what_is_printed(outputs):
    printed = "".join(outputs).splitlines()
    shown = [line for block in blocks("text") for line in block.splitlines()]
    assert shown
    assert [line for line in shown if line not in printed] == []
