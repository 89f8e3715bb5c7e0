"""Which addresses may be reached: none that leads inwards, in whatever way it is written."""

from __future__ import annotations

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curbside.errors import BadDocument
from curbside.intake.feeds.addresses import Place, checked, is_open, place_of


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1",
    "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:100.64.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1",
])  # fmt: skip
def test_an_address_that_leads_inwards_is_not_open(address):
    assert not is_open(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "130.14.29.110", "::ffff:8.8.8.8", "64:ff9b::808:808",
                                     "2607:f220:41e:4290::110"])  # fmt: skip
def test_an_address_of_the_internet_is_open(address):
    assert is_open(address)


@given(st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address))
def test_an_address_is_as_open_when_it_is_carried_within_one_of_the_new_kind(address):
    assert is_open(f"::ffff:{address}") == is_open(str(address)) == is_open(f"64:ff9b::{address}")


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/",
    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://localhost.:80/",
])  # fmt: skip
def test_this_machine_is_not_reached_however_it_is_written(url):
    with pytest.raises(BadDocument, match=r"private network|not known"):
        checked(place_of(url), ())


def test_a_name_with_one_private_address_among_others_is_not_reached(monkeypatch):
    def both(*_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.5")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(BadDocument) as fault:
        checked(place_of("https://garden.example/a"), ())
    assert fault.value.message == ("garden.example: the host lies in a private network (10.0.0.5), "
                                   "and nothing is fetched from there.")  # fmt: skip
    assert "allowed_hosts" in fault.value.remedy


@pytest.mark.parametrize(("allowed", "may"), [
    (("localhost",), True), (("localhost:8080",), True), (("LocalHost",), True),
    (("localhost:8081",), False), (("garden.example",), False), ((), False),
])  # fmt: skip
def test_a_host_is_allowed_by_its_name_alone_or_with_its_port(allowed, may):
    place = place_of("http://localhost:8080/")
    if may:
        assert checked(place, allowed)
    else:
        with pytest.raises(BadDocument):
            checked(place, allowed)


@pytest.mark.parametrize(("url", "message"), [
    ("ftp://garden.example/a", "ftp://garden.example/a is no address of http or https."),
    ("file:///etc/passwd", "file:///etc/passwd is no address of http or https."),
    ("https:///nowhere", "https:///nowhere is no address of http or https."),
    ("https://garden.example:99999/", "https://garden.example:99999/ is no web address."),
    ("https://[::1", "https://[::1 is no web address."),
    ("https://anna:secret@garden.example/", "The address at garden.example carries a name or password."),
])  # fmt: skip
def test_what_is_no_web_address_is_refused_by_name(url, message):
    with pytest.raises(BadDocument) as fault:
        place_of(url)
    assert fault.value.message == message
    assert fault.value.remedy


def test_a_password_is_never_told():
    with pytest.raises(BadDocument) as fault:
        place_of("https://anna:secret@[::1?token=secret")
    assert "secret" not in fault.value.message


def test_the_parts_of_an_address_are_as_a_request_needs_them():
    assert place_of("https://Gärten.example:8443/Rasen mähen?q=ö#unten") == Place(
        url="https://Gärten.example:8443/Rasen mähen?q=ö", scheme="https", host="xn--grten-gra.example", port=8443,
        path="/Rasen%20m%C3%A4hen?q=%C3%B6",
    )  # fmt: skip


def test_nothing_in_a_path_can_end_the_line_of_a_request():
    assert place_of("http://garden.example/a%0d%0aHost:%20b/\x7f").path == "/a%0d%0aHost:%20b/%7F"
