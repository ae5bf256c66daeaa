"""What a lesson does besides training: outputs, checks, maps."""

from minnet import FCLayer, check_gradients, draw

from .jobs import digits_jobs, xor_jobs
from .with_minnet import model_of


class OwnLayer(FCLayer):
    """A layer of one's own: with it everything goes the readable way."""


class Work:
    """Something done with a model; an "epoch" is doing it once.

        words   what it is
        job     whose model it is
        does    a function of (model, job)
    """

    ways = ["other_work.minnet", "other_work.readable"]

    def __init__(self, name, words, job, does):
        self.name, self.words, self.job, self.does = name, words, job, does

    def __str__(self):
        widths = "-".join(map(str, self.job.widths))
        return f"{self.words}, {widths}, {self.job.activation}"


def minnet(work, epochs, layer=FCLayer):
    """As a lesson does it."""
    model = model_of(work.job, 1, layer)

    def run():
        for _ in range(epochs):
            work.does(model, work.job)

    return run


def readable(work, epochs):
    """The way a student reads."""
    return minnet(work, epochs, OwnLayer)


def outputs(model, job):
    """Of all the examples' rows."""
    model.outputs([x for x, _ in job.examples])


def gradients(model, job):
    """Of the first two."""
    x, label = zip(*job.examples[:2])
    report = check_gradients(model, list(x), list(label))
    assert report.ok, report


def prediction_map(model, job):
    """Of the unit square."""
    draw.prediction_map(model)


def works(count):
    """One of each."""
    digits = digits_jobs(count)[0]
    xor = xor_jobs(count)[0]
    return [Work("outputs", f"model.outputs of {count} rows", digits, outputs),
            Work("gradients", "check_gradients of 2 examples", xor, gradients),
            Work("map", "draw.prediction_map", xor, prediction_map)]
