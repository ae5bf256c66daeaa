"""1000 inputs, 100 ReLU, 1 output: a loss that falls from millions.

From "Neural networks and gradients, graphically". Examples, labels and
weights are random, so there is nothing to find out: the network learns its
128 examples by heart. The first steps are too long, so the loss rises to
billions before it falls. It takes a hundred loops to come down to hundreds:
--full does all 500 of the article, ten minutes or more, with PyPy two.
"""

import here  # finds minnet in the folder above
import random

from minnet import (FCLayer, Model, ReLUActivation, SSELoss, draw,
                    normal_start)


def normal_without_bias(input_dim, output_dim):
    """Standard normal weights, and biases of 0."""
    weights, _ = normal_start(input_dim, output_dim)
    return weights, [0 for _ in range(output_dim)]


class LayerWithoutBias(FCLayer):
    """y = x W^T: the bias starts as 0, and no step ever changes it."""

    def parameters(self):
        """The weights only."""
        yield "weights", self.weights, self.de_dw


def normals(count):
    """A row of standard normal numbers."""
    return [random.gauss(0, 1) for _ in range(count)]


def print_loss(number, loops, loss):
    """A line for the first ten loops, then one for every 100th."""
    loop = number - 1  # the article counts from 0
    if loop < 10 or loop % 100 == 0 or number == loops:
        print(f"loop {loop:3}  loss {loss:16,.2f}", flush=True)


def main(seed=0, loops=8, inputs=1000, hidden=100, examples=128, rate=1e-6):
    random.seed(seed)
    train_set = [(normals(inputs), normals(1)) for _ in range(examples)]
    layers = [LayerWithoutBias(inputs, hidden, init=normal_without_bias),
              ReLUActivation(),
              LayerWithoutBias(hidden, 1, init=normal_without_bias)]
    # Full batch: one step a loop, with the gradient over all the examples.
    model = Model(layers, num_epochs=loops, batch_size=examples,
                  learning_rate=rate, loss=SSELoss())
    print(f"{inputs} -> {hidden} ReLU -> 1, {examples} random examples,"
          f" learning rate {rate:g}")
    losses = model.train(train_set, shuffle=False, progress=print_loss)
    # A neuron pushed below 0 for every example by one of the long steps has
    # the slope 0 and never comes back.
    h = layers[1].forward(layers[0].forward([x for x, _ in train_set]))
    alive = [column for column in zip(*h) if max(column) > 0]
    print(f"loss now {model.error(train_set):,.2f};"
          f" {hidden - len(alive)} of {hidden} hidden neurons are 0 for"
          " every example")
    here.show("13_loss", draw.history(losses, log=True, y_label="loss"))
    here.save("13_network", draw.network(model))


if __name__ == "__main__":
    print(__doc__)
    main(loops=500 if "--full" in here.arguments() else 8)
