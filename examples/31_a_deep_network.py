"""A deep network: several hidden layers, each builds on the one before.

Two spiral arms. A network with one hidden layer must draw them by bends of
straight lines alone; with three, the second and third bend what is bent
already. Both have about as many numbers to learn.
"""

import here  # finds minnet in the folder above
import random

from minnet import Adam, FCLayer, Model, TanhActivation, draw
from minnet.data import arm_points


def build(widths):
    """FCLayers of these widths with tanh between them, and at the end."""
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [FCLayer(inputs, outputs), TanhActivation()]
    return Model(layers, num_epochs=150, batch_size=10, learning_rate=0.01,
                 optimizer=Adam())


def main(seed=1):
    histories = {}
    for name, widths in (("flat", [2, 40, 1]), ("deep", [2, 8, 8, 8, 1])):
        random.seed(seed)
        points = arm_points(200, noise=0.2)
        model = build(widths)
        count = sum([a * b + b for a, b in zip(widths, widths[1:])])
        errors = model.train(points, progress=None)
        right = sum([model.predict(x)[0] * label[0] > 0
                     for x, label in points])
        print(f"{name}: {' -> '.join(map(str, widths))}, {count} numbers")
        print(f"    error {errors[-1]:.3f}, {right} of 200 right")
        histories[name] = list(enumerate(errors, 1))
        here.show(name, draw.prediction_map(model, points, title=name))
    here.save("errors", draw.curve(histories, title="error", x_label="epoch",
                                   y_label="error"))
    here.ask("what do the neurons of the first hidden layer see, and what"
             " those of the third? (Look in the playground.)")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
