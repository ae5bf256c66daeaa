"""A whole training checked, against the slope of the error.

The layers are right, but a train of one's own can be wrong all the same, as
the XOR article's is. check_training lets it train on one batch, reads the
step off the weights, and compares it with the slope of the error.
"""

import here
import random

from minnet import FCLayer, Model, ReLUActivation, check_training, draw
from minnet.data import xor_points


class ArticlesModel:
    """As the article's: forward for each example, backward once a batch."""

    def __init__(self, layers, num_epochs, batch_size, learning_rate):
        self.layers, self.num_epochs = layers, num_epochs
        self.batch_size, self.learning_rate = batch_size, learning_rate

    def predict(self, input):
        for layer in self.layers:
            input = layer.forward(input)
        return input

    def train(self, train_set):
        size = self.batch_size
        for _ in range(self.num_epochs):
            for first in range(0, len(train_set), size):
                de_dy = 0
                for i in range(first, first + size):
                    x, label = train_set[i]
                    de_dy += 2 / size * (self.predict(x)[0] - label[0])
                self.step(de_dy)

    def step(self, de_dy):
        slopes = [de_dy]
        for layer in reversed(self.layers):
            slopes = layer.backward(slopes, self.learning_rate)


class RepairedModel(ArticlesModel):
    """Each example goes backward as soon as it has gone forward."""

    def train(self, train_set):
        for _ in range(self.num_epochs):
            for x, label in train_set:
                self.step(2 * (self.predict(x)[0] - label[0]))


def made(kind, num_epochs, batch_size, seed):
    random.seed(seed)
    layers = [FCLayer(2, 16), ReLUActivation(), FCLayer(16, 1)]
    return kind(layers, num_epochs, batch_size, 0.02)


def errors(model, points, epochs):
    """The mean squared error after each epoch."""
    found = []
    for _ in range(epochs):
        model.train(points)
        found.append(sum([(model.predict(x)[0] - label[0]) ** 2
                          for x, label in points]) / len(points))
    return found


def main(seed=0, epochs=60):
    points = xor_points(60, random.Random(seed))
    for kind, size in ((ArticlesModel, 5), (ArticlesModel, 1),
                       (RepairedModel, 1), (Model, 5)):
        here.lines(check_training(made(kind, 300, size, seed), points[:12]))
        print()
    print(f"What it costs, on {len(points)} points:")
    here.show("errors", draw.history({
        name: errors(made(kind, 1, size, seed), points, epochs)
        for name, kind, size in (("in batches of 5", ArticlesModel, 5),
                                 ("repaired, one by one", RepairedModel, 1))}))
    here.ask("with batches of one the article's training is right. Why?")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    main()
