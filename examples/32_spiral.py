"""Three spiral arms are told apart: softmax, cross-entropy and Adam.

The data of "A batch of neurons", whose network is not trained there: before
training every probability is near 1/3. A straight line can't part the arms;
64 ReLUs bend it round.
"""

import here  # finds minnet in the folder above
import random

from classes import accuracy, chosen
from minnet import (Adam, CrossEntropyLoss, FCLayer, Model, NormaliseLayer,
                    ReLUActivation, draw, softmax)
from minnet.data import spiral


def print_probabilities(model, x):
    """The network gives scores; softmax makes probabilities of them."""
    shares = [f"{p:.3f}" for p in softmax(model.predict(x))]
    print(f"  point ({x[0]:.2f}, {x[1]:.2f}): {', '.join(shares)}")


def print_error(epoch, num_epochs, error):
    if epoch % 50 == 0:
        print(f"epoch {epoch:4}  error {error:.4f}", flush=True)


def main(seed=0, epochs=400, points_per_class=50):
    random.seed(seed)
    examples = spiral(points_per_class, 3)
    layers = [NormaliseLayer.of([x for x, _ in examples]),
              FCLayer(2, 64), ReLUActivation(), FCLayer(64, 3)]
    # Full batch. With beta2 = 0.99 Adam adapts faster than with its 0.999.
    model = Model(layers, num_epochs=epochs, batch_size=len(examples),
                  learning_rate=0.05, loss=CrossEntropyLoss(),
                  optimizer=Adam(beta2=0.99))
    point, label = examples[points_per_class // 2]
    print(f"probabilities before training, class {chosen(label)}:")
    print_probabilities(model, point)
    errors = model.train(examples, progress=print_error)
    print("probabilities after training:")
    print_probabilities(model, point)
    print(f"training accuracy {accuracy(model, examples):.3f}")
    here.show("map", draw.prediction_map(
        model, examples, title="the class chosen"))
    here.save("history", draw.history(errors, log=True))
    here.ask("where on the map are points of one arm inside another's"
             " colour, and could any rule get all of them right?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
