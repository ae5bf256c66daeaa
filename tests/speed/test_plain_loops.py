"""A training in plain loops gives what the readable way gives; larger
networks' are in test_fewer_passes.py."""

from hypothesis import given

from tests.speed.ways import check_a_training, in_loops, trainings


@in_loops
@given(trainings())
def test_all_together_they_learn_the_same(case):
    check_a_training(case)
