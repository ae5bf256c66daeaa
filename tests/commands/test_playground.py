"""python3 -m minnet playground: prints its address, and ends cleanly."""

import re
import socket

import pytest

from minnet.playground import server as room


@pytest.mark.parametrize("option", [[], ["--no-browser"]])
def test_it_prints_its_address_and_opens_the_browser(typed, monkeypatch,
                                                     option):
    opened, closed = [], []

    class Thread:
        def __init__(self, target, args, daemon):
            self.start = lambda: opened.append((target, args))

    def ctrl_c(server):
        raise KeyboardInterrupt

    def close(server):
        closed.append(server)
        server.socket.close()

    monkeypatch.setattr(room.threading, "Thread", Thread)
    monkeypatch.setattr(room.Playground, "serve_forever", ctrl_c)
    monkeypatch.setattr(room.Playground, "server_close", close)
    code, out, err = typed("playground", *option)
    address = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", out).group()
    assert (code, err) == (0, "") and out.endswith("ended\n")
    assert len(closed) == 1 and opened == (
        [] if option else [(room.webbrowser.open, (address,))])


def test_a_port_that_is_taken_or_none_ends_in_a_line(typed):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        code, out, err = typed("playground", "--no-browser", "--port",
                               str(taken.getsockname()[1]))
    assert code and not out and err.count("\n") == 1
    for port in "65536", "-1", "x", "1.5":
        code, out, err = typed("playground", "--port=" + port)
        assert code == 2 and "expected a whole number, 0 to 65535" in err
