"""How fast is it? minnet beside what else is installed, job by job.

    python3 -m examples.benchmark [--quick] [--json]

Each job is one epoch of a training, the same for all: the same network,
batches, loss and learning rate. They take turns; the time is the median of
their turns. Each job has a Python of its own, so that none runs between the
leftovers of another. NumPy, PyTorch (eager mode, one thread), scikit-learn and
micrograd are compared with if they are there, nothing needs them.
"""

import gc
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, ROOT)
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from minnet import FCLayer, Model, ReLUActivation, SSELoss
from minnet.data import xor_points
from minnet.support.portable import mul, sumprod
from minnet import uniform_start


class Job:
    """One network, its examples and its settings.

        name        one word, then what it is
        widths      inputs, hidden neurons (ReLU), outputs
        mean        is the error a mean of squares, or their sum?
        epochs      for each turn
    """

    def __init__(self, name, widths, examples, batch, rate, mean, epochs):
        self.name, self.widths, self.examples = name, widths, examples
        self.batch, self.rate, self.mean = batch, rate, mean
        self.epochs = epochs
        rng = random.Random(1)
        # What FCLayer starts with, and PyTorch's Linear.
        self.start = [uniform_start(i, o, rng)
                      for i, o in zip(widths, widths[1:])]

    def products(self):
        """Multiply-adds of an epoch: forward, the slopes at the weights,
        and those at the inputs of all layers but the first."""
        first, second = [a * b for a, b in zip(self.widths, self.widths[1:])]
        return len(self.examples) * (2 * first + 3 * second)


# The ways. Each is a generator function: it makes the network, then trains
# an epoch at each `next`, and yields the error of that epoch.

def minnet(job, unrolled=True):
    layers = []
    for weights, bias in job.start:
        layers += [FCLayer(len(weights[0]), len(weights),
                           init=lambda i, o: (weights, bias)),
                   ReLUActivation()]
    model = Model(layers[:-1], job.epochs, job.batch, job.rate,
                  loss=None if job.mean else SSELoss())
    while True:
        yield model.train(job.examples, progress=None, unrolled=unrolled)[-1]


def readable(job):
    yield from minnet(job, unrolled=False)


def lists(job):
    """The article's loops, example by example, with lists."""
    (w1, b1), (w2, b2) = [([list(row) for row in w], list(b))
                          for w, b in job.start]
    while True:
        for _ in range(job.epochs):
            total, order = 0, list(job.examples)
            random.shuffle(order)
            for first in range(0, len(order), job.batch):
                batch = order[first:first + job.batch]
                g1 = [[0.0] * len(row) for row in w1]
                g2 = [[0.0] * len(row) for row in w2]
                s1, s2 = [0.0] * len(b1), [0.0] * len(b2)
                count = len(batch) * len(b2) if job.mean else 1
                for x, label in batch:
                    h = []
                    for j in range(len(w1)):
                        a = b1[j]
                        for i in range(len(x)):
                            a += w1[j][i] * x[i]
                        h.append(a if a > 0 else 0.0)
                    dh = [0.0] * len(h)
                    for k in range(len(w2)):
                        y = b2[k]
                        for j in range(len(h)):
                            y += w2[k][j] * h[j]
                        d = y - label[k]
                        total += d * d
                        d = 2 * d / count
                        for j in range(len(h)):
                            g2[k][j] += d * h[j]
                            dh[j] += d * w2[k][j]
                        s2[k] += d
                    for j in range(len(h)):
                        if h[j] > 0:
                            for i in range(len(x)):
                                g1[j][i] += dh[j] * x[i]
                            s1[j] += dh[j]
                for w, b, g, s in ((w1, b1, g1, s1), (w2, b2, g2, s2)):
                    for j in range(len(w)):
                        for i in range(len(w[j])):
                            w[j][i] -= job.rate * g[j][i]
                        b[j] -= job.rate * s[j]
        yield total / (len(order) * len(b2) if job.mean else 1)


