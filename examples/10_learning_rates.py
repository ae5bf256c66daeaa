"""The learning rate: how long a step against the slope should be.

Gradient descent is x <- x - learning_rate * slope, again and again. On the
hill y = x^2 each step multiplies x by 1 - 2 * learning_rate, so the four
rates here make that 0.8, 0, -0.8 and -1.2.
"""

import here  # finds minnet in the folder above

from minnet import draw

RATES = [(0.1, "small steps"), (0.5, "just right, for this curve"),
         (0.9, "too far each time, but closer"),
         (1.1, "too large: it diverges")]


def walk(x, learning_rate, steps):
    """All places of a walk down y = x^2, whose slope is 2 x."""
    places = [x]
    for _ in range(steps):
        places.append(places[-1] - learning_rate * 2 * places[-1])
    return places


def main(steps=8):
    for learning_rate, what in RATES:
        print("learning rate %s, %s" % (learning_rate, what))
        for start in (4, -4):
            print("   ", *["%.2f" % x
                           for x in walk(start, learning_rate, steps)])
    here.show("walks", draw.history(
        [("learning rate %s" % rate, [x * x for x in walk(4, rate, steps)])
         for rate, _ in RATES], log=True,
        title="x^2 on the way down from 4", y_label="x^2",
        x_label="step", first=0))
    here.ask("with which learning rates does x jump from side to side and"
             " still come down?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
