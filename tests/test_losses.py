"""MSELoss and SSELoss in the articles' numbers; laws: test_all_layers."""

from minnet import MSELoss, SSELoss


def test_mean_squared_error_of_article_d():
    # Article D: mse_loss([1, 0, 0, 1], [0, 0, 0, 0]) = 0.5
    loss = MSELoss()
    assert loss.forward([[1], [0], [0], [1]], [[0]] * 4) == 0.5
    # The mean of 4, 0, 9 and 1, and of slopes that are twice their roots.
    assert loss.forward([[3, 5], [1, 2]], [[1, 5], [4, 1]]) == 3.5
    assert loss.backward() == [[1, 0], [-1.5, 0.5]]


def test_sum_of_squares_of_article_b():
    # loss = sum of (pred - y)^2, d_pred = 2 (pred - y).
    loss = SSELoss()
    assert loss.forward([[3, 5], [1, 2]], [[1, 5], [4, 1]]) == 4 + 9 + 1
    assert loss.backward() == [[4, 0], [-6, 2]]