def numpy(job):
    import numpy as np
    (w1, b1), (w2, b2) = [(np.array(w), np.array(b)) for w, b in job.start]
    x_all = np.array([x for x, _ in job.examples], dtype=float)
    y_all = np.array([y for _, y in job.examples], dtype=float)
    rng, rate = np.random.default_rng(0), job.rate
    while True:
        for _ in range(job.epochs):
            order = rng.permutation(len(x_all))
            x_new, y_new, total = x_all[order], y_all[order], 0.0
            for first in range(0, len(x_new), job.batch):
                x = x_new[first:first + job.batch]
                a = x @ w1.T + b1
                h = np.maximum(a, 0)
                d = h @ w2.T + b2 - y_new[first:first + job.batch]
                total += (d * d).sum()
                d *= 2 / d.size if job.mean else 2
                dh = d @ w2
                dh[a <= 0] = 0
                w2 -= rate * (d.T @ h)
                b2 -= rate * d.sum(0)
                w1 -= rate * (dh.T @ x)
                b1 -= rate * dh.sum(0)
        yield total / (y_all.size if job.mean else 1)


def pytorch(job):
    import torch
    torch.set_num_threads(1)
    layers = []
    for weights, bias in job.start:
        layer = torch.nn.Linear(len(weights[0]), len(weights))
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights))
            layer.bias.copy_(torch.tensor(bias))
        layers += [layer, torch.nn.ReLU()]
    net = torch.nn.Sequential(*layers[:-1])
    loss = torch.nn.MSELoss(reduction="mean" if job.mean else "sum")
    step = torch.optim.SGD(net.parameters(), lr=job.rate)
    x_all = torch.tensor([x for x, _ in job.examples], dtype=torch.float32)
    y_all = torch.tensor([y for _, y in job.examples], dtype=torch.float32)
    while True:
        for _ in range(job.epochs):
            order, total = torch.randperm(len(x_all)), 0.0
            for some in order.split(job.batch):
                step.zero_grad()
                e = loss(net(x_all[some]), y_all[some])
                e.backward()
                step.step()
                total += e.item() * (len(some) if job.mean else 1)
        yield total / (len(x_all) if job.mean else 1)


def scikit_learn(job):
    from sklearn.neural_network import MLPRegressor
    model = MLPRegressor(
        hidden_layer_sizes=job.widths[1:-1], solver="sgd", momentum=0,
        alpha=0, learning_rate_init=job.rate, batch_size=job.batch)
    x = [x for x, _ in job.examples]
    y = [y if len(y) > 1 else y[0] for _, y in job.examples]
    while True:
        for _ in range(job.epochs):
            model.partial_fit(x, y)
        yield 2 * model.loss_  # it halves the squares


PARTS = 20  # micrograd gets a twentieth of an epoch, and its time times 20


