"""Own documents in the browser's hands: sent, read, asked, retracted and removed, and never from elsewhere."""

from __future__ import annotations

import html
import re
import stat
import time

import pytest

from curbside.doors import uploads
from curbside.doors.uploads import MOST_FILES
from tests.doors.test_library import links, text_of
from tests.intake.own.shelf import NOTES, POLICY

ATTACK = "How is a greenfly attack treated?"
TREATED = "A greenfly attack under glass is treated with soap water twice a week."


def send(client, *files: tuple[str, str | bytes], **told: str):
    """Sends files as the form does; the answer is the page that tells of them."""
    return client.post("/library/own", files=[("files", file) for file in files], data=told)


def outcome(client, page) -> str:
    """The words on the page of a run once it is over."""
    address = re.findall(r'data-progress="([^"]+)"', page.text)[0]
    for _ in range(600):
        part = client.get(html.unescape(address)).text
        if "data-over" in part:
            return part
        time.sleep(0.05)
    raise AssertionError("the run did not end within 30 seconds")


@pytest.fixture
def site(of_own_home):
    return of_own_home()


def test_files_are_told_one_by_one_and_can_be_asked_at_once(site):
    part = outcome(site, send(site, ("policy.md", POLICY), ("noise.bin", b"\x00\x01" * 99), ("notes.md", NOTES)))
    told = re.findall(r'<li class="file is-(\w+)"><b>(.*?)</b>', part)
    assert told == [("added", "policy.md"), ("failed", "noise.bin"), ("added", "notes.md")]
    assert "noise.bin is of no kind that is read here. What to do: Give PDF" in text_of(part)
    assert "Ready: 2 of 3 can be cited from now on." in text_of(part)
    answer = site.post("/ask", data={"question": ATTACK})
    assert TREATED in html.unescape(answer.text)
    assert "Own document, not seen by the editors" in answer.text


def test_readers_are_served_while_files_are_read(site):
    address = re.findall(r'data-progress="([^"]+)"', send(site, ("policy.md", POLICY), ("notes.md", NOTES)).text)[0]
    answered = 0
    while "data-over" not in site.get(html.unescape(address)).text:
        answers = [site.post("/ask", data={"question": ATTACK}), site.get("/library"), site.get("/library/sources")]
        assert [each.status_code for each in answers] == [200, 200, 200]
        answered += 1
    assert answered > 1
    assert TREATED in html.unescape(site.post("/ask", data={"question": ATTACK}).text)


def test_a_file_that_is_sent_again_is_the_same_and_a_new_text_under_its_name_a_new_version(site):
    outcome(site, send(site, ("policy.md", POLICY)))
    assert 'is-same"><b>policy.md' in outcome(site, send(site, ("policy.md", POLICY)))
    part = outcome(site, send(site, ("policy.md", POLICY.replace("twice a week", "every day"))))
    assert 'is-updated"><b>policy.md' in part
    words = text_of(site.get("/library/own").text)
    assert "2 documents" in words
    assert "Superseded" in words


def test_what_the_documents_are_may_be_told(site):
    outcome(site, send(site, ("policy.md", POLICY), type="guideline"))
    assert "Guideline Current 2 passages, added" in text_of(site.get("/library/own").text)
    assert send(site, ("notes.md", NOTES), type="gossip").status_code == 400


