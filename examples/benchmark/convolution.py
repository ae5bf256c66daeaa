"""The lesson with the convolution: its network, an epoch of its training."""

from examples.handwritten import read_digits
from minnet import (Adam, ConvLayer, CrossEntropyLoss, FCLayer, MaxPoolLayer,
                    Model, ReLUActivation, uniform_start)

import random


class ConvolutionJob:
    """As the lesson "convolution" makes it.

    8 x 8 pixels -> 8 filters of 3 x 3, ReLU -> the largest of each 2 x 2
    -> 10 scores.
    """

    name = "convolution"
    ways = ["convolution.minnet", "convolution.readable",
            "convolution.pytorch"]
    batch, rate, loss, optimizer, decay = 10, 0.01, "CE", "Adam", 0

    def __init__(self, count, exact=False):
        self.examples, self.exact = read_digits()[0][:count], exact
        rng = random.Random(1)
        self.filters = uniform_start(9, 8, rng)
        self.scores = uniform_start(72, 10, rng)

    def __str__(self):
        return (f"the lesson: 8 filters, pooling, 72-10, CE, Adam,"
                f" batch 10, {len(self.examples)} examples")


def minnet(job, epochs, unrolled=True):
    """As the lesson trains it."""
    model = Model([ConvLayer(8, 8, 1, 8, 3, init=lambda i, o: job.filters),
                   ReLUActivation(), MaxPoolLayer(6, 6, 8, 2),
                   FCLayer(72, 10, init=lambda i, o: job.scores)],
                  epochs, job.batch, job.rate, CrossEntropyLoss(), Adam())
    return lambda: model.train(job.examples, shuffle=not job.exact,
                               progress=None, unrolled=unrolled)[-1]


def readable(job, epochs):
    """The way a student reads."""
    return minnet(job, epochs, unrolled=False)


def pytorch(job, epochs):
    """PyTorch, eager, one thread, with layers of its own."""
    import torch
    from torch import nn
    from . import with_pytorch

    class ChannelsLast(nn.Module):
        """A row of numbers, pixel by pixel, as minnet has it."""

        def forward(self, x):
            return x.permute(0, 2, 3, 1).flatten(1)

    def network(job, dtype):
        conv, last = nn.Conv2d(1, 8, 3, dtype=dtype), nn.Linear(
            72, 10, dtype=dtype)
        with torch.no_grad():
            for layer, start in ((conv, job.filters), (last, job.scores)):
                weights, bias = [torch.tensor(part, dtype=dtype)
                                 for part in start]
                layer.weight.copy_(weights.reshape(layer.weight.shape))
                layer.bias.copy_(bias)
        return nn.Sequential(nn.Unflatten(1, (1, 8, 8)), conv, nn.ReLU(),
                             nn.MaxPool2d(2), ChannelsLast(), last)

    return with_pytorch.pytorch(job, epochs, network)
