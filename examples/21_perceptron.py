"""A perceptron fails on exclusive or: one line can't part the corners.

A perceptron is one neuron with a step: 1 if w1 x1 + w2 x2 + b > 0, else 0.
Where it is wrong, its rule adds the input to the weights or takes it away.
"""

import here  # finds minnet in the folder above

from minnet import FCLayer, HeavisideActivation, Model, Neuron, draw

CORNERS = [[0, 0], [0, 1], [1, 0], [1, 1]]
TASKS = [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1]), ("xor", [0, 1, 1, 0])]


def learn(labels, rounds):
    """(neuron, the round without a mistake, or None)."""
    neuron = Neuron([0, 0], 0, HeavisideActivation())
    for number in range(1, rounds + 1):
        mistakes = 0
        for x, label in zip(CORNERS, labels):
            miss = label - neuron.feedforward(x)  # 1, 0 or -1
            neuron.weights = [w + miss * a for w, a in zip(neuron.weights, x)]
            neuron.bias += miss
            mistakes += abs(miss)
        if mistakes == 0:
            return neuron, number
    return neuron, None


def main(rounds=1000):
    for name, labels in TASKS:
        neuron, done = learn(labels, rounds)
        right = [neuron.feedforward(x) for x in CORNERS]
        print("%-3s" % name, "labels", *labels, " learnt", *right, " " + (
            "no mistake in round %d" % done if done
            else "mistakes in all %d" % rounds))
    # Without the step, a line fitted to the four labels: the best is flat.
    layer = FCLayer(2, 1, init=lambda inputs, outputs: ([[1, -1]], [0]))
    model = Model([layer], 200, 4, 0.5)
    xor = [(x, [label]) for x, label in zip(CORNERS, TASKS[2][1])]
    model.train(xor, progress=None)
    print("the best line for xor gives", *[
        "%.2f" % model.predict(x)[0] for x in CORNERS])
    print("    mean squared error %.2f, half of it right" % model.error(xor))
    here.say("Why: a perceptron for xor needs b <= 0 (corner 0 0) and"
             " w1 + w2 + b <= 0 (corner 1 1), so w1 + w2 + 2 b <= 0. It also"
             " needs w1 + b > 0 and w2 + b > 0, so w1 + w2 + 2 b > 0. Both"
             " can't be true.")
    here.show("corners", draw.scatter(
        [(x, str(label)) for x, label in zip(CORNERS, TASKS[2][1])],
        title="xor: no straight line parts o from x"))
    here.ask("which two lines together would part the corners, and how many"
             " neurons draw them?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
