"""A network by hand: forward, backward and steps without any layer class.

Four examples, 3 inputs -> 4 sigmoid -> 1 sigmoid, no biases; the labels are
the exclusive or of the first two inputs. `total` is a sum; it adds in NumPy's
order, so that the errors are the article's to the last of their digits.
"""

import here  # finds minnet in the folder above

import math

from minnet import draw
from numpy_random import NumpyRandom, total

X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
LABELS = [0, 1, 1, 0]


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def forward(v, w):
    """Outputs of the four hidden neurons, and of the last, per example.

    v has a row for each input, w a weight for each hidden neuron.
    """
    hidden = [[sigmoid(total("sums before the hidden neurons",
                             [a * b for a, b in zip(x, weights)]))
               for weights in zip(*v)] for x in X]
    return hidden, [sigmoid(total("sums before the output",
                                  [a * b for a, b in zip(h, w)]))
                    for h in hidden]


def steps(v, w, hidden, output):
    """Both layers' weights one step further down: the new v and w."""
    # How each sum before a sigmoid should move; o (1 - o) is its slope.
    deltas = [(label - o) * (o * (1 - o)) for o, label in zip(output, LABELS)]
    below = [[delta * weight * (h * (1 - h)) for h, weight in zip(row, w)]
             for delta, row in zip(deltas, hidden)]
    new_w = [weight + total("slopes of w", [h * d for h, d in
                                            zip(column, deltas)])
             for weight, column in zip(w, zip(*hidden))]
    new_v = [[weight + total("slopes of v", [a * e for a, e in
                                             zip(inputs, column)])
              for weight, column in zip(row, zip(*below))]
             for row, inputs in zip(v, zip(*X))]
    return new_v, new_w


def main(loops=60000):
    print("mean absolute error for the labels 0, 1, 1, 0")
    rng = NumpyRandom(1)
    v = [[2 * rng.random() - 1 for _ in range(4)] for _ in range(3)]
    w = [2 * rng.random() - 1 for _ in range(4)]
    errors = []
    for loop in range(loops):
        hidden, output = forward(v, w)
        if loop % 100 == 0:
            misses = [abs(label - o) for o, label in zip(output, LABELS)]
            errors.append((loop, total("errors", misses) / 4))
            if loop % 10000 == 0:
                print(f"loop {loop:5}  error {errors[-1][1]!r}")
        v, w = steps(v, w, hidden, output)
    print("outputs", *[f"{o:.8f}" for o in output])
    if len(errors) > 1:
        here.show("error", draw.curve(
            errors, 0, loops, title="mean absolute error", x_label="loop",
            y_label="error"))
    here.ask("`below` uses the old w, not new_w. What would go wrong with"
             " the new one?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
