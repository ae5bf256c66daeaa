"""The text that check_gradients gives."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet.slopes.differences import Estimate
from minnet.slopes.kinks import Expected
from minnet.gradcheck.report import (KINK, NOTHING, RIGHT, WRONG, BlockReport,
                                     Entry, gradient_report)


def entry(where, yours, slopes, verdict=WRONG):
    """An Entry; two slopes are those at a kink."""
    estimates = [Estimate(slope, 0) for slope in slopes]
    return Entry(where, yours, Expected(estimates, estimates[:1] and
                                        estimates[1:] and estimates), verdict)


def block_of(title, pairs, verdict=RIGHT):
    """A block of (yours, expected) pairs, the unequal ones WRONG."""
    return BlockReport(title, len(pairs), [
        entry(f"{title}[{j}]", yours, [wanted],
              RIGHT if yours == wanted else WRONG)
        for j, (yours, wanted) in enumerate(pairs)], verdict)


@pytest.mark.parametrize("yours, slopes, off, line", [
    (2.5, [Fraction(1, 3)], 13 / 6, "2.5, expected 0.333333333"),
    (3, [Fraction(7, 2)], 0.5, "3, expected 3.5"),
    (math.nan, [1], math.inf, "nan, expected 1"),
    (math.inf, [1], math.inf, "inf, expected 1"),
    (1 + 2 ** -40, [1], 2 ** -40, "1.0000000000009095, expected 1"),
    (1, [0, 4], 0, "1, at a kink: 0 to the left, 4 to the right"),
    (-1, [2, -1], 0, "-1, at a kink: 2 to the left, -1 to the right"),
    (3, [2, -1], 1, "3, at a kink: 2 to the left, -1 to the right"),
    (-1.5, [2, -1], 0.5, "-1.5, at a kink: 2 to the left, -1 to the right")])
def test_lines_of_entries(yours, slopes, off, line):
    found = entry("w[0][1]", yours, slopes)
    assert found.difference == pytest.approx(off, rel=1e-3)
    assert found.line() == "  w[0][1]: yours " + line


def test_a_report_by_hand():
    report = gradient_report("Layer(2, 1)", "compared somehow", [
        block_of("weights", [(1, 1), (4, 2), (-8, 8)], WRONG),
        block_of("bias", [(0.5, 0.5)]),
        BlockReport("input", 4, [], WRONG, "None, is a `return` missing?")],
        [], ("sign", "the sign is wrong, " * 4 + "is it?"))
    assert not report.ok and report.wrong
    assert report.mistake == "sign" and report.sentence.endswith(" is it?")
    assert report == repr(report) == str(report)
    assert report.splitlines() == [
        "gradients of Layer(2, 1): WRONG",
        "  compared somehow",
        "  numbers   off by  where           yours   expected    ratio",
        "        3       16  weights[2]         -8          8       -1  WRONG",
        "        1        0  bias[0]           0.5        0.5        1  right",
        "        4           input      WRONG: None, is a `return` missing?",
        "in detail:",
        "  weights[2]: yours -8, expected 8",
        "  weights[1]: yours 4, expected 2",
        "likely mistake: the sign is wrong, the sign is wrong, the sign is"
        " wrong, the", "  sign is wrong, is it?"]


@pytest.mark.parametrize("verdicts, problems, verdict, ok, wrong", [
    ([RIGHT, RIGHT], [], "right", True, False),
    ([RIGHT, KINK], [], "right", True, False),
    ([RIGHT, NOTHING], [], "not all checked", False, False),
    ([WRONG, NOTHING], [], "WRONG", False, True),
    ([WRONG, RIGHT], [], "WRONG", False, True),
    ([RIGHT], [("random", "It draws.")], "WRONG", False, True)])
def test_verdicts(verdicts, problems, verdict, ok, wrong):
    blocks = [block_of(f"b{k}", [(1, 1)], each)
              for k, each in enumerate(verdicts)]
    report = gradient_report("Layer", "how", blocks, problems, None)
    assert (report.ok, report.wrong) == (ok, wrong)
    assert report.problems == problems
    assert report.startswith(f"gradients of Layer: {verdict}\n")
    assert report.mistake is None and report.sentence is None
    assert ("none of the usual mistakes" in report) is wrong


def test_five_worst_entries_at_most():
    blocks = [block_of("w", [(10 * k, k) for k in range(9)], WRONG),
              block_of("b", [(50 + k, 0) for k in range(3)], WRONG)]
    lines = gradient_report("Layer", "how", blocks, [], None).splitlines()
    place = lines.index("the worst of 11:")
    assert [line.split(":")[0].strip() for line in lines[place + 1:-1]] == [
        "w[8]", "w[7]", "w[6]", "b[2]", "b[1]"]


@given(st.lists(st.sampled_from([RIGHT, WRONG, KINK, NOTHING]), min_size=1,
                max_size=70), st.integers(0, 12), st.integers(1, 60))
def test_never_more_than_25_lines(verdicts, wrong, words):
    blocks = [block_of(f"{k} Layer weights", [(1, 2)] * (
        wrong if verdict == WRONG else 0) + [(1, 1)], verdict)
        for k, verdict in enumerate(verdicts)]
    lines = gradient_report(
        "Layer", "how", blocks, [("random", "a sentence " * words)] * 3,
        ("sign", "a sentence of words " * words)).splitlines()
    assert len(lines) <= 25
    assert max(map(len, lines)) <= 79 + 20
    assert lines[0] == "gradients of Layer: WRONG"
    assert lines[2].split()[0] == "numbers"


def test_wrong_blocks_are_shown_first():
    blocks = [block_of(f"b{k}", [(1, 1)]) for k in range(40)]
    for k, verdict in ((35, WRONG), (36, NOTHING), (37, KINK)):
        blocks[k] = block_of(f"b{k}", [(1, 2 if verdict == WRONG else 1)],
                             verdict)
    text = gradient_report("Layer", "how", blocks, [], None)
    assert len(text.splitlines()) <= 25
    for title in ("b35[0]", "b36[0]", "b37[0]"):
        assert title in text
    left = 37 - sum([line.endswith("  right") for line in text.splitlines()])
    assert f"and {left} blocks more: {left} right" in text


def test_what_it_is_of_is_said_but_not_at_any_length():
    for wanted, verdict in ((1, RIGHT), (2, WRONG)):
        blocks = [block_of("b", [(1, wanted)], verdict)]
        for long in range(50, 70):
            head, _ = gradient_report("x" * long, "how", blocks, [],
                                      None).split("\n", 1)
            assert head.startswith("gradients of x" + "x" * 49)
            assert head.endswith(": " + verdict) and len(head) <= 79
            assert ("..." in head) is (long + len(verdict) > 64)
