"""Data that contradicts itself: the same question with two answers.

An article lists the inputs 1, 1, 1; 3, 3, 3; 2, 2, 2; 2, 2, 2 with the labels
1, 1, 0, 1. The last two rows are equal and their labels are not. No network
can learn that: one of the two is always wrong.
"""

import here  # finds minnet in the folder above

from minnet import Model, SigmoidActivation, SSELoss, draw
from numpy_random import NumpyRandom, two_minus_one_start
from parts import LayerWithoutBias

X = [[1, 1, 1], [3, 3, 3], [2, 2, 2], [2, 2, 2]]
LABELS = [1, 1, 0, 1]


def main(loops=10000):
    start = two_minus_one_start(NumpyRandom(1))
    model = Model([LayerWithoutBias(3, 4, init=start), SigmoidActivation(),
                   LayerWithoutBias(4, 1, init=start), SigmoidActivation()],
                  num_epochs=1, batch_size=4, learning_rate=0.5,
                  loss=SSELoss())
    examples = [(x, [label]) for x, label in zip(X, LABELS)]
    errors = []
    for loop in range(loops + 1):
        model.train_batch(examples)
        outputs = [row[0] for row in model.loss.y]
        misses = [abs(a - label) for a, label in zip(outputs, LABELS)]
        errors.append((loop, sum(misses) / 4))
        if loop % 10000 == 0:
            print("loop %5d  mean absolute error %.5f" % errors[-1])
    for x, label, y in zip(X, LABELS, outputs):
        print("    %d, %d, %d -> %.5f, label %d" % (*x, y, label))
    here.say("The best for the two equal rows is 0.5 for both: an error of"
             " 0.5 each, so at least 0.25 on the average of four. Squares"
             " are least there, too.")
    here.show("error", draw.curve(
        errors[::max(1, loops // 500)], 0, loops, title="mean absolute error",
        x_label="loop", y_label="error"))
    here.ask("how would you look for such rows in a table of a thousand?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
