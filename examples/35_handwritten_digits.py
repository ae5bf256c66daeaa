"""A network learns to read handwritten digits, 8 x 8 pixels each.

From "Understand how a neural network works": the image goes in, a vector
that encodes the class comes out. 64 pixels -> 32 ReLU -> 10 scores, one for
each digit. It is tested with digits that it has not seen in training.
"""

import here  # finds minnet in the folder above
import random

from classes import accuracy, chosen
from handwritten import read_digits
from minnet import (CrossEntropyLoss, FCLayer, Model, ReLUActivation, draw,
                    softmax)
from minnet.support.portable import shuffled


def show(model, x, label, classes):
    """The image, and what the network makes of it."""
    print(draw.matrix(x, width=8, title="a digit").text())
    scores = model.predict(x)
    print(f"  read as {classes[chosen(scores)]}"
          f" (probability {max(softmax(scores)):.3f}),"
          f" is {classes[chosen(label)]}")


def print_error(epoch, num_epochs, error):
    print(f"epoch {epoch:2}  error {error:.4f}", flush=True)


def main(seed=0, epochs=10, train_size=1500):
    random.seed(seed)
    examples, classes = read_digits()
    # Shuffled first. In the file's own order the last digits come from other
    # people than the first: training on 1500 and testing with the last 297
    # is harder, about 0.92.
    examples = shuffled(examples)
    train_set, test_set = examples[:train_size], examples[1500:]
    model = Model([FCLayer(64, 32), ReLUActivation(), FCLayer(32, 10)],
                  num_epochs=epochs, batch_size=10, learning_rate=0.1,
                  loss=CrossEntropyLoss())
    errors = model.train(train_set, progress=print_error)
    print(f"training accuracy {accuracy(model, train_set):.3f}")
    print(f"test accuracy {accuracy(model, test_set):.3f}"
          f" ({len(test_set)} digits)")
    for x, label in test_set[:3]:
        show(model, x, label, classes)
    here.save("digits", draw.matrix([x for x, _ in test_set[:40]], width=8,
                                       title="40 digits to read"))
    here.show("filters", draw.matrix(
        model.layers[0].weights, width=8,
        title="what the 32 hidden neurons look for"))
    here.save("history", draw.history(errors, log=True))
    here.ask("the training accuracy is higher than the test accuracy. Which"
             " of the two would you tell somebody who wants to use it?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
