"""A training whose result is known: every Python must come to the same."""

from ..activations import ReLUActivation
from ..layers import FCLayer
from ..model import Model

# Boards that count in single precision know seven digits, not sixteen.
SINGLE = 1 + 1e-9 == 1
CLOSE = 1e-4 if SINGLE else 1e-12


def number(i):
    """Numbers in -1 ... 1 that follow no plain order."""
    return ((37 * i + 11) % 83 - 41) / 41


def start(input_dim, output_dim):
    """Starting weights and biases, the same everywhere."""
    return ([[number(9 * j + i) for i in range(input_dim)]
             for j in range(output_dim)],
            [number(5 * j + 2) / 2 for j in range(output_dim)])


def examples():
    """12 examples with 3 inputs and 2 labels."""
    return [([number(7 * n + i) for i in range(3)],
             [number(3 * n + 50), number(4 * n + 60)]) for n in range(12)]


# What is known, computed with 60 decimal digits by plain index loops
# (tests/test_selfcheck.py does it again): for the first 3 examples the output
# and the slope of the error at the input, before training; then the weights
# and biases after 100 steps, row by row, and the mean error of the first and
# the last epoch.
OUTPUT = [
    [-0.8791442376053743, -0.4787292697436195],
    [-0.5908431392463835, -0.2310543956123678],
    [-0.30254204088739284, 0.01662047851888394],
]
DE_DX = [
    [-0.3335840032708593, 0.0440646461383625, -0.4254444855595889],
    [-0.2986114254974866, 0.04208391486960633, -0.3814832650462389],
    [0.11089141155825286, -0.016096426580855465, 0.1417803451596576],
]
WEIGHTS_1 = [
    -0.598575587095985, 0.056484329453652095, -0.757914485716167,
    -0.74315641959567, 0.1101379838719778, -0.9507145177364493,
    -0.5229356134461809, 0.43092550801491486, -0.7549558862340149,
    -0.6494796172257143, 0.2124905281857353, -0.8591480309744454,
    -0.7352506227235659, 0.010976337870513064, -1.0209222960313353,
]
BIAS_1 = [
    -0.7497325512722873, -0.2983599919386183, 0.04478612074891357,
    0.17466830219950358, 0.22511769555150363,
]
WEIGHTS_2 = [
    -0.7004768399069567, 0.20468291207505282, -0.8890726653871912,
    -0.03946567215240981, 0.8316254281963302, -0.5528725494011613,
    0.3740923597587398, -0.7563526420258047, 0.11514516047325647,
    0.9688072986345702,
]
BIAS_2 = [
    -0.08889492820538368, -0.21299850666440737,
]
ERRORS = [
    0.4732484951658196, 0.241490988954108,
]


def largest_difference(actual, expected):
    """How far two numbers, vectors or matrices are apart, at the most, as
    a share of the expected number (of 1 where 0 is expected)."""
    if isinstance(expected, list):
        if len(actual) != len(expected):
            return float("inf")
        return max([largest_difference(a, b)
                    for a, b in zip(actual, expected)])
    return abs(actual - expected) / (abs(expected) or 1)


def near(actual, expected):
    """Are two numbers, vectors or matrices the same but for rounding?"""
    return largest_difference(actual, expected) <= CLOSE


def in_rows(numbers, width):
    """A flat list cut into rows."""
    return [numbers[i:i + width] for i in range(0, len(numbers), width)]


def compare_training():
    """Forward, backward and 100 steps; (name, difference) for each."""
    first, last = FCLayer(3, 5, init=start), FCLayer(5, 2, init=start)
    model = Model([first, ReLUActivation(), last], num_epochs=25,
                  batch_size=3, learning_rate=0.1)
    model.error(examples()[:3])
    de_dx = model.backward(model.loss.backward())
    output = model.forward([x for x, _ in examples()[:3]])
    history = model.train(examples(), shuffle=False, progress=None)
    return [
        ("forward", largest_difference(output, OUTPUT)),
        ("backward", largest_difference(de_dx, DE_DX)),
        ("100 steps: weights 1", largest_difference(
            first.weights, in_rows(WEIGHTS_1, 3))),
        ("100 steps: bias 1", largest_difference(first.bias, BIAS_1)),
        ("100 steps: weights 2", largest_difference(
            last.weights, in_rows(WEIGHTS_2, 5))),
        ("100 steps: bias 2", largest_difference(last.bias, BIAS_2)),
        ("100 steps: errors", largest_difference(
            [history[0], history[-1]], ERRORS)),
    ]
