"""The XOR article's network, trained and drawn as a map of characters.

1000 points of the unit square, 2 -> 64 ReLU -> 1, 300 epochs in batches of
5, learning rate 0.01. The label is 1 where exactly one coordinate is below
0.5. With --article-start the weights start between 0 and 1, as in the
article, and with --article-lines each epoch is printed in its words.
"""

import here  # finds minnet in the folder above
import random

from minnet import (FCLayer, Model, ReLUActivation, article_start, draw,
                    uniform_start)
from minnet.data import xor_corners, xor_points


def print_error(epoch, num_epochs, error):
    """The first epoch and each 20th."""
    if epoch == 1 or epoch % 20 == 0:
        print(f"epoch {epoch:3}  error {error:.4f}", flush=True)


def print_as_the_article(epoch, num_epochs, error):
    """Every epoch, from 0 on. (The error is the mean over the examples; the
    article adds up that of its 200 batches.)"""
    print(f"Epoch {epoch - 1}, error [{error}]", flush=True)


def main(seed=0, epochs=300, start=uniform_start, progress=print_error):
    random.seed(seed)
    points = xor_points(1000)
    model = Model([FCLayer(2, 64, init=start), ReLUActivation(),
                   FCLayer(64, 1, init=start)],
                  num_epochs=epochs, batch_size=5, learning_rate=0.01)
    # Mean squared error is what a Model takes if it is told nothing else.
    errors = model.train(points, progress=progress)
    # The article's evaluation: each point, coloured by the prediction.
    predicted, right = [], 0
    for x, label in points:
        y = model.predict(x)
        predicted.append((x, y))
        right += (y[0] > 0.5) == (label[0] > 0.5)
    print(f"error {model.error(points):.4g} (mean squared)")
    print(f"{right / len(points):.1%} of the points are on the right side")
    here.show("map", draw.prediction_map(model, points, title="prediction"))
    here.save("points", draw.scatter(predicted, title="prediction"))
    here.save("history", draw.history(errors))
    here.save("network", draw.network(model, [0.2, 0.9], [1]))
    # The corners of the square are the truth table of exclusive or.
    for x, label in xor_corners():
        y = model.predict(x)[0]
        print(f"{x[0]:.0f} xor {x[1]:.0f}: {y:5.2f}, so {int(y > 0.5)}"
              f" (is {label[0]:.0f})")
    here.ask("which points are still on the wrong side, and where on the map"
             " do they lie?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main(start=article_start if "--article-start" in here.arguments()
         else uniform_start,
         progress=print_as_the_article if "--article-lines"
         in here.arguments() else print_error)
