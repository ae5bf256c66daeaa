"""Three spiral arms are told apart: softmax, cross-entropy and Adam.

The data of "A batch of neurons", whose network is not trained there: before
training every probability is near 1/3. A straight line can't part the arms;
64 ReLUs bend it round. The arms overlap a little, as the numbers show.
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
    print(f"  point ({x[0]:.2f}, {x[1]:.2f}): probabilities"
          f" {', '.join(shares)}")


def main(seed=0, epochs=1000, points_per_class=50):
    random.seed(seed)
    examples = spiral(points_per_class, 3)
    layers = [NormaliseLayer.of([x for x, _ in examples]),
              FCLayer(2, 64), ReLUActivation(), FCLayer(64, 3)]
    # Full batch. With beta2 = 0.99 Adam adapts faster than with its 0.999.
    model = Model(layers, num_epochs=epochs, batch_size=len(examples),
                  learning_rate=0.05, loss=CrossEntropyLoss(),
                  optimizer=Adam(beta2=0.99))
    point, label = examples[points_per_class // 2]
    print(f"before training, class {chosen(label)}:")
    print_probabilities(model, point)
    errors = model.train(examples)
    print("after training:")
    print_probabilities(model, point)
    print(f"training accuracy {accuracy(model, examples):.3f}")
    # Beyond 0.91 the network learns by heart where chance has put a point:
    # the arms overlap, and no rule at all gets more of the new points right.
    fresh = spiral(points_per_class, 3)
    print(f"accuracy on new points {accuracy(model, fresh):.3f}"
          " (0.91 is the best possible)")
    here.show("14_map", draw.prediction_map(
        model, examples, title="the class chosen"))
    here.save("14_history", draw.history(errors, log=True))


if __name__ == "__main__":
    print(__doc__)
    main()
