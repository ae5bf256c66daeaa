"""The broken layers are broken, the right ones right: by slopes of our own.

Nothing of minnet is used. Each layer sees one batch, then another; what it
gives for that one is set against central differences of its forward.
"""

import copy
import random

import pytest

from tests.examples.lessons import load

catalogue = load(19).catalogue_of_bugs
layers = catalogue.layers
# The same on every Python: once is enough.
pytestmark = pytest.mark.slow
STEP = 1e-5
RATE = 0.125
SEEDS = range(20)
PLACES = range(len(catalogue.CATALOGUE))
KINDS = [type(factory(random.Random(0))[0])
         for _, factory in catalogue.CATALOGUE]
KEYS = {"sign", "factor 2 missing", "factor 2 doubled", "1/batch missing",
        "1/batch doubled", "only the last example", "stale input",
        "transposed weights", "mask missing", "mask from the wrong side",
        "slope of the activation missing", "bias gradient missing",
        "bias gradient zero", "bias gradient not summed",
        "gradient accumulated", "updated weights used",
        "softmax diagonal only", "wrong axis", "output instead of input",
        "argument modified", "learning rate twice", "off by one"}


def numbers(values):
    """(list, index) of every number in lists in lists."""
    for i, value in enumerate(values):
        if isinstance(value, list):
            yield from numbers(value)
        else:
            yield values, i


def shape(values):
    """The lengths of all lists; of a number, None."""
    return [shape(value) for value in values] \
        if isinstance(values, list) else None


def differences(values, error):
    """(e(w + h) - e(w - h)) / (2 h) for each number w."""
    slopes = []
    for row, j in numbers(values):
        w = row[j]
        row[j] = w + STEP
        above = error()
        row[j] = w - STEP
        slopes.append((above - error()) / (2 * STEP))
        row[j] = w
    return slopes


def alike(given, wanted, values, tolerance):
    """Are they of the shape of the values, and the slopes as wanted?"""
    if shape(given) != shape(values):
        return False
    given = [row[j] for row, j in numbers(given)]
    scale = max(map(abs, given + wanted))
    return all([abs(a - b) <= tolerance * scale
                for a, b in zip(given, wanted)])


def weighted(y, de_dy):
    """e = sum of de_dy * y"""
    return sum([a * b for rows in zip(y, de_dy) for a, b in zip(*rows)])


def learned(layer):
    """The lists that the layer should learn, by name."""
    return {name: getattr(layer, name) for name in ("weights", "bias")
            if hasattr(layer, name)}


def used(layer, x, de_dy, rate):
    """What forward and backward give and do, by name."""
    before = copy.deepcopy(learned(layer))
    given_x, given_slopes = copy.deepcopy((x, de_dy))
    layer.forward(given_x)
    changed = given_x != x
    de_dx = layer.backward(given_slopes, rate)
    seen = {"changes x": changed or given_x != x,
            "changes de_dy": given_slopes != de_dy,
            "input": copy.deepcopy(de_dx)}
    after = learned(layer)
    if hasattr(layer, "parameters"):
        seen.update({name: copy.deepcopy(gradient)
                     for name, _, gradient in layer.parameters()})
        seen["steps unasked"] = rate is None and after != before
    for name, old in before.items():
        if not hasattr(layer, "parameters"):
            seen[name] = copy.deepcopy(old)
            for (row, j), (new, k) in zip(numbers(seen[name]),
                                          numbers(after[name])):
                row[j] = (row[j] - new[k]) / rate
        setattr(layer, name, old)
    return seen


def behaviour(layer, other, x, de_dy):
    """A batch, then another, twice; and with a rate, where none is needed."""
    rate = None if hasattr(layer, "parameters") else RATE
    used(layer, other, de_dy, rate)
    return [used(layer, x, de_dy, each) for each in (rate, rate, RATE)]


def batches(case, rng):
    """Three batches for the layer: another, this one, and its slopes."""
    layer, *x = case
    width = getattr(layer, "input_dim", 3)
    x = x[0] if x else [[rng.gauss(0, 1) for _ in range(width)]
                        for _ in range(8)]
    other = [[rng.gauss(0, 1) for _ in row] for row in x]
    y = copy.deepcopy(layer).forward(copy.deepcopy(x))
    return other, x, [[rng.uniform(-1, 1) for _ in row] for row in y]


def faults_of_layer(case, rng, tolerance):
    """The names of what is wrong in a layer."""
    layer = case[0]
    other, x, de_dy = batches(case, rng)
    first, second, stepping = behaviour(layer, other, x, de_dy)
    wrong = {name for name in first if first[name] is True}
    values = dict(learned(layer), input=x)
    for name in values:
        slopes = differences(values[name], lambda: weighted(
            layer.forward(copy.deepcopy(x)), de_dy))
        for run, seen in (("", first), (" the second time", second),
                          (" with a rate", stepping)):
            if not alike(seen.get(name), slopes, values[name], tolerance):
                wrong.add(name + run)
    return wrong


def loss_batch(case, rng):
    """y and label for the loss."""
    return case[1:] or [[[rng.gauss(0, 1) for _ in range(4)]
                         for _ in range(3)] for _ in range(2)]


def used_loss(loss, y, label):
    """What forward and backward give and do, by name."""
    given = copy.deepcopy([y, label])
    return {"e": loss.forward(*given), "input": loss.backward(),
            "changes y": given[0] != y, "changes label": given[1] != label}


