"""Hypothesis strategies for numbers, matrices, batches and networks.

Small fractions make every result exact, so tests compare with ==.
"""

from fractions import Fraction

from hypothesis import strategies as st

from minnet import FCLayer, Model, ReLUActivation

sizes = st.integers(1, 4)
fractions = st.builds(Fraction, st.integers(-12, 12), st.integers(1, 5))
floats = st.floats(-10, 10).map(lambda value: round(value, 3))


def vectors(size, numbers=fractions):
    """Lists of `size` numbers."""
    return st.lists(numbers, min_size=size, max_size=size)


def matrices(rows, columns, numbers=fractions):
    """rows x columns matrices; a batch is one too."""
    return st.lists(vectors(columns, numbers), min_size=rows, max_size=rows)


@st.composite
def fc_layers(draw, input_dim=None, output_dim=None, numbers=fractions):
    """FCLayer of any size with weights and biases of the given numbers."""
    input_dim = draw(sizes) if input_dim is None else input_dim
    output_dim = draw(sizes) if output_dim is None else output_dim
    weights = draw(matrices(output_dim, input_dim, numbers))
    bias = draw(vectors(output_dim, numbers))
    return FCLayer(input_dim, output_dim, init=lambda i, o: (weights, bias))


@st.composite
def layers_and_batches(draw, rows=sizes, numbers=fractions):
    """(FCLayer, x, de_dy) that fit each other."""
    layer = draw(fc_layers(numbers=numbers))
    count = draw(rows)
    x = draw(matrices(count, layer.input_dim, numbers))
    de_dy = draw(matrices(count, layer.output_dim, numbers))
    return layer, x, de_dy


@st.composite
def models_and_examples(draw, numbers=fractions, most=7):
    """(Model FC-ReLU-FC with small whole settings, list of examples)."""
    first = draw(fc_layers(numbers=numbers))
    last = draw(fc_layers(input_dim=first.output_dim, numbers=numbers))
    count = draw(st.integers(1, most))
    # At most 4 steps in all: each step triples the digits of a fraction.
    model = Model([first, ReLUActivation(), last],
                  num_epochs=draw(st.integers(1, 2)),
                  batch_size=draw(st.integers((count + 1) // 2, count + 1)),
                  learning_rate=Fraction(1, 100))
    inputs = draw(matrices(count, first.input_dim, numbers))
    labels = draw(matrices(count, last.output_dim, numbers))
    return model, list(zip(inputs, labels))
