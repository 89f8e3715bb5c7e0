"""`curbside serve`: the pages on this machine, and on no other."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.parse
import urllib.request

import pytest

from tests.cli.homes import SIGNS


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "curbside.example"])
def test_an_address_that_others_could_reach_is_refused_before_anything_is_opened(garden, host):
    done = garden.call("serve", "--host", host)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"curbside: Curbside is not served on {host}: ")
    assert done.err.endswith("leave --host out, or use 127.0.0.1.\n")


def test_a_port_in_use_is_named_with_the_way_out(garden):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = garden.call("serve", "--port", str(port))
    assert done.code == 2
    assert done.err.startswith(f"curbside: Port {port} of 127.0.0.1 cannot be used: ")
    assert done.err.endswith("Choose another: curbside serve --port 0\n")


def test_the_server_says_where_it_is_answers_and_logs_no_word_of_a_question(garden):
    command = [sys.executable, "-m", "curbside", "serve", "--port", "0"]
    with subprocess.Popen(command, env=garden.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        try:
            first = server.stderr.readline().decode()
            assert first.startswith("Curbside is at http://127.0.0.1:")
            address = first.split()[3].rstrip("/")
            form = urllib.parse.urlencode({"question": SIGNS}).encode()
            asked = urllib.request.Request(f"{address}/ask", form, {"Origin": address})
            with urllib.request.urlopen(asked, timeout=20) as page:
                shown = page.read().decode()
        finally:
            server.terminate()
            out, log = (stream.decode() for stream in server.communicate(timeout=20))
    assert "Greenfly attack: symptoms and signs" in shown
    assert out == ""
    assert "POST ask 303" in log and "GET answer 200" in log
    assert "greenfly" not in log.lower()
