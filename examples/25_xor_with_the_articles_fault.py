"""The XOR article's mistake with batches, found by check_gradients.

Its backward is called once for a batch, with the slopes added up, while each
layer remembers only the last example. So the slopes of all examples meet the
input of one. The network learns all the same, only worse: easy to overlook.
check_gradients finds it, and tells what it is; but in a batch of one row the
last example is all there is, so there it can't be seen. (check_a_training
finds it in the training, where the article has it.)
"""

import here  # finds minnet in the folder above
import random

from minnet import (FCLayer, Model, MSELoss, ReLUActivation, check_gradients,
                    draw, matmul, sum_rows)
from minnet.data import xor_points


class FaultyFCLayer(FCLayer):
    """FCLayer with the article's backward."""

    def backward(self, de_dy, learning_rate=None):
        total = sum_rows(de_dy)
        last = self.x[-1]  # all that the article's layer remembers
        self.de_dw = [[slope * a for a in last] for slope in total]
        self.de_db = total
        # One row of slopes goes on, and it meets the last example's there.
        others = [[0 for _ in last] for _ in de_dy[1:]]
        return others + matmul([total], self.weights)


def gradient(layer, x, label):
    """de/dw of a layer of one output, for the mean squared error."""
    loss = MSELoss()
    loss.forward(layer.forward(x), label)
    layer.backward(loss.backward())
    return layer.de_dw[0]


def compare_gradients():
    """A batch of three: what each example says, and what the layers make."""
    x, label = [[1, 2], [3, -1], [2, 4]], [[1], [0], [2]]
    right, faulty = FCLayer(2, 1), FaultyFCLayer(2, 1)
    for layer in (right, faulty):
        layer.weights, layer.bias = [[1.0, -0.5]], [0.5]
    single = [gradient(right, [row], [goal]) for row, goal in zip(x, label)]
    rows = [("one example alone", row) for row in single]
    mean = [sum(column) / 3 for column in zip(*single)]
    rows += [("the mean of the three", mean),
             ("FCLayer, the whole batch", gradient(right, x, label)),
             ("FaultyFCLayer, whole batch", gradient(faulty, x, label))]
    print("de/dw of two weights, for a batch of three examples")
    for name, (slope1, slope2) in rows:
        print(f"  {name:28}{slope1:8.2f}{slope2:8.2f}")
    print("a batch of three rows:")
    here.lines(check_gradients(right, x))
    here.lines(check_gradients(faulty, x))
    # A single row is the last one, too: there the fault can't be seen.
    print("a batch of one row:")
    here.lines(check_gradients(faulty, x[:1]))


def trained_errors(layer_class, seed, epochs):
    """The XOR network of the article made of these layers: its errors."""
    random.seed(seed)  # the same points and weights for both
    points = xor_points(1000)
    model = Model([layer_class(2, 64), ReLUActivation(), layer_class(64, 1)],
                  num_epochs=epochs, batch_size=5, learning_rate=0.01)
    return model.train(points, progress=None)


def main(seed=0, epochs=20):
    compare_gradients()
    right = trained_errors(FCLayer, seed, epochs)
    faulty = trained_errors(FaultyFCLayer, seed, epochs)
    print("\nerror of the XOR network   right  with the fault")
    for i in range(0, epochs, max(1, epochs // 10)):
        print(f"  epoch {i + 1:4} {right[i]:19.4f} {faulty[i]:15.4f}")
    here.show("history", draw.history(
        [("right", right), ("with the fault", faulty)]))
    here.ask("with the fault it still learns. Why is a mistake that still"
             " learns harder to find than one that fails?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
