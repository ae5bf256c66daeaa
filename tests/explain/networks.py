"""Small networks of all the parts there are, drawn by a seed."""

import random

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, ConvLayer,
                    CrossEntropyLoss, DropoutLayer, ELUActivation, FCLayer,
                    LeakyReLUActivation, MaxoutLayer, MaxPoolLayer, Model,
                    Momentum, MSELoss, NormaliseLayer, ReLUActivation,
                    SigmoidActivation, SoftmaxActivation, SSELoss,
                    TanhActivation)

ACTIVATIONS = [ReLUActivation, LeakyReLUActivation, ELUActivation,
               SigmoidActivation, TanhActivation, SoftmaxActivation]


def start(rng):
    """Weights in all sizes, some of them 0."""
    def number():
        return rng.choice([0, 1, 0.5, -0.25, rng.uniform(-1, 1),
                           rng.gauss(0, 5), rng.gauss(0, 1e-4)])
    return lambda i, o: ([[number() for _ in range(i)] for _ in range(o)],
                         [number() for _ in range(o)])


def layer(rng, width):
    """Any layer that takes so many numbers."""
    return rng.choice([
        lambda: FCLayer(width, rng.randint(1, 3), start(rng)),
        lambda: MaxoutLayer(width, rng.randint(1, 3), rng.randint(1, 3),
                            start(rng)),
        lambda: ConvLayer(1, width, 1, rng.randint(1, 2), 1, 1,
                          rng.randint(0, 1), start(rng)),
        lambda: ConvLayer(width, 1, 1, 1, 3, 2, 1, start(rng)),
        lambda: MaxPoolLayer(1, 1, width, 1),
        lambda: MaxPoolLayer(width, 1, 1, 1, 2),
        lambda: NormaliseLayer([rng.gauss(0, 9) for _ in range(width)],
                               [rng.uniform(0.1, 9) for _ in range(width)]),
        lambda: DropoutLayer(0.3)] + ACTIVATIONS)()


def network(seed):
    """(model, x, label): a model, maybe trained before, and a batch."""
    rng = random.Random(seed)
    random.seed(seed)
    inputs = rng.randint(1, 4)
    layers, width = [], inputs
    for _ in range(rng.randint(1, 4)):
        layers.append(layer(rng, width))
        width = getattr(layers[-1], "output_dim", width)
        if width > 6:
            layers.append(FCLayer(width, 2, start(rng)))
            width = 2
    scores = not isinstance(layers[-1], (SigmoidActivation, SoftmaxActivation))
    loss = rng.choice([MSELoss, SSELoss] + [BinaryCrossEntropyLoss] * scores
                      + [CrossEntropyLoss] * (scores and width > 1))()
    decay = rng.choice([0, 0.1])
    optimizer = rng.choice([SGD, Momentum, Adam])(
        weight_decay=decay, l1=rng.choice([0, 0.1]))
    model = Model(layers, 1, 3, rng.choice([0.1, 0.01, 1e-6]), loss,
                  optimizer)
    x = [[rng.choice([0, 1, -2, rng.gauss(0, 1)]) for _ in range(inputs)]
         for _ in range(rng.randint(1, 3))]
    label = [[0] * width for _ in x]
    for row in label:
        row[rng.randrange(width)] = 1
    for _ in range(rng.randint(0, 2)):
        model.train(list(zip(x, label)), progress=None)
    return model, x, label
