"""Pages behind web addresses: fetched once, within bounds, and told by name where they cannot be had."""

from __future__ import annotations

import socket
import threading
import time
from urllib.parse import urlsplit

import pytest

from curbside.intake.feeds.addresses import place_of
from curbside.intake.feeds.exchange import Bounds, exchange
from curbside.intake.feeds.page import find_page
from curbside.intake.readers import read_item
from curbside.intake.record import Item, Unreadable
from tests.intake.feeds.servers import serving

PAGE = b"<html><head><title>Hoses</title></head><body><h1>Hoses</h1><p>Hoses are rolled up in autumn.</p></body></html>"
HTML = {"Content_Type": "text/html; charset=utf-8"}


def fetched(url: str, **bounds) -> Item | Unreadable:
    (found,) = find_page(url, Bounds(**bounds), {"127.0.0.1"})
    return found


def test_a_page_is_fetched_and_read_with_its_address():
    with serving(lambda request: request.send(200, PAGE, **HTML)) as base:
        item = fetched(f"{base}/hoses?season=autumn#rolled")
    url = f"{base}/hoses?season=autumn"
    assert (item.origin, item.name, item.media, item.given) == (
        url, "hoses.html", "text/html; charset=utf-8", (("url", url),))  # fmt: skip
    (document,) = read_item(item)
    assert (document.kind, document.meta.title) == ("html", "Hoses")
    assert [block.text for block in document.blocks] == ["Hoses are rolled up in autumn."]


@pytest.mark.parametrize(("media", "path", "body", "kind"), [
    ("text/plain", "/notes.md", b"# Hoses\n\nHoses are rolled up.\n", "markdown"),
    ("text/plain", "/notes", b"Hoses are rolled up.\n", "text"),
    ("text/markdown", "/notes.txt", b"# Hoses\n\nHoses are rolled up.\n", "markdown"),
    ("text/html", "/notes.txt", b"Hoses are <b>rolled up</b>.\n", "html"),
    ("application/x-ndjson", "/rows", b'{"title": "Hoses", "text": "Hoses are rolled up."}\n', "jsonl"),
    ("application/octet-stream", "/rows.jsonl", b'{"title": "Hoses", "text": "Hoses are rolled up."}\n', "jsonl"),
])  # fmt: skip
def test_the_type_that_a_host_states_decides_how_a_page_is_read(media, path, body, kind):
    with serving(lambda request: request.send(200, body, Content_Type=media)) as base:
        (document,) = read_item(fetched(base + path))
    assert document.kind == kind


def test_the_letters_that_a_host_states_go_before_those_that_the_page_states():
    page = '<meta charset="utf-8"><p>Die Gärten sind grün.</p>'.encode("windows-1252")
    with serving(lambda r: r.send(200, page, Content_Type="text/html; charset=windows-1252")) as base:
        (document,) = read_item(fetched(base))
    assert [block.text for block in document.blocks] == ["Die Gärten sind grün."]


def test_a_page_that_has_moved_is_followed_and_keeps_the_address_that_was_asked_for():
    def answer(request):
        if request.path == "/old":
            request.send(301, b"", Location="/new")
        else:
            request.send(200, PAGE, **HTML)

    with serving(answer) as base:
        item = fetched(f"{base}/old")
        assert (item.origin, item.name) == (f"{base}/old", "new.html")


def test_a_page_that_leads_on_without_end_is_told_after_five_times():
    asked = []

    def answer(request):
        asked.append(request.path)
        request.send(302, b"", Location=f"/{len(asked)}")

    with serving(answer) as base:
        told = fetched(f"{base}/0")
    assert told.message == f"{urlsplit(base).netloc} leads on more than 5 times."
    assert len(asked) == 6


@pytest.mark.parametrize(("location", "message"), [
    ("http://localhost:{port}/", "localhost:{port}: the host lies in a private network"),
    ("http://169.254.169.254/latest/meta-data/", "169.254.169.254: the host lies in a private network"),
    ("http://[::ffff:10.0.0.1]/", "[::ffff:10.0.0.1]: the host lies in a private network"),
    ("file:///etc/passwd", "file:///etc/passwd is no address of http or https."),
    ("", "127.0.0.1:{port} leads on without saying where."),
])  # fmt: skip
def test_a_page_that_leads_to_where_nothing_may_be_fetched_is_not_followed(location, message):
    port = 0

    def answer(request):
        request.send(302, b"", **({"Location": location.format(port=port)} if location else {}))

    with serving(answer) as base:
        port = urlsplit(base).port
        told = fetched(base)
    assert told.message.startswith(message.format(port=port))
    assert told.remedy


