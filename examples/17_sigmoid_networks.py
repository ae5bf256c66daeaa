"""Sigmoid networks: one layer copies an input, two learn exclusive or.

The network that was written by hand, now made of layers: the same weights to
start with and the same steps, so the same errors come out.
"""

import here  # finds minnet in the folder above

from minnet import Model, SigmoidActivation, SSELoss, draw
from numpy_random import NumpyRandom, two_minus_one_start
from parts import LayerWithoutBias

X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]


def sigmoid_network(*widths):
    """A model with these widths and the weights of NumPy's seed 1."""
    start = two_minus_one_start(NumpyRandom(1))
    layers = []
    for input_dim, output_dim in zip(widths, widths[1:]):
        layers += [LayerWithoutBias(input_dim, output_dim, init=start),
                   SigmoidActivation()]
    # The article halves the squared error: here the learning rate is half.
    return Model(layers, num_epochs=1, batch_size=4, learning_rate=0.5,
                 loss=SSELoss())


def train(model, y, loops, every):
    """`loops` steps, now and then with a line of the mean absolute error."""
    examples = [(row, [label]) for row, label in zip(X, y)]
    for loop in range(loops):
        model.train_batch(examples)
        outputs = [row[0] for row in model.loss.y]  # from before the step
        if loop % every == 0:
            misses = [abs(a - label) for a, label in zip(outputs, y)]
            print(f"loop {loop:5}  error {sum(misses) / len(y):.14g}")
    print("output", *[f"{a:.8f}" for a in outputs])


def main(loops=10000):
    print("one layer 3 -> 1, labels 0, 0, 1, 1: the first input")
    train(sigmoid_network(3, 1), [0, 0, 1, 1], loops, loops)
    # The last digits differ from those by hand: minnet adds in another order.
    print("two layers 3 -> 4 -> 1, labels 0, 1, 1, 0: exclusive or")
    model = sigmoid_network(3, 4, 1)
    train(model, [0, 1, 1, 0], loops + 1, 10000)
    here.show("network", draw.network(model, X[1]))
    here.ask("the article does 60,000 loops. What does the error do between"
             " 10,000 and 60,000, in the lesson before this one?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