def micrograd(job):
    if len(job.examples) * job.widths[0] > 2000:
        return
    from micrograd.engine import Value
    from micrograd.nn import MLP
    net = MLP(job.widths[0], list(job.widths[1:]))
    examples = job.examples[:len(job.examples) // PARTS]
    while True:
        total = 0.0
        for first in range(0, len(examples), job.batch):
            batch = examples[first:first + job.batch]
            e = sum([(net(list(map(Value, x))) - label[0]) ** 2
                     for x, label in batch]) / len(batch)
            net.zero_grad()
            e.backward()
            for parameter in net.parameters():
                parameter.data -= job.rate * parameter.grad
            total += e.data * len(batch)
        yield total / len(examples)


WAYS = [minnet, readable, lists, numpy, pytorch, scikit_learn, micrograd]


def looped_dot(u, v):
    """u . v, as PyPy likes it."""
    total = 0.0
    for i in range(len(u)):
        total += u[i] * v[i]
    return total


DOTS = [looped_dot, lambda u, v: sum(map(mul, u, v))]
if sumprod:
    DOTS.append(sumprod)


def products_alone(job):
    """Seconds for the job's multiply-adds in this Python's fastest dot
    product: of rows of 1000 numbers."""
    u = [random.random() for _ in range(1000)]
    v = [random.random() for _ in range(1000)]
    times = []
    for dot in DOTS:
        start = time.perf_counter()
        for _ in range(50):
            dot(u, v)
        times.append((time.perf_counter() - start) / 50000)
    return min(times) * job.products()


def measured(job, turns, skipped):
    """{way: median seconds of an epoch}, the ways taking turns."""
    running = []
    for way in WAYS:
        try:
            steps = way(job)
            # Imports, compiling: not in the median. None: too large a job.
            if next(steps, None) is not None:
                running.append((way.__name__, steps))
        except ImportError as problem:
            skipped.setdefault(way.__name__, str(problem))
    # What the imports left behind shall not be looked through again and
    # again while the ways that make many objects are running.
    gc.collect()
    getattr(gc, "freeze", gc.collect)()
    times = {name: [] for name, _ in running}
    times["products"] = []
    for _ in range(turns):
        for name, steps in running:
            start = time.perf_counter()
            next(steps)
            seconds = time.perf_counter() - start
            times[name].append(seconds * PARTS if name == "micrograd"
                               else seconds / job.epochs)
        times["products"].append(products_alone(job))
    return {name: statistics.median(values)
            for name, values in times.items()}


JOBS = 3


def jobs(quick):
    """The three jobs: small, medium, large."""
    random.seed(0)
    yield Job("XOR: 2-64-1, batch 5, 1000 examples", (2, 64, 1),
              xor_points(1000), 5, 0.01, True, 3 if quick else 30)
    from handwritten import read_digits
    yield Job("digits: 64-32-10, batch 10, 1500 examples", (64, 32, 10),
              read_digits()[0][:1500], 10, 0.1, True, 1 if quick else 20)
    examples = [([random.gauss(0, 1) for _ in range(1000)],
                 [random.gauss(0, 1)]) for _ in range(128)]
    yield Job("wide: 1000-100-1, full batch of 128", (1000, 100, 1), examples, 128,
              1e-6, False, 5)


def python(code):
    """What a fresh Python prints."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.check_output([sys.executable, "-c", code], cwd=ROOT,
                                   universal_newlines=True, env=environment)


def results_of(number, quick):
    """Of one job, in a fresh Python: its name, the times, {way left out:
    why}, and {package: version}."""
    return json.loads(python(
        "import json, sys; from examples import benchmark\n"
        f"job = list(benchmark.jobs({quick}))[{number}]\n"
        "skipped = {}\n"
        f"times = benchmark.measured(job, {3 if quick else 7}, skipped)\n"
        "versions = {name: sys.modules[name].__version__ for name in"
        " ('minnet', 'numpy', 'torch', 'sklearn') if name in sys.modules}\n"
        "print(json.dumps([job.name, times, skipped, versions]))"))


def smaller_things():
    """Compiling, importing, memory, and what doubles when the work does."""
    found = {}
    if sys.implementation.name == "cpython":
        from minnet.speed import relu_masks, relu_steps
        from minnet.speed.written_out import Network
        network = Network([2, 64, 1], [ReLUActivation(), None], 5, True)
        # Groups of each size, which come up as neurons fall silent or not.
        start = time.perf_counter()
        for size in range(1, relu_masks.GROUP + 1):
            relu_steps.written(network, "group", size)
        for linear in (True, False):
            relu_steps.written(network, "steps", linear)
        found["compile_seconds"] = time.perf_counter() - start
    clock = ("import time; s = time.perf_counter();{}"
             "print(time.perf_counter() - s)")
    python("import minnet")  # writes the bytecode
    found["import_seconds"] = min(
        float(python(clock.format("import minnet;"))) for _ in range(9))
    if sys.implementation.name == "cpython":
        # The first training compiles; the second one doesn't.
        sizes = python(
            "import tracemalloc; tracemalloc.start(); from minnet import *\n"
            "from minnet.data import xor_points\n"
            "def run():\n"
            " before, _ = tracemalloc.get_traced_memory()\n"
            " Model([FCLayer(2, 64), ReLUActivation(), FCLayer(64, 1)], 3, 5,"
            " 0.01).train(xor_points(1000), progress=None)\n"
            " now, peak = tracemalloc.get_traced_memory()\n"
            " tracemalloc.stop(); tracemalloc.start()\n"
            " return peak - before\n"
            "print(run(), run())").split()
        found["megabytes"] = {"while it compiles": int(sizes[0]) / 1e6,
                              "the article's run": int(sizes[1]) / 1e6}
    return found


def linear():
    """Microseconds for an example over two decades of examples, and for a
    weight over two decades of weights."""
    def time_of(examples, hidden, epochs):
        random.seed(0)
        model = Model([FCLayer(2, hidden), ReLUActivation(),
                       FCLayer(hidden, 1)], epochs, 5, 0.01)
        points = xor_points(examples)
        model.train(points, progress=None)
        start = time.perf_counter()
        model.train(points, progress=None)
        return (time.perf_counter() - start) / epochs * 1e6

    return {"us_per_example": {n: time_of(n, 16, 30000 // n) / n
                               for n in (100, 1000, 10000)},
            "us_per_weight": {4 * h + 1: time_of(500, h, 20) / (4 * h + 1)
                              for h in (4, 40, 400)}}


WORDS = {"compile_seconds": "milliseconds to compile all that XOR may need",
         "import_seconds": "milliseconds to import minnet",
         "megabytes": "megabytes at the most, of XOR",
         "us_per_example": "microseconds an example, with so many of them",
         "us_per_weight": "microseconds a weight for 500 examples, with so"
                          " many of them"}
HELP = """
  --quick   fewer epochs: times that tell the order of things only
  --json    all that was measured, as JSON
"""


def say(text):
    """A line for whoever waits; not part of the result."""
    print(text, file=sys.stderr, flush=True)


def main(arguments):
    """Measure, then print: ratios first, times second."""
    if "--help" in arguments or "-h" in arguments:
        print(__doc__ + HELP, end="")
        return
    unknown = set(arguments) - {"--quick", "--json"}
    if unknown:
        sys.exit(f"benchmark takes --quick and --json; got {unknown.pop()}")
    quick, skipped, results = "--quick" in arguments, {}, {}
    versions = {}
    for number in range(JOBS):
        say(f"job {number + 1} of {JOBS} ...")
        name, times, left_out, found = results_of(number, quick)
        results[name] = times
        skipped.update(left_out)
        versions.update(found)
    say("compiling, importing, memory ...")
    more = smaller_things()
    if not quick:
        more.update(linear())
    machine = "{} {}, {}, {}".format(
        platform.python_implementation(), platform.python_version(),
        platform.machine(), ", ".join([f"{name} {version}" for name, version
                                       in sorted(versions.items())]))
    if "--json" in arguments:
        print(json.dumps(dict(seconds=results, skipped=skipped,
                              machine=machine, **more), indent=1))
        return
    names = [way.__name__ for way in WAYS] + ["products"]
    for title, show in (
            ("times as long as minnet (above 1: minnet is faster)",
             lambda row, name: f"{row[name] / row['minnet']:.2f}"),
            ("milliseconds an epoch",
             lambda row, name: f"{1000 * row[name]:.1f}")):
        print(title)
        print(" " * 15 + "".join([f"{job.split(':')[0]:>10}"
                                  for job in results]))
        for name in names:
            print(f"  {name:13}" + "".join(
                [f"{show(row, name) if name in row else '-':>10}"
                 for row in results.values()]))
    for job in results:
        print(job)
    print("products: the multiply-adds alone, in the fastest dot product of"
          " long rows\n          (minnet leaves out those that are 0)")
    for name, why in skipped.items():
        print(f"{name} is left out: {why}")
    for name, value in more.items():
        print(f"{WORDS[name]}: " + (
            f"{1000 * value:.1f}" if isinstance(value, float) else ", ".join(
                [f"{number:.1f} ({part})" for part, number in value.items()])))
    print(machine)


if __name__ == "__main__":
    main(sys.argv[1:])
