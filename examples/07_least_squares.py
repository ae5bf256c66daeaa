"""Least squares: the best line by a formula, then by gradient descent.

A line has one weight and one bias, so its best numbers have a formula.
Gradient descent finds the same line, once the data is normalised.
"""

import here  # finds minnet in the folder above

import random

from minnet import FCLayer, Model, NormaliseLayer, draw, least_squares_line

SIZE = [50, 60, 80, 100, 110]  # of flats, in square metres
PRICE = [150, 165, 220, 265, 300]  # in thousands


def line_of(model):
    """(slope, intercept) of a model that is a line, read off two points."""
    at_0, at_1 = model.predict([0])[0], model.predict([1])[0]
    return at_1 - at_0, at_0


def trained_line(epochs):
    """A model of a line: size in, price out."""
    sizes, prices = [[x] for x in SIZE], [[y] for y in PRICE]
    normalise_x = NormaliseLayer.of(sizes)
    normalise_y = NormaliseLayer.of(prices)
    layer = FCLayer(1, 1)
    model = Model([normalise_x, layer], epochs, batch_size=len(SIZE),
                  learning_rate=0.1)
    model.train(list(zip(sizes, normalise_y.forward(prices))), progress=None)
    # Normalised prices came out so far; the inverse brings thousands back.
    return Model([normalise_x, layer, normalise_y.inverse()], 1, 1, 1)


def raw_training():
    """What becomes of the same training on the numbers as they are."""
    model = Model([FCLayer(1, 1)], 1000, batch_size=len(SIZE),
                  learning_rate=0.1)
    try:
        model.train([([x], [y]) for x, y in zip(SIZE, PRICE)], progress=None)
    except OverflowError:
        return "the error grows beyond all bounds"
    return "it works"


def main(seed=0, epochs=100):
    random.seed(seed)
    slope, intercept = least_squares_line(SIZE, PRICE)
    print("formula:          price = %.6f * size + %.6f" % (slope, intercept))
    model = trained_line(epochs)
    print("gradient descent: price = %.6f * size + %.6f" % line_of(model))
    for x, y in zip(SIZE, PRICE):
        print("    size %3d: price %d, on the line %.2f"
              % (x, y, model.predict([x])[0]))
    here.show("07_line", draw.curve(
        model, 40, 120, title="five flats and the line of least squares",
        notes=[(x, y, "") for x, y in zip(SIZE, PRICE)],
        x_label="size", y_label="price"))
    print("without normalising:", raw_training())


if __name__ == "__main__":
    print(__doc__)
    main()
