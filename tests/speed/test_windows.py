"""Convolution and pooling by rows learn what the readable layers learn."""

import random

from hypothesis import given
from hypothesis import strategies as st

from minnet import (SGD, Adam, ConvLayer, FCLayer, MaxPoolLayer, Model,
                    ReLUActivation, TanhActivation)
from tests.speed.ways import FASTER, is_fast, learn_the_same


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 2),
       st.integers(1, 3), st.integers(0, 2), st.integers(1, 2),
       st.booleans(), st.integers(0, 10 ** 6))
def test_images_are_learnt_the_same(height, width, channels, filters, padding,
                                    stride, has_below, seed):
    def build():
        rng = random.Random(seed)
        random.seed(seed)
        inputs = height * width * channels
        layers = [FCLayer(inputs, inputs)] * has_below
        side = min(height, width)
        layers.append(ConvLayer(height, width, channels, filters, rng.randint(
            1, min(3, side + 2 * padding)), stride, padding))
        layers.append(rng.choice([ReLUActivation, TanhActivation])())
        rows, columns = layers[-2].output_height, layers[-2].output_width
        layers.append(MaxPoolLayer(rows, columns, filters, rng.randint(
            1, min(3, rows, columns)), rng.randint(1, 2)))
        layers.append(FCLayer(layers[-1].output_dim, 2))
        return Model(layers, 3, 3, 0.01,
                     optimizer=rng.choice([SGD, Adam])())

    rng = random.Random(seed)
    examples = [([rng.choice([0, 1, rng.uniform(-1, 1)])
                  for _ in range(height * width * channels)],
                 [rng.random(), rng.random()]) for _ in range(7)]
    assert is_fast(build(), examples) == FASTER
    learn_the_same(build, examples)
