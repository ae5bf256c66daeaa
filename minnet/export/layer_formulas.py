"""How each layer is written out: for predict_source.

A writer takes the text so far (`source`), the layer, the names of its inputs
and a letter for the names of its outputs, writes its lines, and returns
these names.
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


def plus(number):
    """A number behind others: + 2.0, or - 2.0 for -2.0."""
    return f"- {number[1:]}" if number[0] == "-" else f"+ {number}"


def minus(number):
    """The same, taken off: - 2.0, or + 2.0 for -2.0."""
    return f"+ {number[1:]}" if number[0] == "-" else f"- {number}"


def largest_of(values):
    """max(a, b, c); of a single value the value itself."""
    return f"max({', '.join(values)})" if len(values) > 1 else values[0]


def write_sum(source, name, weights, values, bias, names):
    """name = w1 * x1 + w2 * x2 + b"""
    terms = [f"{plus(source.number(word, w))} * {x}"
             for word, w, x in zip(names, weights, values) if x]
    terms.append(plus(source.number(names[-1], bias)))
    first = terms[0][2:] if terms[0][0] == "+" else "-" + terms[0][2:]
    return source.assign(name, first, *terms[1:])


def neuron_names(layer, neuron, inputs):
    """w2_1_1, w2_1_2, ..., b2_1"""
    return [f"w{layer}_{neuron}_{i}" for i in range(1, inputs + 1)] + [
        f"b{layer}_{neuron}"]


def write_dense(source, layer, values, letter):
    """A sum for each neuron of an FCLayer."""
    check_weights(layer)
    source.layer += 1
    return [write_sum(source, f"{letter}{j}", weights, values, bias,
                      neuron_names(source.layer, j, len(values)))
            for j, (weights, bias) in enumerate(
                zip(layer.weights, layer.bias), 1)]


def write_maxout(source, layer, values, letter):
    """A sum for each piece, then the largest of them."""
    pieces = [write_dense(source, part, values, f"{letter}{number}_")
              for number, part in enumerate(layer.parts, 1)]
    return [source.assign(f"{letter}{j}", largest_of(names))
            for j, names in enumerate(zip(*pieces), 1)]


def write_convolution(source, layer, values, letter):
    """The same sums for each window; what is outside counts as 0."""
    check_weights(layer.fc)
    source.layer += 1
    written = []
    for window in layer.windows:
        seen = [values[place] if place < len(values) else None
                for place in window]
        for k, (weights, bias) in enumerate(
                zip(layer.fc.weights, layer.fc.bias), 1):
            written.append(write_sum(
                source, f"{letter}{len(written) + 1}", weights, seen, bias,
                neuron_names(source.layer, k, len(weights))))
    return written


def write_max_pool(source, layer, values, letter):
    """The largest number of each window."""
    return [source.assign(f"{letter}{j}", largest_of(
        [values[place] for place in window]))
        for j, window in enumerate(layer.windows, 1)]


def write_normalise(source, layer, values, letter):
    """(x - mean) / spread for each number."""
    written = []
    for j, (value, mean, spread) in enumerate(
            zip(values, layer.mean, layer.spread), 1):
        mean = source.number(f"{letter}_mean{j}", mean)
        spread = source.number(f"{letter}_spread{j}", spread)
        written.append(source.assign(
            f"{letter}{j}", f"({value} {minus(mean)})", f"/ {spread}"))
    return written


def write_softmax(source, layer, values, letter):
    """e^x divided by the sum of them all, the largest x taken off first."""
    source.needs.add("exp")
    largest = source.assign(f"{letter}_max", largest_of(values))
    powers = [source.assign(f"{letter}_e{j}", f"exp({value} - {largest})")
              for j, value in enumerate(values, 1)]
    total = source.assign(f"{letter}_sum", powers[0],
                          *[f"+ {power}" for power in powers[1:]])
    return [source.assign(f"{letter}{j}", power, f"/ {total}")
            for j, power in enumerate(powers, 1)]


def formula_writer(formula, *needs):
    """A writer for an activation of one number, by its formula."""
    def write(source, layer, values, letter):
        source.needs.update(needs)
        return [source.assign(f"{letter}{j}", formula(layer, value))
                for j, value in enumerate(values, 1)]
    return write


def write_nothing(source, layer, values, letter):
    """Dropout drops nothing outside training."""
    return values


WRITERS = {
    FCLayer: write_dense, MaxoutLayer: write_maxout,
    ConvLayer: write_convolution, MaxPoolLayer: write_max_pool,
    NormaliseLayer: write_normalise, DropoutLayer: write_nothing,
    SoftmaxActivation: write_softmax,
    ReLUActivation: formula_writer(lambda layer, a: f"max({a}, 0)"),
    HeavisideActivation: formula_writer(
        lambda layer, a: f"1 if {a} > 0 else 0"),
    LeakyReLUActivation: formula_writer(
        lambda layer, a: f"{a} if {a} > 0 else"
        f" {float(layer.negative_slope)!r} * {a}"),
    ELUActivation: formula_writer(
        lambda layer, a: f"{a} if {a} >= 0 else"
        f" {float(layer.alpha)!r} * expm1({a})", "expm1"),
    TanhActivation: formula_writer(
        lambda layer, a: f"tanh(max(min({a}, 20), -20))", "tanh"),
    SigmoidActivation: formula_writer(
        lambda layer, a: f"sigmoid({a})", "exp", "sigmoid"),
}
