"""Least squares: the best line by a formula.

A line has one weight and one bias, so its best numbers have a formula: no
walking needed. What is left at each point, its residual, is label minus
line; no other line makes the sum of their squares smaller.
"""

import here  # finds minnet in the folder above

from minnet import draw, least_squares_line

SIZE = [50, 60, 80, 100, 110]  # of flats, in square metres
PRICE = [150, 165, 220, 265, 300]  # in thousands


def squares(slope, intercept):
    """The sum of the squared residuals of a line."""
    return sum([(y - (slope * x + intercept)) ** 2
                for x, y in zip(SIZE, PRICE)])


def with_residuals(line, title):
    """The flats, a line, and from each flat straight up or down to it."""
    flats = list(zip(SIZE, PRICE))
    return draw.curve([("line", line)] + [
        ("", [(x, y), (x, line(x))]) for x, y in flats], 40, 120, title=title,
        notes=[(x, y, "") for x, y in flats], x_label="size", y_label="price")


def main():
    slope, intercept = least_squares_line(SIZE, PRICE)

    def line(x):
        return slope * x + intercept

    print("the best line: price = %g * size + %g" % (slope, intercept))
    for x, y in zip(SIZE, PRICE):
        print("    size %3d: price %d, line %.1f, residual %4.1f"
              % (x, y, line(x), y - line(x)))
    print("sum of the residuals:", sum([
        y - line(x) for x, y in zip(SIZE, PRICE)]))
    print("sum of their squares:", squares(slope, intercept))
    print("    with slope 2.6:  %g" % squares(2.6, intercept))
    print("    with intercept 21: %g" % squares(slope, 21))
    print("    a guess, 1.5 * size + 70: %g" % squares(1.5, 70))
    here.show("residuals", with_residuals(
        line, "five flats, their line and residuals"))
    here.save("guess", with_residuals(
        lambda x: 1.5 * x + 70, "the guess leaves longer residuals"))
    here.ask("why are the residuals squared before they are added up?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
