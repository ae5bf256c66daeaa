"""Dropout and weight decay: two ways not to learn by heart.

The task of the lesson on learning by heart, with its wrong labels. Weight
decay pulls all weights towards 0, so that the function stays smooth; dropout
leaves out random neurons in each step, so that none can rely on another.
"""

import here  # finds minnet in the folder above
import random

from minnet import (Adam, DropoutLayer, FCLayer, Model, TanhActivation,
                    draw)
from minnet.data import circle_points


def points(n, noise, rng):
    """A disc in a ring; a share of the labels is turned round."""
    return [(x, [-label if rng.random() < noise else label])
            for x, (label,) in circle_points(n, 0, rng)]


def learn(weight_decay=0, dropout=0, seed=3, epochs=300):
    """(error in training, error on new points) at the end, and the Model."""
    random.seed(seed)
    seen, new = points(60, 0.2, random), points(100, 0, random)
    layers = []
    for inputs in 2, 16:
        layers += [FCLayer(inputs, 16), TanhActivation()]
        layers += [DropoutLayer(dropout)] if dropout else []
    model = Model(layers + [FCLayer(16, 1)], epochs, 10, 0.005,
                  optimizer=Adam(weight_decay=weight_decay))
    model.train(seen, progress=None)
    return model.error(seen), model.error(new), model, seen


def main():
    print("                       in training   on new points")
    for name, chosen in (("nothing", {}),
                         ("weight_decay=0.05", {"weight_decay": 0.05}),
                         ("DropoutLayer(0.3)", {"dropout": 0.3})):
        seen_error, new_error, model, seen = learn(**chosen)
        print(f"{name:20}   {seen_error:11.3f}   {new_error:13.3f}")
        largest = max([abs(w) for layer in model.layers
                       for row in getattr(layer, "weights", []) for w in row])
        print(f"    largest weight {largest:.2f}")
        here.save(name.split("(")[0].split("=")[0].lower(),
                  draw.prediction_map(model, seen, title=name))
    here.ask("which of the three maps has islands around single points?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
