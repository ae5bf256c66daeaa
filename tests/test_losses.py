"""MSELoss and SSELoss in the articles' numbers; laws: test_all_layers."""

import pytest

from minnet import MSELoss, SSELoss


@pytest.mark.parametrize("loss, e, slopes", [
    # Article D: the mean of the squares, here of 4, 0, 9 and 1.
    (MSELoss(), 3.5, [[1, 0], [-1.5, 0.5]]),
    # Article B: loss = sum of (pred - y)^2, d_pred = 2 (pred - y).
    (SSELoss(), 4 + 9 + 1, [[4, 0], [-6, 2]])])
def test_squared_errors_of_the_articles(loss, e, slopes):
    assert loss.forward([[3, 5], [1, 2]], [[1, 5], [4, 1]]) == e
    assert loss.backward() == slopes
