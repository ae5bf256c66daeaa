"""Sigmoid networks: one layer, then two, with the article's own digits.

Four examples, no biases, all four in each step. One layer can copy an input;
exclusive or of the first two inputs takes a second layer.
"""

import here  # finds minnet in the folder above

from minnet import (FCLayer, Model, SigmoidActivation, SSELoss, draw,
                    transpose)
from numpy_random import NumpyRandom

X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]


class LayerWithoutBias(FCLayer):
    """y = x W^T: the bias starts as 0, and no step ever changes it."""

    def parameters(self):
        """The weights only."""
        yield "weights", self.weights, self.de_dw


def sigmoid_network(*widths):
    """A model with these widths and the weights of NumPy's seed 1."""
    rng = NumpyRandom(1)

    def start(input_dim, output_dim):
        # The article has a row for each input, FCLayer for each neuron.
        weights = [[2 * rng.random() - 1 for _ in range(output_dim)]
                   for _ in range(input_dim)]
        return transpose(weights), [0] * output_dim

    layers = []
    for input_dim, output_dim in zip(widths, widths[1:]):
        layers += [LayerWithoutBias(input_dim, output_dim, init=start),
                   SigmoidActivation()]
    # The article halves the squared error: here the learning rate is half.
    return Model(layers, num_epochs=1, batch_size=4, learning_rate=0.5,
                 loss=SSELoss())


def train(model, x, y, loops, every):
    """`loops` steps, now and then with a line of the mean absolute error."""
    examples = [(row, [label]) for row, label in zip(x, y)]
    for loop in range(loops):
        model.train_batch(examples)
        outputs = [row[0] for row in model.loss.y]  # from before the step
        if loop % every == 0:
            misses = [abs(a - label) for a, label in zip(outputs, y)]
            print(f"loop {loop:5}  error {sum(misses) / len(y):.14g}")
    print("output", *[f"{a:.8f}" for a in outputs])


def main(loops=60000):
    print("one layer 3 -> 1, labels 0, 0, 1, 1: the first input")
    train(sigmoid_network(3, 1), X, [0, 0, 1, 1], loops // 6, loops)
    # The last digits differ from those by hand: minnet adds in another order.
    print("two layers 3 -> 4 -> 1, labels 0, 1, 1, 0: exclusive or")
    model = sigmoid_network(3, 4, 1)
    train(model, X, [0, 1, 1, 0], loops, loops // 6)
    here.show("11_network", draw.network(model, X[1]))
    # The article lists other data beside these figures. The last two rows
    # are equal but their labels are not: no network can learn that.
    print("the same with the inputs 1, 1, 1; 3, 3, 3; 2, 2, 2; 2, 2, 2 and"
          " the labels\n1, 1, 0, 1: data that contradicts itself")
    train(sigmoid_network(3, 4, 1), [[1] * 3, [3] * 3, [2] * 3, [2] * 3],
          [1, 1, 0, 1], loops, loops // 6)


if __name__ == "__main__":
    print(__doc__)
    main()
