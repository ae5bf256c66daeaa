"""Gradient descent: walking downhill, led by the slope.

The error is the height, a weight is the place. The slope tells which way is
up; a step against it goes down. Here the hill is y = x^2 with slope 2 x.
"""

import here  # finds minnet in the folder above

from minnet import draw


def height(x):
    """The error, as far as this lesson goes."""
    return x * x


def slope(x):
    """Its derivative."""
    return 2 * x


def tangent(x):
    """(a, b) of the line y = a x - b that touches the curve at x."""
    return slope(x), slope(x) * x - height(x)


def advice(x):
    """Which way is down."""
    return "decrease the weight" if slope(x) > 0 else "increase the weight"


def walk(x, learning_rate, steps):
    """All places of a walk: x <- x - learning_rate * slope."""
    places = [x]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * slope(places[-1]))
    return places


def main(steps=8):
    for x in (4, -4):
        print("at x = %d the tangent is y = %d x - %d," % (x, *tangent(x)),
              "its slope %d: %s" % (slope(x), advice(x)))
    here.show("06_tangents", draw.curve(
        height, -8, 8, title="y = x^2 and its slope",
        tangents=[(x, advice(x)) for x in (4, -4)]))
    # A step multiplies x by 1 - 2 * learning_rate: by 0.8, 0, -0.8, -1.2.
    for learning_rate, what in [(0.1, "small steps"),
                                (0.5, "just right, for this curve"),
                                (0.9, "too far each time, but closer"),
                                (1.1, "too large: it diverges")]:
        print("\nlearning rate %s, %s" % (learning_rate, what))
        for start in (4, -4):
            print("   ", *["%.2f" % x
                           for x in walk(start, learning_rate, steps)])
    here.save("06_walks", draw.history(
        [("learning rate %s" % rate,
          [height(x) for x in walk(4, rate, steps)])
         for rate in (0.1, 0.5, 0.9, 1.1)], log=True,
        title="x^2 on the way down from 4", y_label="x^2"))


if __name__ == "__main__":
    print(__doc__)
    main()
