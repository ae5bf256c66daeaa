"""A training written out gives what the readable way gives."""

from hypothesis import given

from minnet import LeakyReLUActivation, ReLUActivation
from tests.speed.ways import (both_ways, check_a_training, learn_the_same,
                              make, trainings)


@given(trainings())
def test_all_together_it_learns_the_same(case):
    check_a_training(case)


@both_ways
def test_slopes_exactly_at_0():
    for activation, k in ((ReLUActivation, 1), (ReLUActivation, 2),
                          (LeakyReLUActivation, 2)):
        learn_the_same(lambda: make(
            [2, 3, k], [activation, None], num_epochs=2, numbers=[
                ([[0.0] * 2] * 3, [0.0] * 3),
                ([[1.0, -2.0, 3.0], [0.5, 0.25, 2.0]][:k], [0.0, 1.0][:k])]),
                       [([1, -2.0], [1, 0][:k]), ([0, 0.5], [3, 4][:k])],
                       shuffle=False)
