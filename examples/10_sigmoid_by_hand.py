"""A network by hand: forward, backward and steps without any layer class.

Four examples, 3 inputs -> 4 sigmoid -> 1 sigmoid, no biases; the labels are
the exclusive or of the first two inputs. The errors are the article's, to the
last of their digits.
"""

import here  # finds minnet in the folder above

import math

from minnet import draw
from numpy_random import NumpyRandom

X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
LABELS = [0, 1, 1, 0]


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def forward(v, w):
    """Outputs of the four hidden neurons, and of the last, per example.

    v has a row for each input, w a weight for each hidden neuron. In which
    order a sum is taken changes the 16th digit: these are the article's.
    """
    hidden = [[sigmoid(a3 * v3 + a2 * v2 + a1 * v1)
               for v1, v2, v3 in zip(*v)] for a1, a2, a3 in X]
    output = [sigmoid((h[0] * w[0] + h[3] * w[3])
                      + (h[1] * w[1] + h[2] * w[2])) for h in hidden]
    return hidden, output


def steps(v, w, hidden, output):
    """Both layers' weights one step further down: the new v and w."""
    # How each sum before a sigmoid should move; o (1 - o) is its slope.
    deltas = [(label - o) * (o * (1 - o)) for o, label in zip(output, LABELS)]
    below = [[delta * weight * (h * (1 - h)) for h, weight in zip(row, w)]
             for delta, row in zip(deltas, hidden)]
    d0, d1, d2, d3 = deltas
    new_w = [weight + (h0 * d0 + h1 * d1 + h2 * d2 + h3 * d3)
             for weight, h0, h1, h2, h3 in zip(w, *hidden)]
    new_v = [[weight + ((x0 * e0 + x1 * e1) + (x2 * e2 + x3 * e3))
              for weight, e0, e1, e2, e3 in zip(row, *below)]
             for row, x0, x1, x2, x3 in zip(v, *X)]
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
            m0, m1, m2, m3 = [abs(label - o)
                              for o, label in zip(output, LABELS)]
            errors.append((loop, (m0 + m1 + m2 + m3) / 4))
            if loop % 10000 == 0:
                print(f"loop {loop:5}  error {errors[-1][1]!r}")
        v, w = steps(v, w, hidden, output)
    print("outputs", *[f"{o:.8f}" for o in output])
    if len(errors) > 1:
        here.show("10_error", draw.curve(
            errors, 0, loops, title="mean absolute error", x_label="loop",
            y_label="error"))


if __name__ == "__main__":
    print(__doc__)
    main()
