"""Small filters that move over the image read the handwritten digits.

From "Understand how a neural network works": a convolution layer learns its
filters from the images, pooling keeps the strongest answer in each window of
2 x 2, and a fully connected layer makes ten scores of that.
"""

import here  # finds minnet in the folder above
import random

from classes import accuracy
from handwritten import read_digits
from minnet import (Adam, ConvLayer, CrossEntropyLoss, FCLayer, MaxPoolLayer,
                    Model, ReLUActivation, draw)
from minnet.support.portable import shuffled

FILTERS = 8


def show_filter(conv, relu, x):
    """The first filter's weights, and where in the image it answers."""
    weights = conv.fc.weights[0]
    here.show("filter", draw.matrix(
        [weights[0:3], weights[3:6], weights[6:9]],
        title="the first filter, its 3 x 3 weights"))
    here.save("filters", draw.matrix(conv.fc.weights, width=3,
                                        title="all filters"))
    # y is an image of 6 x 6 pixels with a channel for each filter: every
    # eighth number is this filter's.
    y = relu.forward(conv.forward([x]))[0][::FILTERS]
    here.show("digit", draw.matrix(x, width=8, title="a digit"))
    here.show("answer", draw.matrix(
        y, width=6, title="where this filter answers to it"))


def print_error(epoch, num_epochs, error):
    print(f"epoch {epoch:2}  error {error:.4f}", flush=True)


def main(seed=0, epochs=4, train_size=1500):
    random.seed(seed)
    examples, _ = read_digits()
    examples = shuffled(examples)
    train_set, test_set = examples[:train_size], examples[1500:]
    conv = ConvLayer(8, 8, 1, FILTERS, size=3)          # 8 x 8 -> 6 x 6 x 8
    relu = ReLUActivation()
    pool = MaxPoolLayer(6, 6, FILTERS, size=2)          # -> 3 x 3 x 8
    model = Model([conv, relu, pool, FCLayer(3 * 3 * FILTERS, 10)],
                  num_epochs=epochs, batch_size=10, learning_rate=0.01,
                  loss=CrossEntropyLoss(), optimizer=Adam())
    model.train(train_set, progress=print_error)
    print(f"training accuracy {accuracy(model, train_set):.3f}")
    print(f"test accuracy {accuracy(model, test_set):.3f}"
          f" ({len(test_set)} digits)")
    show_filter(conv, relu, test_set[0][0])
    here.save("network", draw.network(model))
    here.ask("how many weights has this convolution layer, and how many would"
             " an FCLayer from 64 pixels to 288 numbers have?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
