"""Two numbers to learn: the error as a landscape, walked downhill.

Over weight and bias of a line the error is a valley. With sizes in square
metres it is so narrow that steps overshoot; normalised data, with mean 0 and
spread 1, make it a round bowl, and the walk finds the line of the formula.
"""

import here  # finds minnet in the folder above

from minnet import FCLayer, Model, NormaliseLayer, draw

SIZE = [[50], [60], [80], [100], [110]]  # of flats, in square metres
PRICE = [[150], [165], [220], [265], [300]]  # in thousands


def walk(x, y, epochs, w=0, b=1, learning_rate=0.1):
    """The model of a line that starts with w and b, and all its places."""
    layer = FCLayer(1, 1, init=lambda inputs, outputs: ([[w]], [b]))
    model = Model([layer], 1, len(x), learning_rate)
    places = [(w, b)]
    for _ in range(epochs):
        model.train_batch(list(zip(x, y)))
        places.append((layer.weights[0][0], layer.bias[0]))
    return model, places


def main(epochs=60):
    print("sizes as they are, learning rate 0.1:")
    for w, b in walk(SIZE, PRICE, 3)[1]:
        print("    w %12.6g   b %12.6g" % (w, b))
    to_x, to_y = NormaliseLayer.of(SIZE), NormaliseLayer.of(PRICE)
    x, y = to_x.forward(SIZE), to_y.forward(PRICE)
    print("normalised:", *["%.2f" % a for a, in x])
    model, places = walk(x, y, epochs)
    for step in (0, 1, 2, 5, 10, 20, epochs):
        print("    step %2d   w %.4f   b %.4f" % (step, *places[step]))
    # The inverse brings thousands back; then a line is read off two points.
    whole = Model([to_x, model.layers[0], to_y.inverse()], 1, 1, 1)
    at_0, at_1 = whole.predict([0])[0], whole.predict([1])[0]
    print("the line: price = %.2f * size + %.2f" % (at_1 - at_0, at_0))
    flats = [[a, b] for (a,), (b,) in zip(SIZE, PRICE)]
    here.save("before", draw.scatter(flats, "as they are", "size", "price"))
    here.save("after", draw.scatter(
        [[a, b] for (a,), (b,) in zip(x, y)], "normalised", "size", "price"))

    def error(w, b):
        return sum([(w * a + b - c) ** 2
                    for (a,), (c,) in zip(x, y)]) / len(x)

    other = walk(x, y, epochs, 2, -1)[1]
    here.show("downhill", draw.prediction_map(
        error, walks={"from 0, 1": places, "from 2, -1": other},
        title="the error, and two walks over it", x_label="w", y_label="b"))
    here.ask("the walk on the raw numbers: which of the two numbers runs"
             " away, and why is it that one?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
