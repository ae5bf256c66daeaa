"""The slope tells which way is down.

The error is the height, a weight is the place. Where the slope is positive,
up is to the right, so the weight should decrease; where it is negative, it
should increase. Here the hill is y = x^2 with slope 2 x.
"""

import here  # finds minnet in the folder above

from minnet import draw


def height(x):
    """The error, as far as this lesson goes."""
    return x * x


def slope(x):
    """Its derivative."""
    return 2 * x


def measured_slope(x, step=0.001):
    """How much the height rises for each bit of x, from just left of x to
    just right of it: no derivative needed."""
    return (height(x + step) - height(x - step)) / (2 * step)


def tangent(x):
    """(a, b) of the line y = a x - b that touches the curve at x."""
    return slope(x), slope(x) * x - height(x)


def advice(x):
    """Which way is down."""
    return "decrease the weight" if slope(x) > 0 else "increase the weight"


def main():
    for x in (4, -4):
        print("at x = %d the tangent is y = %d x - %d" % (x, *tangent(x)))
        print("    slope %d, measured %.3f: %s"
              % (slope(x), measured_slope(x), advice(x)))
    here.show("tangents", draw.curve(
        height, -8, 8, title="y = x^2 and its slope",
        tangents=[(x, advice(x)) for x in (4, -4)]))
    # The point of it: a small step against the slope is lower.
    print("a step of 0.1 * slope down from each place:")
    for x in (4, -4, 1):
        lower = x - 0.1 * slope(x)
        print("    from %2d, height %2d, to %4.1f, height %5.2f"
              % (x, height(x), lower, height(lower)))
    here.ask("what is the slope at x = 0, and what should a weight do there?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
