"""A layer: several neurons look at the same inputs.

A row of weights for each neuron makes a matrix, a row for each example
another one, and their product is the whole layer for the whole batch.
"""

import here  # finds minnet in the folder above

from minnet import Model, add_row, draw, matmul, transpose
from parts import layer_of

WEIGHTS = [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5],
           [-0.26, -0.27, 0.17, 0.87]]
BIAS = [2, 3, 0.5]
BATCH = [[1, 2, 3, 2.5], [2, 5, -1, 2], [-1.5, 2.7, 3.3, -0.8]]
WEIGHTS2 = [[0.1, -0.14, 0.5], [-0.5, 0.12, -0.33], [-0.44, 0.73, -0.13]]
BIAS2 = [-1, 2, -0.5]


def layer_by_hand(x, weights, bias):
    """w . x + b for every neuron: its row of weights, its bias."""
    return [sum([a * w for a, w in zip(x, row)]) + b
            for row, b in zip(weights, bias)]


def show(title, rows):
    """The rows, rounded: 0.1 + 0.2 is 0.30000000000000004 in binary."""
    print(title)
    for row in rows:
        print("   ", *[round(a, 6) for a in row])


def main():
    show("one example, three neurons, by hand",
         [layer_by_hand(BATCH[0], WEIGHTS, BIAS)])
    first, second = layer_of(WEIGHTS, BIAS), layer_of(WEIGHTS2, BIAS2)
    show("the same by FCLayer", first.forward(BATCH[:1]))
    # The rows of W belong to neurons; transposed, its columns do.
    products = matmul(BATCH, transpose(WEIGHTS))
    show("three examples: X W^T", products)
    show("X W^T + b", add_row(products, BIAS))
    show("the same by FCLayer", first.forward(BATCH))
    here.show("weights", draw.matrix(WEIGHTS, title="the weights W"))
    show("a second layer takes these as its inputs",
         second.forward(first.forward(BATCH)))
    # Layers in a row are a Model; the other numbers are for training it.
    here.save("layer", draw.network(Model([first], 1, 1, 1), BATCH[0],
                                    numbers=True))
    here.show("two_layers", draw.network(Model([first, second], 1, 1, 1),
                                         BATCH[0]))
    here.ask("how many multiplications does the first layer do for these"
             " three examples? And for a thousand?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
