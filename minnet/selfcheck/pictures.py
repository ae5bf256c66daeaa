"""Do the pictures come out the same, to the letter, on this Python?

A part of `python3 -m minnet.selfcheck`.
"""

from ..activations import ReLUActivation
from ..draw import (confusion, curve, history, matrix, network, neuron,
                    prediction_map, scatter)
from ..layers import FCLayer
from ..model import Model
from ..more.neuron import Neuron


def number(i):
    """Some number from -1 to 1, without any random numbers."""
    return ((37 * i + 11) % 83 - 41) / 41


def start(inputs, outputs):
    """Weights and biases to draw."""
    return ([[number(inputs * j + i) for i in range(inputs)]
             for j in range(outputs)], [number(j) for j in range(outputs)])


def checksum(text):
    """One number for a text (Adler 1995), to compare it by."""
    low, high = 1, 0
    for letter in text:
        low = (low + ord(letter)) % 65521
        high = (high + low) % 65521
    return 65536 * high + low


def pictures():
    """(name, picture), all made of fixed numbers."""
    points = [([number(3 * i), number(5 * i + 2)], [i % 3])
              for i in range(60)]
    model = Model([FCLayer(2, 12, init=start), ReLUActivation(),
                   FCLayer(12, 1, init=start)], 1, 1, 1)
    yield "curve", curve([("ReLU", ReLUActivation()),
                          ("square", lambda x: x * x)], -2, 3, slopes=True,
                         tangents=[(1, "uphill")])
    yield "scatter", scatter(points)
    yield "colour scale", scatter([(x, [x[0] * x[1]]) for x, _ in points])
    yield "prediction map", prediction_map(model, points[:4])
    # Pairs, not a dict: MicroPython does not keep the order of a dict.
    yield "history", history([("train", [1 / (i * i) for i in range(1, 40)]),
                              ("test", [2 / i for i in range(1, 40)])],
                             log=True)
    yield "network", network(model, [1, 0.5], [1], numbers=True)
    yield "neuron", neuron(Neuron([1, -1, 5], 0, ReLUActivation()),
                           [2, 3, 4])
    yield "matrix", matrix(start(4, 3)[0])
    yield "images", matrix(start(12, 5)[0], width=4)
    yield "confusion", confusion([i % 3 for i in range(40)],
                                 [i * i % 5 % 3 for i in range(40)])


# name: checksums of the SVG, and of the text in ASCII and in braille
EXPECTED = {
    "curve": (4123361312, 4177043989, 3162320225),
    "scatter": (1476879318, 1181852067, 258948679),
    "colour scale": (2098296903, 1911462613, 3208049996),
    "prediction map": (896489713, 2954230465, 4236292237),
    "history": (2313354974, 2668981438, 1743601365),
    "network": (1934661615, 1563974181, 2276100706),
    "neuron": (3192736980, 214577106, 4288455306),
    "matrix": (787175299, 3504411833, 313474941),
    "images": (311374881, 3271631499, 3610695071),
    "confusion": (1860042085, 1708859796, 1708859796),
}


def check_pictures():
    """Pairs (what is checked, is it right)."""
    for name, picture in pictures():
        sums = (checksum(str(picture)),
                checksum(picture.text(60, "ascii", False)),
                checksum(picture.text(60, "utf-8", True)))
        yield f"picture: {name}", EXPECTED.get(name) == sums
