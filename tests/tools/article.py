"""The XOR article's program in words of our own, with all that it does.

Layers take one example, a list, and step in backward; Model adds up de_dy
over a batch and calls backward once, and takes every batch for full.
"""

import random


class FCLayer:
    def __init__(self, input_dim, output_dim):
        self.input_dim = input_dim
        self.output_dim = output_dim
        self.weights = [[random.random() for _ in range(input_dim)]
                        for _ in range(output_dim)]
        self.bias = [random.random() for _ in range(output_dim)]
        self.input = None

    def forward(self, input):
        assert len(input) == self.input_dim
        self.input = input
        output = []
        for i in range(self.output_dim):
            total = self.bias[i]
            for j in range(self.input_dim):
                total += self.weights[i][j] * input[j]
            output.append(total)
        return output

    def backward(self, de_dy, learning_rate):
        assert len(de_dy) == self.output_dim
        de_dx = [0] * self.input_dim
        for i in range(self.output_dim):
            for j in range(self.input_dim):
                de_dx[j] += de_dy[i] * self.weights[i][j]
        for i in range(self.output_dim):
            for j in range(self.input_dim):
                self.weights[i][j] -= learning_rate * de_dy[i] * self.input[j]
            self.bias[i] -= learning_rate * de_dy[i]
        return de_dx


class ReLUActivation:
    def forward(self, input):
        self.input = input
        return [max(0, a) for a in input]

    def backward(self, de_dy, learning_rate):
        return [slope if a > 0 else 0 for slope, a in zip(de_dy, self.input)]


class Model:
    def __init__(self, layers, num_epochs, batch_size, learning_rate):
        self.layers = layers
        self.num_epochs = num_epochs
        self.batch_size = batch_size
        self.learning_rate = learning_rate

    def train(self, train_set):
        outputs = len(train_set[0][1])
        for epoch in range(self.num_epochs):
            error = [0] * outputs
            for first in range(0, len(train_set), self.batch_size):
                de_dy = [0] * outputs
                for i in range(self.batch_size):
                    input, label = train_set[first + i]
                    output = self.predict(input)
                    for j in range(outputs):
                        difference = output[j] - label[j]
                        error[j] += difference ** 2 / self.batch_size
                        de_dy[j] += 2 / self.batch_size * difference
                for layer in reversed(self.layers):
                    de_dy = layer.backward(de_dy, self.learning_rate)
            print("Epoch {}, error {}".format(epoch, error))

    def predict(self, input):
        for layer in self.layers:
            input = layer.forward(input)
        return input


def program(FCLayer, ReLUActivation, Model, hidden=64, num_epochs=300,
            batch_size=5):
    """Data, network, training, and (x1, x2, prediction) of each point."""
    train_set = []
    for _ in range(40):
        x1, x2 = random.random(), random.random()
        label = 1.0 if (x1 < 0.5) != (x2 < 0.5) else 0.0
        train_set.append(([x1, x2], [label]))
    model = Model([FCLayer(2, hidden), ReLUActivation(), FCLayer(hidden, 1)],
                  num_epochs=num_epochs, batch_size=batch_size,
                  learning_rate=0.01)
    model.train(train_set)
    points = []
    for input, _ in train_set:
        output = model.predict(input)
        points.append((input[0], input[1], output[0]))
    return model, train_set, points
