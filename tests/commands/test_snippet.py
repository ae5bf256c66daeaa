"""python3 -m minnet snippet: text to paste, lists, usage."""

import re

import minnet
from minnet.snippets import core, quoted


def test_it_prints_what_the_function_returns(typed):
    for names in (["FCLayer"], ["ReLUActivation", "Model"], ["matmul"]):
        assert typed("snippet", *names) == (0, minnet.snippet(*names), "")
        for form in ("demo", "checked", "portable"):
            assert typed("snippet", "--" + form, *names) == (
                0, minnet.snippet(*names, **{form: True}), "")
        assert typed("snippet", "--quoted", *names) == (
            0, quoted(minnet.snippet(*names)), "")


def test_single_file_has_everything(typed):
    code, out, err = typed("snippet", "--single-file")
    assert (code, err) == (0, "")
    assert out == minnet.snippet(*[block.name for block in core()[0]],
                                 checked=True)
    assert out.count("\nclass ") >= 8


def test_list(typed):
    code, out, err = typed("snippet", "--list")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert "SGD                    Stochastic gradient descent: w <-" in out
    assert "dot                    u . v = u1 v1 + u2 v2 + ..." in lines
    assert ("BinaryCrossEntropyLoss Sigmoid and cross-entropy: for answers"
            " that are each yes\n                       or no.\n") in out
    assert "\nand what they use: mul, sumprod, clock, " in out
    entries = [line.split()[0] for line
               in out.split("and what they use: ")[0].splitlines()
               if not line.startswith(" " * 23)]
    assert entries == [block.name for block in core()[0]
                       if ">>>" in block.doc]
    assert all(len(line) <= 79 for line in lines)
    assert set(re.findall(r"[A-Za-z_]\w*", out)) >= {
        block.name for block in core()[0]}
