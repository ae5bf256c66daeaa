"""One filter of a convolution by hand, before and after pooling.

The filter is laid on a place of the image: the numbers under it times its
own, all added up, give one number of the map. Then pooling keeps the largest
of each square of four.
"""

import here  # finds minnet in the folder above

from minnet import ConvLayer, MaxPoolLayer, draw

IMAGE = [[0, 0, 1, 0, 0],
         [0, 1, 1, 0, 0],
         [0, 0, 1, 0, 0],
         [0, 0, 1, 0, 0],
         [0, 1, 1, 1, 0]]  # a 1
EDGE = [[-1, 1],
        [-1, 1]]           # high where it gets lighter to the right


def under(image, i, j):
    """The 2 x 2 numbers under the filter at row i, column j."""
    return [row[j:j + 2] for row in image[i:i + 2]]


def by_hand(image, filter):
    """The map of all 4 x 4 places."""
    return [[sum([a * w for seen, own in zip(under(image, i, j), filter)
                  for a, w in zip(seen, own)])
             for j in range(4)] for i in range(4)]


def main():
    seen = under(IMAGE, 1, 0)
    print("at row 1, column 0 the filter sees", *seen)
    here.say("times " + " ".join(map(str, EDGE)) + ", added up: " + " + ".join(
        [f"{a} * {w}" for line, own in zip(seen, EDGE)
         for a, w in zip(line, own)]) + f" = {by_hand(IMAGE, EDGE)[1][0]}")
    here.show("image", draw.matrix(IMAGE, title="the image"))
    found = by_hand(IMAGE, EDGE)
    here.show("map", draw.matrix(found, title="what the filter finds"))
    layer = ConvLayer(5, 5, 1, 1, 2)
    layer.fc.weights, layer.fc.bias = [[-1, 1, -1, 1]], [0]
    flat = [a for row in IMAGE for a in row]
    same = layer.forward([flat])[0]
    print("ConvLayer gives the same:", same == [a for row in found
                                                for a in row])
    pooled = MaxPoolLayer(4, 4, 1, 2).forward([same])[0]
    here.show("pooled", draw.matrix([pooled[:2], pooled[2:]],
                                    title="the largest of each four"))
    here.ask("which filter finds edges that get darker to the right? And"
             " which the upper edge of a line?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
