"""ReLU neurons: the weight tilts, the bias shifts, two in a row cut out.

y = max(w x + b, 0) is a bent line. Where it bends is the bias's affair: at
x = -b / w. A second neuron behind the first one can bend it once more.
"""

import here  # finds minnet in the folder above

from minnet import ReLUActivation, draw
from parts import layer_of

NEURONS = [("w 0, b 0.5", [(0, 0.5)]), ("w 1, b 0", [(1, 0)]),
           ("w 1, b 0.5", [(1, 0.5)]), ("w 1, b 1", [(1, 1)]),
           ("w -2, b 0.5", [(-2, 0.5)]), ("w -1, b 0.5", [(-1, 0.5)]),
           ("then w -2, b 1", [(-1, 0.5), (-2, 1)])]


def chain(neurons):
    """y(x) of ReLU neurons (w, b), one after the other."""
    def y(x):
        for w, b in neurons:
            x = ReLUActivation().value(layer_of([[w]], [b]).forward(
                [[x]])[0][0])
        return x
    return y


def main(points=(-1, -0.5, 0, 0.25, 0.5, 1)):
    functions = [(name, chain(neurons)) for name, neurons in NEURONS]
    print("%-16s" % "x", *["%5g" % x for x in points])
    for name, y in functions:
        print("%-16s" % name, *["%5g" % y(x) for x in points])
    here.say("With w = 0 the input counts for nothing. The bias shifts where"
             " the line bends: b 0.5 to x = -0.5, b 1 to x = -1. The last"
             " row: 0 up to x = 0, then it rises with slope 2, then 1.")
    here.save("weight", draw.curve(
        [("w = %g" % w, lambda x, w=w: w * x) for w in (0.5, 1, 2, -1)],
        -2, 2, title="the weight tilts the line y = w x"))
    here.save("bias", draw.curve(
        [("b = %g" % b, lambda x, b=b: x + b) for b in (-1, 0, 0.5, 2)],
        -2, 2, title="the bias lifts the line y = x + b"))
    here.save("shifted", draw.curve(functions[:4], -2, 2,
                                    title="one ReLU neuron"))
    here.show("chained", draw.curve(functions[4:], -1, 1,
                                    title="off at 0.25; two in a row"))
    here.ask("which w and b give a neuron that is silent below x = 2 and"
             " gives 6 at x = 4?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
