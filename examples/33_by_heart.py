"""Learning by heart: right on what was seen, wrong on what is new.

Sixty points, a fifth with a wrong label, and a network with room for all of
them. Its error in training goes on falling; that on new points falls, then
rises: it learns the wrong labels by heart.
"""

import here  # finds minnet in the folder above
import random

from minnet import Adam, FCLayer, Model, TanhActivation, draw
from minnet.data import circle_points


def points(n, noise, rng):
    """A disc in a ring; a share of the labels is turned round."""
    return [(x, [-label if rng.random() < noise else label])
            for x, (label,) in circle_points(n, 0, rng)]


def learn(seed=3, epochs=300):
    """(training errors, errors on new points), an epoch each."""
    random.seed(seed)
    seen, new = points(60, 0.2, random), points(100, 0, random)
    model = Model([FCLayer(2, 16), TanhActivation(), FCLayer(16, 16),
                   TanhActivation(), FCLayer(16, 1)], epochs, 10, 0.005,
                  optimizer=Adam())
    history = model.train(seen, progress=None, validation=new)
    return list(history), list(history.validation)


def main():
    training, new = learn()
    best = new.index(min(new)) + 1
    print("epoch   error in training   on new points")
    for epoch in (1, best, 100, 200, 300):
        print(f"{epoch:5}   {training[epoch - 1]:17.3f}  "
              f" {new[epoch - 1]:13.3f}"
              + ("   the best" if epoch == best else ""))
    here.show("curves", draw.curve(
        {"in training": list(enumerate(training, 1)),
         "on new points": list(enumerate(new, 1))},
        title="learnt by heart", x_label="epoch", y_label="error"))
    here.say("patience stops there: train(..., validation=new, patience=20)"
             f" keeps epoch {best}")
    here.ask("why is the error in training no proof that the network is"
             " good?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
