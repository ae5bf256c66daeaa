"""How each layer is written out, in any language.

A writer takes the text so far (`source`, which knows the language), the
layer, the row of its inputs and a letter for the names of its outputs,
writes its lines, and returns the row of its outputs. One new layer is one
entry of WRITERS.
"""

from ..activations import ReLUActivation, SigmoidActivation, TanhActivation
from ..layers import FCLayer
from ..more.convolution import ConvLayer, MaxPoolLayer
from ..more.dropout import DropoutLayer
from ..more.further_activations import (ELUActivation, HeavisideActivation,
                                        LeakyReLUActivation)
from ..more.maxout import MaxoutLayer
from ..more.normalise import NormaliseLayer
from ..more.softmax import SoftmaxActivation
from ..support.checks import check_weights
from .source import minus


def write_dense(source, layer, values, letter):
    """A sum for each neuron of an FCLayer."""
    check_weights(layer)
    weights, bias = source.neurons(layer)
    return source.each(
        letter, lambda j: source.neuron(weights[j], values, bias[j]),
        len(layer.bias))


def write_maxout(source, layer, values, letter):
    """A sum for each piece, then the largest of them."""
    pieces = [write_dense(source, part, values, f"{letter}{number}_")
              for number, part in enumerate(layer.parts, 1)]
    return source.each(
        letter, lambda j: source.largest([piece[j] for piece in pieces]),
        layer.output_dim)


def write_convolution(source, layer, values, letter):
    """The same sums for each window; what is outside counts as 0."""
    check_weights(layer.fc)
    weights, bias = source.neurons(layer.fc)
    windows = source.windows(layer.windows)
    return source.each(
        letter, lambda window, k: source.neuron(
            weights[k], source.view(values, windows[window]), bias[k]),
        len(windows), len(bias))


def write_max_pool(source, layer, values, letter):
    """The largest number of each window."""
    windows = source.windows(layer.windows)
    return source.each(
        letter, lambda j: source.largest(source.view(values, windows[j])),
        len(windows))


def write_normalise(source, layer, values, letter):
    """(x - mean) / spread for each number."""
    mean = source.row(f"{letter}_mean", layer.mean)
    spread = source.row(f"{letter}_spread", layer.spread)
    return source.each(
        letter, lambda j: f"({values[j]} {minus(mean[j])}) / {spread[j]}",
        len(values))


def write_softmax(source, layer, values, letter):
    """e^x divided by the sum of them all, the largest x taken off first."""
    largest = source.assign(f"{letter}_max", source.largest(values))
    powers = source.each(
        f"{letter}_e", lambda j: source.call(
            "exp", f"{values[j]} - {largest}"), len(values))
    total = source.assign(f"{letter}_sum", source.total(powers))
    return source.each(letter, lambda j: f"{powers[j]} / {total}",
                       len(values))


def formula_writer(formula):
    """A writer for an activation of one number, by its formula."""
    def write(source, layer, values, letter):
        return source.each(
            letter, lambda j: formula(source, layer, values[j]), len(values))
    return write


def write_relu(source, layer, a):
    """a above 0, else 0"""
    return source.call("max", a, "0")


def write_heaviside(source, layer, a):
    """1 above 0, else 0"""
    return source.choose(f"{a} > 0", "1", "0")


def write_leaky_relu(source, layer, a):
    """a above 0, else its slope times a"""
    slope = source.digits("negative_slope", layer.negative_slope)
    return source.choose(f"{a} > 0", a, f"{slope} * {a}")


def write_elu(source, layer, a):
    """a from 0 on, else alpha (e^a - 1)"""
    alpha = source.digits("alpha", layer.alpha)
    return source.choose(f"{a} >= 0", a,
                         f"{alpha} * {source.call('expm1', a)}")


def write_tanh(source, layer, a):
    """tanh a; beyond 20 it is 1 to the last digit"""
    return source.call("tanh", source.call(
        "max", source.call("min", a, "20"), "-20"))


def write_sigmoid(source, layer, a):
    """1 / (1 + e^-a), by a helper"""
    return source.call("sigmoid", a)


def write_nothing(source, layer, values, letter):
    """Dropout drops nothing outside training."""
    return values


WRITERS = {
    FCLayer: write_dense, MaxoutLayer: write_maxout,
    ConvLayer: write_convolution, MaxPoolLayer: write_max_pool,
    NormaliseLayer: write_normalise, DropoutLayer: write_nothing,
    SoftmaxActivation: write_softmax,
    ReLUActivation: formula_writer(write_relu),
    HeavisideActivation: formula_writer(write_heaviside),
    LeakyReLUActivation: formula_writer(write_leaky_relu),
    ELUActivation: formula_writer(write_elu),
    TanhActivation: formula_writer(write_tanh),
    SigmoidActivation: formula_writer(write_sigmoid),
}
