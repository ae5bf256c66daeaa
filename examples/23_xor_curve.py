"""Why more epochs are not always better: the noise of small batches.

Near the end the share of right points goes up and down from epoch to epoch.
Each step follows five points only, and its length is the learning rate, so
the weights keep jumping about the best place. Shorter steps or larger
batches calm them.
"""

import here  # finds minnet in the folder above
import copy
import random

from minnet import FCLayer, Model, ReLUActivation, draw
from minnet.data import xor_points
from parts import right_side

WAYS = [(0.01, 5, "as before"), (0.001, 5, "a tenth of the rate"),
        (0.01, 50, "batches of 50")]


def go_on(model, points, rate, size, epochs):
    """The right shares of these epochs, trained on from a model."""
    model = copy.deepcopy(model)
    model.num_epochs, model.learning_rate, model.batch_size = 1, rate, size
    shares = []
    for _ in range(epochs):
        model.train(points, progress=None)
        shares.append(100 * right_side(model, points))
    return shares


def main(seed=0, before=100, epochs=15):
    random.seed(seed)
    points = xor_points(1000)
    model = Model([FCLayer(2, 64), ReLUActivation(), FCLayer(64, 1)],
                  num_epochs=before, batch_size=5, learning_rate=0.01)
    model.train(points, progress=None)
    print(f"after {before} epochs {right_side(model, points):.1%} are right")
    print(f"the {epochs} epochs after that:")
    curves = []
    for rate, size, name in WAYS:
        random.seed(seed)  # the same order of the points for all three
        shares = go_on(model, points, rate, size, epochs)
        curves.append((name, list(enumerate(shares, before + 1))))
        jumps = [abs(b - a) for a, b in zip(shares, shares[1:])]
        print(f"    {name:19} {min(shares):.1f}% to {max(shares):.1f}%, jumps"
              f" of {sum(jumps) / len(jumps):.2f}")
    here.say("A jump is the change from one epoch to the next, on the"
             " average. So the share after exactly 200, 300 or 600 epochs is"
             " partly"
             " chance. What helps: end with a smaller learning rate, or take"
             " larger batches.")
    here.show("right", draw.curve(
        curves, before + 1, before + epochs, x_label="epoch",
        y_label="% right", title="right points, three ways to go on"))
    here.ask("why not take the small learning rate from the first epoch on?"
             " Try before=0.")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
