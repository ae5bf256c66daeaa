"""minnet: the fast way, and the readable one."""

from minnet import (SGD, Adam, BinaryCrossEntropyLoss, CrossEntropyLoss,
                    DropoutLayer, ELUActivation, FCLayer, Model, Momentum,
                    MSELoss, ReLUActivation, SSELoss)

PARTS = {"MSE": MSELoss, "SSE": SSELoss, "CE": CrossEntropyLoss,
         "BCE": BinaryCrossEntropyLoss, "SGD": SGD, "Momentum": Momentum,
         "Adam": Adam, "ReLU": ReLUActivation, "ELU": ELUActivation}


def model_of(job, epochs, layer=FCLayer):
    """The job's Model, at its start."""
    layers = []
    for start, before, after in zip(job.start, job.widths, job.widths[1:]):
        layers += [layer(before, after, init=lambda i, o: start),
                   PARTS[job.activation]()]
        if job.dropout is not None:
            layers.append(DropoutLayer(job.dropout))
    last = -1 if job.dropout is None else -2
    return Model(layers[:last], epochs, job.batch, job.rate,
                 PARTS[job.loss](),
                 PARTS[job.optimizer](weight_decay=job.decay))


def minnet(job, epochs, unrolled=True):
    """As a lesson trains it."""
    model = model_of(job, epochs)
    return lambda: model.train(job.examples, shuffle=not job.exact,
                               progress=None, unrolled=unrolled)[-1]


def readable(job, epochs):
    """The way a student reads."""
    return minnet(job, epochs, unrolled=False)
