"""The commands that add from manifests, addresses and folders that are followed, as they are typed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

from tests.intake.feeds.servers import PubMed, serving
from tests.intake.own.shelf import NOTES, POLICY, written


def test_a_folder_is_followed(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY, notes=NOTES)
    first = garden.call("library", "sync", folder)
    assert (first.code, first.out.splitlines()[0]) == (0, "2 added: 2 documents read")
    (folder / "notes.md").unlink()
    second = garden.call("library", "sync", folder)
    assert second.err == f"missing  {folder / 'notes.md'}\n"
    assert second.out.startswith("1 same: 0 documents read\n")
    assert second.out.endswith("1 document superseded: no longer in the folder\n")
    (folder / "empty.md").write_bytes(b"")
    (folder / "notes.md").write_text(NOTES)
    third = garden.call("library", "sync", folder, "--json")
    record = json.loads(third.out)
    assert (third.code, record["counts"], record["missing"]) == (3, {"same": 1, "failed": 1, "updated": 1}, [])
    (folder / "notes.md").unlink()
    last = json.loads(garden.call("library", "sync", folder, "--remove-missing", "--json").out)
    assert (last["missing"], len(last["let_go"]), last["let_go_for_good"]) == ([str(folder / "notes.md")], 1, True)


def test_a_folder_is_watched_until_ctrl_c(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    words = ["library", "sync", str(folder), "--watch", "--every", "0.1", "--settle", "0.1"]
    run = subprocess.Popen([sys.executable, "-m", "curbside", *words], env=garden.environ, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # fmt: skip
    signal.signal(signal.SIGINT, before)
    try:
        lines = [run.stderr.readline() for _ in range(2)]
        assert lines == [f"added    {folder / 'policy.md'} (1 document)\n", f"Watching {folder}; Ctrl-C ends it.\n"]
        written(folder, notes=NOTES)
        assert run.stderr.readline() == f"added    {folder / 'notes.md'} (1 document)\n"
        (folder / "policy.md").unlink()
        assert run.stderr.readline() == f"missing  {folder / 'policy.md'}\n"
        time.sleep(0.5)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=30)
    finally:
        run.kill()
    assert (run.returncode, "Traceback" in err) == (130, False)
    assert err.endswith("curbside: stopped\n")
    assert "1 document superseded: no longer in the folder\n" in out


def test_a_manifest_is_followed_and_its_wrong_rows_give_exit_code_3(garden, tmp_path):
    folder = written(tmp_path / "own", policy=POLICY)
    (folder / "all.csv").write_text("path,title,year\npolicy.md,Watering,2023\nnone.md,Nothing,2023\n")
    done = garden.call("library", "add", "--manifest", folder / "all.csv")
    assert done.code == 3
    assert done.out.startswith(
        "1 added, 1 failed: 1 document read\n"
        f"failed: {folder / 'all.csv'} line 3: there is no file or folder {folder / 'none.md'}.\n"
    )
    (folder / "all.csv").write_text("path,titel\npolicy.md,Watering\n")
    done = garden.call("library", "add", "--manifest", folder / "all.csv")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"curbside: {folder / 'all.csv'} line 1: there is no column called 'titel'.\n")


def test_to_add_nothing_is_told(garden):
    done = garden.call("library", "add")
    assert (done.code, done.err) == (
        2, "curbside: Nothing is named to be added.\n  Name a file, a folder, an address or a manifest.\n")  # fmt: skip


def test_a_page_of_a_private_network_is_fetched_only_where_it_is_allowed(garden):
    page = b"<h1>Hoses</h1><p>Hoses are rolled up in autumn, when the first frost comes.</p>"
    asked = []

    def answer(request):
        asked.append(request.path)
        request.send(200, page, Content_Type="text/html")

    with serving(answer) as base:
        done = garden.call("library", "add", f"{base}/hoses")
        assert (done.code, asked) == (3, [])
        assert "allow the host by name in the setting called allowed_hosts" in done.out
        done = garden.call("library", "add", f"{base}/hoses", CURBSIDE_ALLOWED_HOSTS="127.0.0.1")
        assert (done.code, asked) == (0, ["/hoses"])
    (row,) = json.loads(garden.call("library", "list", "--own", "--json").out)
    assert (row["origin"], row["title"]) == (f"{base}/hoses", "Hoses")


def test_articles_of_pubmed_are_asked_and_answered_with_their_number(garden):
    pubmed = PubMed({"17": "A heap of compost that smells of ammonia is given straw at once."})
    with serving(pubmed.answer) as base:
        done = garden.call("library", "add", "pmid:17", CURBSIDE_PUBMED_ADDRESS=base)
    assert (done.code, done.err) == (0, "added    pmid:17 (1 document)\n")
    asked = garden.call("ask", "What is a heap of compost that smells of ammonia given?", "--only", "own").out
    assert "PMID: 17" in asked or "PMID 17" in asked


def test_a_search_may_be_longer_than_any_name_of_a_file(garden):
    pubmed = PubMed({"17": "A heap of compost that smells of ammonia is given straw at once."})
    query = " OR ".join(f"compost{number}[ti]" for number in range(400))
    with serving(pubmed.answer) as base:
        done = garden.call("library", "add", f"pubmed:{query}", CURBSIDE_PUBMED_ADDRESS=base)
    assert (done.code, pubmed.asked[0][1]["term"]) == (3, query)
    assert "PubMed finds nothing for 'compost0[ti] OR" in done.out


def test_a_key_is_not_shown_by_the_doctor(garden):
    shown = garden.call("doctor", CURBSIDE_PUBMED_KEY="VERYSECRET").out
    assert "VERYSECRET" not in shown
    assert "pubmed_key     ***" in shown
