"""ProgressLine: one redrawn line on a terminal, at most 20 lines elsewhere."""

import io
from fractions import Fraction

import pytest

from minnet.support import progress
from minnet.support.progress import ProgressLine, time_left
from tests.tools import Terminal


def run(monkeypatch, out, num_epochs, seconds=0.0, errors=None):
    """What is written, if the clock goes on by so much with each look."""
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdout", out)
        times = iter(range(10 ** 6))
        patch.setattr(progress, "clock", lambda: next(times) * seconds)
        line = ProgressLine()
        for epoch in range(1, num_epochs + 1):
            line(epoch, num_epochs,
                 errors[epoch - 1] if errors else 1 / epoch)
        line.finish()
    return out.getvalue()


@pytest.mark.parametrize("num_epochs", [1, 7, 19, 20, 21, 39, 300, 1000])
def test_a_file_gets_at_most_20_plain_lines(monkeypatch, num_epochs):
    text = run(monkeypatch, io.StringIO(), num_epochs)
    lines = text.splitlines()
    assert len(lines) == min(num_epochs, 20)
    assert lines[-1].startswith(f"epoch {num_epochs}/{num_epochs}  error ")
    assert text.replace("\n", "").isprintable()


def test_a_terminal_gets_one_line_redrawn(monkeypatch):
    text = run(monkeypatch, Terminal(), 300, 0.01)
    assert text.count("\n") == 1 and text.endswith("\n")
    drawn = text[:-1].split("\r")
    assert drawn[0] == "" and drawn[1].startswith("epoch 1/300")
    assert drawn[-1].startswith("epoch 300/300  error 0.003333  0 s left")
    assert max(map(len, drawn)) < 60
    # 3 seconds, a redrawing each tenth of a second, the first, the last.
    assert 20 <= len(drawn) - 1 <= 32


def test_each_redrawing_covers_the_one_before(monkeypatch):
    text = run(monkeypatch, Terminal(), 3, 1, [Fraction(1, 3), 1, 0.2])
    assert text.split("\r")[1:] == ["epoch 1/3  error 0.3333  2 s left",
                                    "epoch 2/3  error 1  1 s left     ",
                                    "epoch 3/3  error 0.2  0 s left\n"]


def test_time_left_by_hand():
    assert [time_left(s) for s in (0, 59.6, 120, 121, 7000, 10800)] == [
        "0 s left", "60 s left", "120 s left", "2 min left", "117 min left",
        "3 h left"]


def test_the_line_is_ended_once(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stdout", screen)
    line = ProgressLine()
    line.finish()
    assert screen.getvalue() == ""
    line(1, 1, 0.5)
    line.finish()
    line.finish()
    assert screen.getvalue().count("\n") == 1
