"""The commands for one's own documents, as they are typed."""

from __future__ import annotations

import json

from tests.intake.own.shelf import NOTES, POLICY, written


def test_documents_are_added_listed_asked_and_removed(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    added = garden.run("library", "add", folder, "--type", "guideline", "--year", "2024")
    assert (added.code, added.err) == (0, f"added    {folder / 'policy.md'} (1 document)\n")
    assert added.out.startswith("1 added: 1 document read\nLibrary ")
    assert garden.call("library", "add", folder).out.startswith("1 same: 0 documents read\n")
    (row,) = json.loads(garden.call("library", "list", "--own", "--json").out)
    assert (row["title"], row["type"], row["year"], row["passages"]) == ("Greenhouse policy", "guideline", 2024, 2)
    line = garden.call("library", "list", "--own").out
    assert line == f"{row['id']}  current    guideline                2  Greenhouse policy\n"
    asked = garden.call("ask", "How is a greenfly attack treated?", "--only", "own").out
    assert "soap water twice a week" in asked
    assert "Guideline, own document. Greenhouse policy." in asked
    assert garden.call("library", "remove", row["id"]).out == f"Removed: {row['id']}\n"
    assert json.loads(garden.call("library", "list", "--own", "--json").out) == []


def test_a_file_that_cannot_be_read_gives_exit_code_3_and_the_reason(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    (folder / "empty.md").write_bytes(b"")
    done = garden.call("library", "add", folder)
    assert done.code == 3
    assert done.out.startswith("2 added, 1 failed: 2 documents read\nfailed: ")
    report = json.loads(garden.call("library", "add", folder, "--json").out)
    assert report["counts"] == {"same": 2, "failed": 1}
    (result,) = report["results"]
    assert (result["outcome"], result["origin"]) == ("failed", str(folder / "empty.md"))


def test_a_target_that_is_not_there_is_told(garden, tmp_path):
    done = garden.call("library", "add", tmp_path / "nowhere")
    assert (done.code, done.err) == (
        2,
        f"curbside: There is no file or folder {tmp_path / 'nowhere'}.\n"
        "  Name a file, a folder, an archive or a pattern.\n",
    )


def test_a_document_is_retracted_or_superseded_by_name(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    garden.call("library", "add", folder)
    assert garden.call("library", "retract", folder / "policy.md", "--note", "withdrawn").code == 0
    assert garden.call("library", "supersede", folder / "notes.md", "10.1000/new").code == 0
    rows = json.loads(garden.call("library", "list", "--own", "--json").out)
    assert [(row["title"], row["standing"]) for row in rows] == [
        ("Compost", "superseded"), ("Greenhouse policy", "retracted"),
    ]  # fmt: skip
    status = json.loads(garden.call("library", "status", "--json").out)
    assert (status["own_documents"], status["own_passages"]) == ({"retracted": 1, "superseded": 1}, 0)
