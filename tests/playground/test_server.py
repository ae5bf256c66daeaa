"""Who may ask, how much, and for how long."""

import json
import socket

import pytest

from minnet.playground import server as room
from tests.playground.pages import Page, ask, served

OPEN = json.dumps({"do": "open"}).encode("ascii")


@pytest.fixture(scope="module")
def server():
    with served() as server:
        yield server


def test_the_page_comes_with_what_keeps_it_to_itself(server):
    status, headers, text = ask(server, "GET", f"/{server.token}/")
    assert status == 200 and text.startswith(b"<!DOCTYPE html>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in \
        policy and policy.count("'sha256-") == text.count(b"<script>")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert not any(name.startswith("Access-Control") for name in headers)


@pytest.mark.parametrize("headers, status", [
    ({}, 200),
    ({"Host": "127.0.0.1:{port}"}, 200),
    ({"Host": "localhost:{port}"}, 200),
    ({"Host": "127.0.0.1"}, 403),
    ({"Host": "127.0.0.1:1"}, 403),
    ({"Host": "evil.example:{port}"}, 403),
    ({"Host": "127.0.0.1:{port}.evil.example"}, 403),
    ({"Origin": "http://127.0.0.1:{port}"}, 200),
    ({"Origin": "http://127.0.0.1:{port}.evil.example"}, 403),
    ({"Origin": "https://127.0.0.1:{port}"}, 403),
    ({"Origin": "http://evil.example"}, 403),
    ({"Origin": "null"}, 403), ({"Origin": ""}, 403)])
def test_other_hosts_and_origins(server, headers, status):
    headers = {name: text.format(port=server.port)
               for name, text in headers.items()}
    assert ask(server, body=OPEN, headers=headers)[0] == status
    assert ask(server, "GET", f"/{server.token}/",
               headers=headers)[0] == status


@pytest.mark.parametrize("path", [
    "/", "/api", "//api", "/{token}", "/{token}/page.html", "/{token}/api/",
    "/{token}/../api", "/{token}/..%2f..%2fetc/passwd", "/{short}/api",
    "/{token}x/api", "/{upper}/api", "/%s/api", "/{token}/api?x=1",
    "/{token}/./api", "/../../../../etc/passwd",
    "http://127.0.0.1:{port}/{token}/api"])
def test_no_other_path_and_no_other_token(server, path):
    path = path.format(token=server.token, short=server.token[:-1],
                       upper=server.token.swapcase(), port=server.port)
    host = {"Host": f"127.0.0.1:{server.port}"}
    for method in "GET", "POST":
        status, _, text = ask(server, method, path, OPEN, host)
        assert status == 404 and server.token.encode() not in text
    assert ask(server, "GET", f"/{server.token}/api")[0] == 404
    assert ask(server, "POST", f"/{server.token}/", OPEN)[0] == 404


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "HEAD"])
def test_no_other_method(server, method):
    assert ask(server, method, body=OPEN)[0] == 501


@pytest.mark.parametrize("body, words", [
    (b"", "JSON"), (b"{", "JSON"), (b"\xff", "JSON"), (b"[" * 5000, "JSON"),
    (b"[]", "object"), (b"1", "object"), (b"{}", "there is no 'None'"),
    (b'{"do": ["open"]}', "there is no"), (b'{"do": "nothing"}', "close, op"),
    (b'{"do": "train"}', "no longer held"),
    (b'{"do": "train", "lab": []}', "no longer held"),
    (b'{"do": "open", "settings": 3}', "expected an object such as"),
    (b'{"do": "open", "settings": {"rat": 3}}', "there is no setting 'rat'")])
def test_nonsense_gets_a_sentence(server, body, words):
    status, _, text = ask(server, body=body)
    assert status in (400, 410) and words in json.loads(text.decode())["error"]


def test_large_bodies_are_refused_unread(server):
    for length in (room.MOST_BYTES + 1, 10 ** 7, 10 ** 8):
        status, _, text = ask(server, headers={"Content-Length": str(length)})
        assert status == 413 and b"expected at most 1,000,000" in text
    for length in "-1", "10e3", "x", "9" * 30, "":
        assert ask(server, headers={"Content-Length": length})[0] == 411


def line(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=20)


def test_a_thousand_connections(server):
    many = []
    for _ in range(1000):
        many.append(line(server))
    assert Page(server).do("train")["epoch"] == 1  # beside all of them
    assert len(server.connections) <= room.MOST_CONNECTIONS + 1
    assert many[0].recv(1) == b""  # the oldest has been cut
    for one in many:
        one.close()
    assert Page(server).do("train")["epoch"] == 1


def test_a_slow_client_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(room, "MOST_SECONDS", 0.2)
    for start in b"", b"POST /", (
            f"POST /{server.token}/api HTTP/1.1\r\nHost: 127.0.0.1:"
            f"{server.port}\r\nContent-Length: 9\r\n\r\n123").encode():
        with line(server) as slow:
            slow.sendall(start)
            while slow.recv(1000):  # to the end, which comes by itself
                pass
    monkeypatch.undo()
    assert Page(server).do("train")["epoch"] == 1


def test_who_leaves_before_the_answer_does_no_harm(server, capfd):
    for _ in range(20):
        one = line(server)
        one.sendall((f"POST /{server.token}/api HTTP/1.1\r\nHost: 127.0.0.1:"
                     f"{server.port}\r\nContent-Length: {len(OPEN)}\r\n\r\n"
                     ).encode() + OPEN)
        one.close()
    assert Page(server).do("train")["epoch"] == 1
    assert capfd.readouterr() == ("", "")


def test_labs_are_let_go(server, monkeypatch):
    monkeypatch.setattr(room, "MOST_LABS", 3)
    pages = [Page(server) for _ in range(5)]
    assert len(server.labs) == 3
    assert "no longer held" in pages[0].do("train")["error"]
    assert pages[4].do("train")["epoch"] == 1
    assert pages[4].do("close") == {} and pages[4].do("close") == {}
    assert len(server.labs) == 2


def test_who_was_not_heard_of_for_longest_goes_first(server, monkeypatch):
    monkeypatch.setattr(room, "MOST_LABS", 2)
    first, second = Page(server), Page(server)
    first.do("train")
    Page(server)
    assert first.do("train")["epoch"] == 2
    assert "no longer held" in second.do("train")["error"]


def test_a_page_that_is_silent_for_an_hour_frees_what_it_held(monkeypatch):
    server = room.Playground()
    now = [0]
    monkeypatch.setattr(room.time, "monotonic", lambda: now[0])
    silent, heard = [server.answer({"do": "open"})["lab"] for _ in "12"]
    now[0] = room.MOST_SILENCE
    server.answer({"do": "train", "lab": heard})
    server.service_actions()
    assert len(server.labs) == 2
    now[0] += 1
    server.service_actions()
    assert list(server.labs) == list(server.heard) == [heard]
    server.answer({"do": "close", "lab": heard})
    assert not server.labs and not server.heard and silent
    server.server_close()


def test_a_slip_of_its_own_is_answered_with_a_sentence(server, monkeypatch):
    monkeypatch.setitem(room.ANSWERS, "open", lambda lab, request: 1 / 0)
    status, headers, text = ask(server, body=OPEN)
    assert status == 500 and headers["Content-Type"] == "application/json"
    assert "ZeroDivisionError" in json.loads(text.decode())["error"]


def test_only_this_machine_is_answered(server):
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 20 and server.token in server.address