def test_a_name_that_leads_elsewhere_when_it_is_looked_up_again_is_not_looked_up_again(monkeypatch):
    lookups = []
    real = socket.getaddrinfo

    def rebinding(host, port, *rest, **more):
        lookups.append(host)
        # the second time it would lead to where nobody listens
        return real("127.0.0.1" if len(lookups) == 1 else "127.0.0.2", port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    with serving(lambda request: request.send(200, PAGE, **HTML)) as base:
        port = urlsplit(base).port
        (found,) = find_page(f"http://garden.example:{port}/", Bounds(), {"garden.example"})
    assert isinstance(found, Item)
    assert lookups == ["garden.example"]


def test_the_host_is_told_the_name_it_was_asked_by_and_nothing_of_who_asks():
    heads = []

    def answer(request):
        heads.append(dict(request.headers))
        request.send(200, PAGE, **HTML)

    with serving(answer) as base:
        fetched(base)
        netloc = urlsplit(base).netloc
    (head,) = heads
    assert head.pop("User-Agent").startswith("curbside/")
    assert head == {"Host": netloc, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}


@pytest.mark.parametrize(("status", "message", "remedy"), [
    (401, "asks for a login", "Save it there, and add the file."),
    (403, "does not let this program in", "Save the page in a browser"),
    (404, "has no such page", "Check the address."),
    (418, "answers with an error (418)", "Try again later."),
    (429, "is asked too often", "Try again later."),
    (503, "answers with an error (503)", "Try again later."),
])  # fmt: skip
def test_an_answer_that_is_no_page_is_told_with_a_remedy(status, message, remedy):
    with serving(lambda request: request.send(status, b"no")) as base:
        told = fetched(f"{base}/a")
        netloc = urlsplit(base).netloc
    assert (told.origin, told.message) == (f"{base}/a", f"{base}/a: {netloc} {message}.")
    assert remedy in told.remedy


def test_a_type_that_is_not_read_here_is_refused_before_its_body():
    def endless(request):
        request.send_response(200)
        request.send_header("Content-Type", "video/mp4")
        request.end_headers()
        time.sleep(5)

    begun = time.monotonic()
    with serving(endless) as base:
        told = fetched(base)
        assert "sends video/mp4, which is not read here." in told.message
        assert time.monotonic() - begun < 4


def test_a_page_of_a_login_in_the_place_of_a_pdf_is_told():
    with serving(lambda request: request.send(200, PAGE, Content_Type="application/pdf")) as base:
        told = fetched(f"{base}/rules.pdf")
    assert told.message.endswith("says that it sends a PDF, and it is none.")


def test_a_page_that_is_too_large_is_told_whether_it_says_so_or_not():
    def unsaid(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        request.close_connection = True
        try:
            for _ in range(100):
                request.wfile.write(b"x" * 100_000)
        except OSError:
            pass

    with serving(lambda request: request.send(200, b"x" * 3_000_001, Content_Type="text/plain")) as base:
        assert "sends more than 3 MB." in fetched(base, size=3_000_000).message
    with serving(unsaid) as base:
        assert "sends more than 3 MB." in fetched(base, size=3_000_000).message


@pytest.mark.parametrize("drip", ["head", "body"])
def test_a_host_that_sends_byte_by_byte_is_left_when_its_time_is_over(drip):
    def slow(request):
        try:
            if drip == "body":
                request.send_response(200)
                request.send_header("Content-Type", "text/plain")
                request.end_headers()
            for _ in range(100):
                request.wfile.write(b"x")
                request.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    begun = time.monotonic()
    with serving(slow) as base:
        told = fetched(base, seconds=0.5)
        assert told.message == f"{urlsplit(base).netloc} takes more than 0.5 seconds to answer."
        assert time.monotonic() - begun < 4


def test_a_connection_that_is_cut_gives_no_half_of_a_page():
    with serving(lambda request: request.send(200, PAGE, **HTML, Content_Length="5000")) as base:
        told = fetched(base)
    assert told.message.endswith("breaks off or sends what is no HTTP.")


def test_a_host_that_nobody_knows_or_that_does_not_listen_is_told():
    assert fetched("http://garden.invalid/").message == "garden.invalid: the host is not known."
    with socket.socket() as idle:
        idle.bind(("127.0.0.1", 0))
        port = idle.getsockname()[1]
    told = fetched(f"http://127.0.0.1:{port}/")
    assert told.message == f"127.0.0.1:{port} cannot be reached (connection refused)."


def test_what_is_no_http_at_all_is_told():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def greet():
            connection, _ = server.accept()
            with connection:
                connection.sendall(b"220 garden.example ESMTP\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        told = fetched(f"http://127.0.0.1:{server.getsockname()[1]}/")
        thread.join()
    assert "breaks off or sends what is no HTTP" in told.message


def test_a_clock_that_is_stopped_leaves_nothing_running():
    with serving(lambda request: request.send(200, PAGE, **HTML)) as base:
        before = threading.active_count()
        with exchange(place_of(base), Bounds(), ("127.0.0.1",), {}) as reply:
            assert reply.read() == PAGE
        time.sleep(0.1)
        assert threading.active_count() <= before + 1  # a thread of the server at most