def faults_of_loss(case, rng, tolerance):
    """The names of what is wrong in a loss."""
    loss, (y, label) = case[0], loss_batch(case, rng)
    seen = used_loss(loss, y, label)
    wrong = {name for name in seen if seen[name] is True}
    slopes = differences(y, lambda: loss.forward(*copy.deepcopy((y, label))))
    return wrong if alike(seen["input"], slopes, y, tolerance) else \
        wrong | {"input"}


def faults(case, seed, tolerance):
    rng = random.Random(seed)
    if isinstance(case[0], layers.MeanSquares):
        return faults_of_loss(case, rng, tolerance)
    return faults_of_layer(case, rng, tolerance)


def drawn(factory):
    """(seed, what the factory gives for it), for each seed."""
    return [(seed, factory(random.Random(seed))) for seed in SEEDS]


@pytest.mark.parametrize("factory", catalogue.RIGHT)
def test_the_right_ones_are_right(factory):
    for seed, case in drawn(factory):
        assert faults(case, seed, 1e-7) == set(), (seed, case)


@pytest.mark.parametrize("place", PLACES, ids=[k.__name__ for k in KINDS])
def test_the_broken_ones_are_wrong(place):
    key, factory = catalogue.CATALOGUE[place]
    for seed, case in drawn(factory):
        found = faults(case, seed, 1e-4)
        assert found, (seed, case)
        # Only this mistake writes into what it is given; others don't.
        writes = {name for name in found if name.startswith("changes")}
        assert writes == (found if key == "argument modified" else set())


def family(kind):
    """Classes whose forward is the same, and that say what they learn."""
    base = kind.__bases__[0]
    if base in (layers.Dense, layers.SteppingDense, layers.ArticleDense,
                layers.InPlaceDense):
        base = layers.Linear
    return base, hasattr(kind, "parameters")


def same(a, b):
    """Two behaviours with the same numbers, but for the last digits."""
    if isinstance(a, dict) and isinstance(b, dict):
        return set(a) == set(b) and all([same(a[key], b[key]) for key in a])
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all([same(*pair) for pair in zip(a, b)])
    numbers = (int, float)
    if isinstance(a, numbers) and isinstance(b, numbers):
        return abs(a - b) <= 1e-9 * abs(a)
    return a is None and b is None


# How a wrong slope is to the right one, in a batch of n examples.
RATIOS = {"sign": lambda n: -1, "factor 2 missing": lambda n: 1 / 2,
          "factor 2 doubled": lambda n: 2, "1/batch missing": lambda n: n,
          "1/batch doubled": lambda n: 1 / n}


@pytest.mark.parametrize("place", [
    place for place in PLACES if catalogue.CATALOGUE[place][0] in RATIOS])
def test_slopes_that_are_wrong_by_a_factor(place):
    key, factory = catalogue.CATALOGUE[place]
    for seed, case in drawn(factory):
        pair = [shown(kind, case, seed) for kind in
                (KINDS[place], KINDS[place].__bases__[0])]
        if isinstance(pair[0], list):
            pair = [seen[0] for seen in pair]
        wrong, right = pair
        ratio = RATIOS[key](len(right["input"]))
        names = [name for name in right if not same(wrong[name], right[name])]
        assert names
        for name in names:
            for (a, i), (b, j) in zip(numbers(wrong[name]),
                                      numbers(right[name])):
                assert a[i] == pytest.approx(ratio * b[j])


def shown(kind, case, seed):
    """All that can be seen of a layer or loss if it were of this kind."""
    thing, rng = copy.deepcopy(case[0]), random.Random(seed)
    thing.__class__ = kind
    if isinstance(thing, layers.MeanSquares):
        return used_loss(thing, *loss_batch(case, rng))
    return behaviour(thing, *batches(copy.deepcopy(case), rng))


@pytest.mark.parametrize("place", PLACES, ids=[k.__name__ for k in KINDS])
def test_no_two_mistakes_give_the_same_numbers(place):
    key, factory = catalogue.CATALOGUE[place]
    rivals = [kind for (other, _), kind in zip(catalogue.CATALOGUE, KINDS)
              if other != key and family(kind) == family(KINDS[place])]
    for seed, case in drawn(factory)[:5]:
        seen = shown(KINDS[place], case, seed)
        assert same(seen, shown(KINDS[place], case, seed))
        for rival in rivals:
            assert not same(seen, shown(rival, case, seed)), (
                seed, case, rival)


def test_the_catalogue_is_whole():
    """Every mistake has a case, and every class of the file is used."""
    assert {key for key, _ in catalogue.CATALOGUE} == KEYS
    right = [type(factory(random.Random(0))[0])
             for factory in catalogue.RIGHT]
    assert set(KINDS + right + [layers.Linear]) == {
        kind for kind in vars(layers).values() if isinstance(kind, type)}
    assert len(set(KINDS)) == len(KINDS)
    assert all([kind.__bases__[0] in right for kind in KINDS])


@pytest.mark.parametrize("factory", [factory for _, factory
                                     in catalogue.CATALOGUE])
def test_the_same_seed_gives_the_same_case(factory):
    a, b = [factory(random.Random(3)) for _ in range(2)]
    assert [vars(a[0]), a[1:]] == [vars(b[0]), b[1:]]
