"""The guard: who may ask, and what a page lets a browser do."""

from __future__ import annotations

import pytest

from curbside.doors.server import check_loopback
from curbside.errors import BadInput


def test_every_page_says_what_a_browser_may_do_with_it(garden):
    headers = garden.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self' ")
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert (headers["referrer-policy"], headers["x-content-type-options"]) == ("no-referrer", "nosniff")
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "a@127.0.0.1", "[::1"])
def test_another_name_for_this_machine_is_refused(garden, host):
    assert garden.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:8321", "localhost", "[::1]:8321"])
def test_the_names_of_this_machine_are_let_in(garden, host):
    assert garden.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "http://evil.example"},
        {"sec-fetch-site": "", "origin": "null"},
        {"sec-fetch-site": "", "origin": ""},
    ],
)
def test_a_form_of_another_site_is_refused(garden, headers):
    done = garden.post("/ask", data={"question": "What are the signs of greenfly attack?"}, headers=headers)
    assert done.status_code == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "10.0.0.1", "curbside.example", ""])
def test_an_address_that_others_could_reach_refuses_to_start(host):
    with pytest.raises(BadInput, match="there are no accounts yet"):
        check_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_an_address_of_this_machine_alone_may_be_served(host):
    check_loopback(host)
