"""The story of a step is what train does, and its arithmetic is right."""

import math

from hypothesis import given
from hypothesis import strategies as st

from minnet.explain import story
from tests.explain.networks import network
from tests.state import difference, randomness, state_of

seeds = st.integers(0, 10 ** 9)


def half_unit(shown):
    """Half of what the last digit counts that is shown, of 4."""
    if "e" not in shown and "." not in shown:
        return 0.5
    return 0.5 * 10 ** (math.floor(math.log10(abs(float(shown)))) - 3)


def calculated(formula):
    """As somebody with a calculator does it, who skips the remarks."""
    while "[" in formula:
        formula = formula[:formula.index(" [")] + formula[
            formula.index("]") + 1:]
    return eval(formula.replace("^", "**"), {
        "exp": math.exp, "ln": math.log, "sqrt": math.sqrt, "max": max,
        "tanh": math.tanh, "step": lambda x: 1 if x > 0 else 0})


def by_place(table):
    """{index or (row, column): number} of a vector or a matrix."""
    if not isinstance(table[0], list):
        return dict(enumerate(table))
    return {(i, j): number for i, row in enumerate(table)
            for j, number in enumerate(row)}


@given(seeds)
def test_new_weights_and_slopes_are_those_of_train(seed):
    model, x, label = network(seed)
    before, randoms = state_of(model), randomness()
    scenes = story(model, x, label)
    assert difference(before[0], state_of(model)[0]) is None
    assert randomness() == randoms
    told = {line.place: line.value for scene in scenes
            for line in scene.lines}
    # train would shuffle, which draws random numbers, too.
    e = model.train(list(zip(x, label)), progress=None, unrolled=False,
                    shuffle=False)[-1]
    assert math.isclose(told[len(model.layers), "error", None], e)
    for number, layer in enumerate(model.layers, 1):
        for name, values, gradient in layer.parameters():
            kind = name.replace("weights", "weight")
            for before, table in (("new ", values), ("slope of ", gradient)):
                numbers = by_place(table)
                mine = {place[2]: value for place, value in told.items()
                        if place[:2] == (number, before + kind)}
                assert mine == numbers or len(numbers) > 6 and mine == {
                    place: numbers[place] for place in mine} != {}


@given(seeds)
def test_formulas_give_what_is_shown(seed):
    model, x, label = network(seed)
    for scene in story(model, x, label):
        for line in scene.lines:
            assert math.isclose(float(line.shown), line.value, rel_tol=6e-4,
                                abs_tol=1e-9)
            if line.formula:
                off = abs(calculated(line.formula) - float(line.shown))
                assert off <= 1.01 * half_unit(line.shown) + 1e-9
                assert line.equal == "\u2248" or off <= 1e-12 * abs(
                    float(line.shown))
