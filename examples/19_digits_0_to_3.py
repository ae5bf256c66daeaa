"""A network reads the digits 0, 1, 2, 3 from bitmaps of 4 x 5 pixels.

From "Understand how a neural network works": 20 pixels -> 20 sigmoid -> 1
sigmoid. The label is digit / 3, so that it fits into a sigmoid's 0 to 1;
the output times 3, rounded, is the digit that the network reads.
"""

import here  # finds minnet in the folder above
import random

from minnet import (FCLayer, Model, SigmoidActivation, SSELoss, draw,
                    normal_start)
from minnet.data import digits_0_to_3


def print_loss(loop, loops, loss):
    """The article prints every loop's mean over its four digits; this one
    each tenth. (SSELoss gives the sum.)"""
    if loop == 1 or loop % 10 == 0:
        print(f"loop {loop:3}  loss {loss / 4:.5f}")


def main(seed=0, loops=100):
    random.seed(seed)
    layers = [FCLayer(20, 20, init=normal_start), SigmoidActivation(),
              FCLayer(20, 1, init=normal_start), SigmoidActivation()]
    # A loop takes all four digits as one batch. The article's loss has a
    # factor 1/2, (y - label)^2 / 2, and its learning rate is 1. SSELoss has
    # no such factor, so its slope is twice as steep: half the rate is the
    # same step.
    model = Model(layers, num_epochs=loops, batch_size=4, learning_rate=0.5,
                  loss=SSELoss())
    examples = digits_0_to_3()
    losses = model.train(examples, shuffle=False, progress=print_loss)
    print()
    here.show("digits", draw.matrix([x for x, _ in examples], width=4,
                                       title="the four digits"))
    for digit, (pixels, label) in enumerate(examples):
        y = model.predict(pixels)[0]
        print(f"is {digit}: output {y:.3f}, times 3 is {y * 3:.2f},"
              f" so it reads {round(y * 3)}")
    here.save("loss", draw.history([loss / 4 for loss in losses], log=True,
                                   y_label="loss", x_label="loop"))
    here.save("filters", draw.matrix(
        layers[0].weights, width=4, title="what the hidden neurons look for"))
    here.ask("turn one pixel of the three over: which digit does it read, and"
             " how sure is it?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