def test_two_files_of_one_name_are_both_taken(site):
    part = outcome(site, send(site, ("a/policy.md", POLICY), ("b/policy.md", NOTES)))
    assert re.findall(r'is-added"><b>(.*?)</b>', part) == ["policy.md", "policy (2).md"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.md", "..\\..\\policy.md", '<img src=x onerror="alert(1)">.md', "a\x1b[2Jb.md", " .md "]
)
def test_the_name_of_a_file_reaches_no_folder_and_no_page_as_markup(site, name):
    part = outcome(site, send(site, (name, POLICY)))
    (shown,) = re.findall(r'is-added"><b>(.*?)</b>', part)
    assert "/" not in html.unescape(shown) and "\\" not in html.unescape(shown)
    assert "<img" not in part
    assert sorted(p.name for p in site.app.state.site.settings.home.glob("uploading-*")) == []


def test_what_is_sent_lies_with_its_owner_alone_and_is_gone_after_the_run(site, monkeypatch):
    seen = []
    real = uploads._store

    def store(target, name, file):
        item = real(target, name, file)
        seen.append(stat.S_IMODE(target.parent.stat().st_mode))
        return item

    monkeypatch.setattr(uploads, "_store", store)
    outcome(site, send(site, ("policy.md", POLICY)))
    assert seen == [0o700]
    assert list(site.app.state.site.settings.home.glob("uploading-*")) == []


def test_too_large_a_file_is_told_and_the_others_are_read(site, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 2_000)
    part = outcome(site, send(site, ("long.md", "word " * 500), ("policy.md", POLICY)))
    told = re.findall(r'<li class="file is-(\w+)"><b>(.*?)</b>', part)
    assert told == [("failed", "long.md"), ("added", "policy.md")]
    assert "It is larger than 0 MB. What to do: Send it in parts." in text_of(part)


def test_too_many_files_none_and_too_much_in_all_are_refused(site):
    many = [(f"{n}.md", POLICY) for n in range(MOST_FILES + 1)]
    response = send(site, *many)
    assert (response.status_code, "21 files were sent; at most 20 are taken at a time." in response.text) == (400, True)
    assert send(site, ("", b"")).status_code == 400
    headers = {"content-length": str(200_000_000), "content-type": "multipart/form-data; boundary=x"}
    assert site.post("/library/own", content=b"x", headers=headers).status_code == 413


def test_a_second_run_waits_its_turn(site, monkeypatch):
    started = uploads.Uploads._admit(site.app.state.uploads, uploads.Run("a" * 16, (uploads.FileState("one.md"),)))
    response = send(site, ("policy.md", POLICY))
    assert (response.status_code, "Another upload is being read." in response.text) == (400, True)
    site.app.state.uploads._change(started.id, stage=uploads.DONE)
    outcome(site, send(site, ("policy.md", POLICY)))


def test_a_fault_while_files_are_read_is_told_without_its_words(site, monkeypatch, caplog):
    def fail(*_):
        raise RuntimeError("words of the text")

    monkeypatch.setattr("curbside.intake.own_library.OwnLibrary.add", fail)
    part = outcome(site, send(site, ("policy.md", POLICY)))
    assert "Stopped. Reading was stopped by a fault of ours." in text_of(part)
    assert "RuntimeError" in caplog.text
    assert "words of the text" not in caplog.text


def test_a_document_is_read_with_its_sections_and_an_anchor_for_each_passage(site):
    part = outcome(site, send(site, ("policy.md", POLICY)))
    (address,) = links(part, "/library/own/[0-9a-f]")
    text = site.get(address).text
    assert re.findall(r'<div class="read" id="(p\d+)">', text) == ["p1", "p2"]
    assert "<h2>Greenfly attack</h2>" in text or "<h2>Greenhouse policy › Greenfly attack</h2>" in text
    assert TREATED in html.unescape(text)
    led = site.get(f"{address}?passage=2", follow_redirects=False)
    assert led.headers["location"].endswith(f"{address}?page=1#p2")
    passages = links(text, "/passages/")
    assert f'href="{address}?passage=1"' in site.get(passages[0]).text


def test_a_long_document_comes_in_parts(site):
    text = "# Beds\n\n" + "\n\n".join(f"## Bed {n}\n\nBed number {n} is dug over in spring." for n in range(1, 101))
    (address,) = links(outcome(site, send(site, ("beds.md", text))), "/library/own/[0-9a-f]")
    first = site.get(address).text
    assert "Passages 1 to 40 of 100" in text_of(first)
    assert "Bed number 100 is dug" in site.get(f"{address}?page=3").text
    assert site.get(f"{address}?page=4").status_code == 404
    assert site.get(f"{address}?passage=77", follow_redirects=False).headers["location"].endswith("?page=2#p77")


def test_a_document_is_retracted_after_asking_once_more(site):
    (address,) = links(outcome(site, send(site, ("policy.md", POLICY))), "/library/own/[0-9a-f]")
    assert "Mark this document as retracted?" in site.get(f"{address}/retract").text
    page = site.post(f"{address}/retract", data={"note": "Withdrawn by the shed."}).text
    assert "The document was marked as retracted." in page
    assert "It is retracted: Withdrawn by the shed. No answer is taken from it." in text_of(site.get(address).text)
    assert TREATED not in html.unescape(site.post("/ask", data={"question": ATTACK}).text)


def test_a_document_is_removed_for_good_after_asking_once_more(site):
    (address,) = links(outcome(site, send(site, ("policy.md", POLICY))), "/library/own/[0-9a-f]")
    assert "Remove this document for good?" in site.get(f"{address}/remove").text
    assert site.get(address).status_code == 200  # asking alone removes nothing
    assert "The document was removed for good" in site.post(f"{address}/remove").text
    assert site.get(address).status_code == 404
    assert "0 documents" in text_of(site.get("/library/own").text)


def test_nothing_but_removing_and_retracting_is_done_to_a_document(site):
    (address,) = links(outcome(site, send(site, ("policy.md", POLICY))), "/library/own/[0-9a-f]")
    assert site.get(f"{address}/publish").status_code == 404
    assert site.post(f"{address}/publish").status_code == 404
    assert site.post(f"{address}/retract", data={"note": "x" * 301}).status_code == 400
    assert "Current" in text_of(site.get(address).text)


def test_where_others_can_reach_the_site_the_library_is_read_only(site):
    (address,) = links(outcome(site, send(site, ("policy.md", POLICY))), "/library/own/[0-9a-f]")
    site.app.state.site.hosts = ("127.0.0.1", "curbside.hospital.example")
    assert 'type="file"' not in site.get("/library/own").text
    assert f"{address}/remove" not in site.get(address).text
    assert send(site, ("notes.md", NOTES)).status_code == 400
    assert site.post(f"{address}/remove").status_code == 400
    assert site.get(address).status_code == 200


def test_a_form_of_another_site_adds_and_removes_nothing(site):
    headers = {"sec-fetch-site": "cross-site", "origin": "http://evil.example"}
    response = site.post("/library/own", files=[("files", ("policy.md", POLICY))], headers=headers)
    assert response.status_code == 403
    assert "0 documents" in text_of(site.get("/library/own").text)
