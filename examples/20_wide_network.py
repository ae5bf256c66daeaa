"""1000 inputs, 100 ReLU, 1 output: a loss that falls from millions.

From "Neural networks and gradients, graphically". Inputs, labels and weights
are random, so there is nothing to find out: the network learns its examples
by heart. Here with a tenth of the inputs, which takes seconds; --full is the
article's size, ten minutes or more, with PyPy two.
"""

import here  # finds minnet in the folder above
import random

from minnet import Model, ReLUActivation, SSELoss, draw, normal_start
from parts import LayerWithoutBias

FULL = dict(inputs=1000, hidden=100, examples=128, rate=1e-6, loops=500)


def normal_without_bias(input_dim, output_dim):
    """Standard normal weights, and biases of 0."""
    weights, _ = normal_start(input_dim, output_dim)
    return weights, [0 for _ in range(output_dim)]


def normals(count):
    """A row of standard normal numbers."""
    return [random.gauss(0, 1) for _ in range(count)]


def print_loss(number, loops, loss):
    """The article's loops: 0, 100, 200, 300, 400. It counts from 0."""
    if (number - 1) % 100 == 0:
        print(f"loop {number - 1:3}  loss {loss:14,.2f}", flush=True)


def show_misses(when, model, train_set):
    """Prediction minus label, for the first five examples."""
    print(f"{when}:", *[f"{model.predict(x)[0] - y:.2f}"
                        for x, (y,) in train_set[:5]])


def main(seed=1, inputs=100, hidden=20, examples=32, rate=4e-5, loops=401):
    random.seed(seed)
    train_set = [(normals(inputs), normals(1)) for _ in range(examples)]
    layers = [LayerWithoutBias(inputs, hidden, init=normal_without_bias),
              ReLUActivation(),
              LayerWithoutBias(hidden, 1, init=normal_without_bias)]
    # Full batch: one step a loop, with the gradient over all the examples.
    model = Model(layers, num_epochs=loops, batch_size=examples,
                  learning_rate=rate, loss=SSELoss())
    print(f"{inputs} -> {hidden} ReLU -> 1, {examples} random examples")
    print("five predictions minus their labels")
    show_misses("before", model, train_set)
    losses = model.train(train_set, shuffle=False, progress=print_loss)
    show_misses("after", model, train_set)
    h = layers[1].forward(layers[0].forward([x for x, _ in train_set]))
    silent = [column for column in zip(*h) if max(column) <= 0]
    print(f"{len(silent)} of {hidden} hidden neurons are 0 for all examples")
    here.show("loss", draw.history(losses, log=True, y_label="loss",
                                   x_label="loop", first=0))
    here.save("network", draw.network(model))
    here.ask("this network would be useless for new examples. How do you"
             " know without trying?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main(**FULL if "--full" in here.arguments() else {})
