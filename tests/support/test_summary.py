"""Model.summary: layers, shapes, and where the parameters come from."""

from types import SimpleNamespace

from minnet import (ConvLayer, FCLayer, MaxoutLayer, MaxPoolLayer, Model,
                    ReLUActivation)
from minnet.support.summary import summary_table
from tests.tools import Terminal


def summary(capsys, *layers):
    assert Model(list(layers), 1, 1, 1).summary() is None
    return capsys.readouterr().out


def test_the_article(capsys):
    assert summary(capsys, FCLayer(2, 64), ReLUActivation(),
                   FCLayer(64, 1)) == """\
layer                    numbers   parameters
--------------------------------------------------
1      FCLayer(2, 64)    2 -> 64   2\u00d764 + 64 = 192
2      ReLUActivation()  64 -> 64  0
3      FCLayer(64, 1)    64 -> 1   64\u00d71 + 1 = 65
--------------------------------------------------
257 parameters
"""


def test_other_layers(capsys):
    # One's own, without parameters().
    steps = SimpleNamespace(output_dim=2, forward=None, backward=None)
    text = summary(capsys, ConvLayer(8, 8, 1, 4, 3), MaxPoolLayer(6, 6, 4, 2),
                   MaxoutLayer(36, 5, 3), FCLayer(5, 1), steps)
    lines = text.splitlines()[2:-2]
    assert [line.split("  ")[-1].strip() for line in lines] == [
        "9\u00d74 + 4 = 40", "0", "3\u00d7(36\u00d75 + 5) = 555",
        "5\u00d71 + 1 = 6", "steps by itself"]
    assert "1 -> 2" in lines[4] and text.endswith("\n601 parameters\n")
    assert "? -> ?" in summary(capsys, ReLUActivation())


class Long(FCLayer):
    """Many parameters, and a name that takes a line of its own."""

    def parameters(self):
        for _ in range(20):
            yield "weights", self.weights, self.de_dw

    def __repr__(self):
        return "LongNameOfALayer(" + "1234567890, " * 9 + ")"


def test_80_columns(capsys):
    text = summary(capsys, Long(12345, 1), FCLayer(1, 100000))
    assert max(map(len, text.splitlines())) <= 80
    assert "246900" in text and "1\u00d7100000 + 100000 = 200000" in text


def test_where_there_is_no_cross(monkeypatch):
    monkeypatch.setattr("sys.stdout", Terminal("ascii"))
    assert "2x64 + 64 = 192" in summary_table([FCLayer(2, 64)], [2, 64])


def test_a_long_name_is_cut_to_30_letters():
    class Named:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return self.name

    for name, shown in (("x" * 30, "x" * 30), ("x" * 31, "x" * 27 + "...")):
        assert f"1      {shown}  " in summary_table([Named(name)], [1, 1])
