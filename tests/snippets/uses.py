"""Uses of the core, to compare pasted code with minnet's.

Each use is code that sets `result`. There is one for every public name; what
they are made of is compared through them.

The same code runs once with the names imported from minnet, once after the
pasted snippet; both must give the same result, to the last bit. Plain code
without blank lines in blocks, for any Python and any prompt.
"""

import functools
import importlib
import itertools
import os
import pkgutil
import re

from minnet.snippets import FILES, core, snippet_text

# Goes before every use.
PRELUDE = '''\
def number(i):
    return ((37 * i + 11) % 83 - 41) / 41


def numbers(rows, columns):
    return [[number(7 * i + 3 * j) for j in range(columns)]
            for i in range(rows)]


def start(inputs, outputs):
    return numbers(outputs, inputs), numbers(1, outputs)[0]


def error(call, *arguments):
    try:
        return call(*arguments)
    except Exception as problem:
        return [type(problem).__name__, str(problem)]


def seeded(call, *arguments):
    import random
    random.seed(3)
    return call(*arguments)


def tried_layer(layer, inputs, outputs):
    x, de_dy = numbers(4, inputs), numbers(4, outputs)
    return [error(layer.backward, [[1]]), repr(layer), layer.forward(x),
            layer.backward(de_dy), layer.backward(de_dy, 0.1),
            list(layer.parameters()), error(layer.forward, [1, 2]),
            error(layer.forward, [[1]]), error(layer.backward, [[1]]),
            error(layer.backward, de_dy, -1)]


def tried_loss(loss):
    return [error(loss.backward), repr(loss),
            loss.forward(numbers(3, 2), [[0, 1], [1, 0], [0.5, 0.5]]),
            loss.backward(), error(loss.forward, [[1]], [1]),
            error(loss.forward, [[1, 2]], [[1, 2]])]


def tried_optimizer(optimizer):
    w = [numbers(2, 3), numbers(1, 4)[0]]
    for time in range(3):
        optimizer.step([("w", w[0], numbers(3, 3)[1:]),
                        ("b", w[1], numbers(2, 4)[1])], 0.1)
    return [w, repr(optimizer), error(optimizer.step, [("w", [1], [1])], 1),
            error(optimizer.step, [("w", [1], None)], 1)]


class Plain:
    def forward(self, x):
        return x
    def backward(self, de_dy, learning_rate=None):
        return de_dy
    def parameters(self):
        return []


'''

# --- name, then the code.
USES = '''
--- Vector
result = Vector([1])
--- Matrix
result = Matrix([[1]])
--- transpose
result = [transpose(numbers(3, 2)), error(transpose, [1])]
--- dot
result = [dot(numbers(1, 9)[0], numbers(2, 9)[1]), error(dot, [1], [1, 2])]
--- combine
result = [combine([0.1, 0.2, -0.7], numbers(3, 4)),
          error(combine, [1], [[1], [2]])]
--- matmul
result = [matmul(numbers(3, 2), numbers(2, 5)),
          matmul(numbers(2, 5), numbers(5, 3)),
          error(matmul, [[1]], [[1], [2]]), error(matmul, [[None]], [[1]])]
--- add_row
result = [add_row(numbers(3, 2), [0.1, 0.2]), error(add_row, [[1]], [1, 2])]
--- sum_rows
result = [sum_rows(numbers(5, 3)), error(sum_rows, [])]
--- uniform_start
result = seeded(uniform_start, 3, 2)
--- article_start
result = seeded(article_start, 3, 2)
--- normal_start
result = seeded(normal_start, 3, 2)
--- he_start
result = seeded(he_start, 3, 2)
--- xavier_start
result = seeded(xavier_start, 3, 2)
--- Activation
cube = Activation()
cube.value, cube.slope = lambda x: x * x * x, lambda x: 3 * x * x
result = tried_layer(cube, 3, 3)
--- ReLUActivation
relu = ReLUActivation()
result = [tried_layer(relu, 3, 3), relu.keeps_width]
--- LeakyReLUActivation
result = tried_layer(LeakyReLUActivation(0.3), 4, 4)
--- SigmoidActivation
sigmoid = SigmoidActivation()
result = [tried_layer(sigmoid, 4, 4), sigmoid.value(-1000)]
--- TanhActivation
tanh = TanhActivation()
result = [tried_layer(tanh, 4, 4), tanh.value(-1000)]
--- ELUActivation
elu = ELUActivation(0.7)
result = [tried_layer(elu, 4, 4), elu.value(-1000)]
--- HeavisideActivation
step = HeavisideActivation()
result = [step.forward(numbers(3, 4)), step.slope(3), repr(step),
          error(step.backward, [[1]])]
--- softmax
result = [softmax(numbers(1, 5)[0]), softmax([1000, 0])]
--- SoftmaxActivation
soft = SoftmaxActivation()
result = [tried_layer(soft, 4, 4), soft.slope([1, 2, 0.5]), soft.value([1, 2]),
          soft.keeps_width]
--- FCLayer
fc = seeded(FCLayer, 3, 5)
result = [tried_layer(fc, 3, 5), error(FCLayer, 2, 0), error(FCLayer, 2, 1, 5)]
--- Neuron
neuron = Neuron([0.3, -0.7], 0.1)
result = [neuron.feedforward([0.2, 0.9]), neuron.slopes([0.2, 0.9]),
          repr(neuron), error(neuron.feedforward, [1]),
          error(Neuron, [1], 0, 5), error(Neuron, ["1"], 0)]
--- MaxoutLayer
maxout = MaxoutLayer(3, 2, 3, start)
maxout.parts[1].bias[0] += 1
result = [tried_layer(maxout, 3, 2), error(MaxoutLayer, 1, 1, 0)]
--- ConvLayer
conv = ConvLayer(3, 4, 2, 2, 2, stride=2, padding=1, init=start)
result = [tried_layer(conv, 24, conv.output_dim), conv.output_dim,
          conv.output_height, error(ConvLayer, 2, 2, 1, 1, 3)]
--- MaxPoolLayer
pool = MaxPoolLayer(3, 4, 2, 2, 1)
result = [tried_layer(pool, 24, pool.output_dim), pool.output_width,
          error(MaxPoolLayer, 2, 2, 1, 3)]
--- DropoutLayer
class Half:
    n = 0
    def random(self):
        self.n += 1
        return self.n % 7 / 7


drop = DropoutLayer(0.4, Half())
result = [drop.forward(numbers(2, 3))]
drop.training = True
result += [tried_layer(drop, 3, 3), error(DropoutLayer, 1)]
--- NormaliseLayer
norm = NormaliseLayer.of(numbers(5, 2))
result = [norm.mean, norm.spread, tried_layer(norm, 2, 2),
          norm.inverse().forward(numbers(3, 2)),
          error(NormaliseLayer, [1], [0])]
--- MSELoss
result = tried_loss(MSELoss())
--- SSELoss
result = tried_loss(SSELoss())
--- CrossEntropyLoss
result = [tried_loss(CrossEntropyLoss()), CrossEntropyLoss.includes]
--- BinaryCrossEntropyLoss
bce = BinaryCrossEntropyLoss()
result = [tried_loss(bce), bce.includes]
--- SGD
result = tried_optimizer(SGD())
--- Momentum
momentum = Momentum(momentum=0.7, weight_decay=0.01)
result = [tried_optimizer(momentum), momentum.memory,
          error(lambda: Momentum(momentum=1))]
--- Adam
adam = Adam(weight_decay=0.01)
result = [tried_optimizer(adam), adam.memory, adam.t,
          error(lambda: Adam(beta1=None))]
--- flat_layers
inner = Plain()
inner.layers = [Plain(), Plain()]
result = len(flat_layers([Plain(), inner]))
--- Model
class Layer:
    keeps_width = True
    def __init__(self):
        self.w, self.g = [0.3], [0]
    def forward(self, x):
        self.x = x
        return [[self.w[0] * a for a in row] for row in x]
    def backward(self, de_dy, learning_rate=None):
        self.g = [sum([row[0] * x[0] for row, x in zip(de_dy, self.x)])]
        return [[self.w[0] * d for d in row] for row in de_dy]
    def parameters(self):
        yield 'w', self.w, self.g
    def __repr__(self):
        return 'Layer()'


def look(epoch, num_epochs, e):
    seen.append([epoch, num_epochs, e])
    if epoch == 2:
        raise KeyboardInterrupt


data, seen = list(zip(numbers(7, 1), numbers(9, 1)[2:])), []
model = Model([Layer(), Layer()], 5, 3, 0.05)
result = [repr(model), seeded(lambda: list(model.train(data, progress=None))),
          model.predict([0.7]), model.error(data)]
result += [error(model.train, case) for case in
           ([], 5, [([None], [1])], [([1, 2], [1]), 3])]
result += [error(lambda: [list(model.train(data, progress=look)), seen,
                          model.summary()])]
model.learning_rate = 1e30
result += [error(lambda: model.train(data, progress=None))[0],
           error(model.predict, [[1]]), error(Model, [], 1, 1, 1),
           list(model.parameters())]
--- check_training
Plain.predict = lambda self, x: [sum([a * b for a, b in zip(self.w, x)])]
Plain.train = lambda self, pairs: setattr(self, "w", [
    w - 0.1 * sum([2 / 3 * (self.predict(x)[0] - label[0]) * x[k]
                   for x, label in pairs]) for k, w in enumerate(self.w)])
line = Plain()
line.w, line.batch_size, line.learning_rate = [0.5, -2.0], 3, 0.1
pairs = list(zip(numbers(5, 2), numbers(5, 1)))
report = check_training(line, pairs)
result = [str(report), report.ok, str(check_training(line, pairs[:2])),
          error(check_training, line, []), error(check_training, 5, pairs)]
--- check_gradients
report = check_gradients(Plain(), numbers(3, 2))
result = [repr(report), report.ok, report.how]
Plain.backward = lambda self, de_dy, rate: [
    [2 * d for d in row] for row in de_dy]
report = check_gradients(Plain(), numbers(3, 2))
result += [repr(report), report.ok, error(check_gradients, Plain, [[1]])]
Plain.backward = lambda self, de_dy, rate: de_dy
Plain.forward = lambda self, x: [[max(a, 0) for a in row] for row in x]
result += [repr(check_gradients(Plain())), repr(check_gradients(
    Plain(), [[0, 1.5], [-1, 0.25]]))]
--- least_squares_line
result = [least_squares_line([0.1, 0.5, 2], [1, 2, 2.5]),
          error(least_squares_line, [1, 1], [1, 2]),
          error(least_squares_line, [1], [1, 2])]
--- accuracy
result = [accuracy([1, 2, 3], [1, 3, 3]), error(accuracy, [1], [])]
--- missed_by
result = [missed_by([1, 2, 4], [1, 3, 3]), error(missed_by, [], [])]
--- r_squared
result = [r_squared([1, 2, 4], [1, 3, 3]), error(r_squared, [1], [1, 2])]
--- confusion_matrix
result = [confusion_matrix([1, 2, 2], [1, 2, 1], [1, 2]),
          error(confusion_matrix, [1], [3], [1, 2])]
--- precision_and_recall
result = precision_and_recall([[1, 2, 0], [0, 4, 0], [0, 0, 0]])
--- shuffled_scores
result = seeded(shuffled_scores, lambda rows: sum(
    [row[0] * row[2] for row in rows]), numbers(5, 3))
--- xor_points
result = [seeded(xor_points, 9), error(xor_points, 0)]
--- xor_corners
result = xor_corners()
--- spiral
result = [seeded(spiral, 5, 3), error(spiral, 0, 1)]
--- circle_points
result = [seeded(circle_points, 4, 0.3), error(circle_points, 0)]
--- quadrant_points
result = [seeded(quadrant_points, 4, 0.3), error(quadrant_points, 0)]
--- gauss_points
result = [seeded(gauss_points, 4, 0.3), error(gauss_points, 4, 1)]
--- arm_points
result = [seeded(arm_points, 6, 3, 0.3), error(arm_points, 6, 0)]
--- plane_points
result = [seeded(plane_points, 4, 0.3), error(plane_points, 0)]
--- hill_points
result = [seeded(hill_points, 4, 0.3), error(hill_points, 0)]
--- weight_height
result = weight_height()
--- digits_0_to_3
result = digits_0_to_3()
'''
USES = {part.split("\n")[0]: "\n".join(part.split("\n")[1:]).rstrip()
        for part in USES.split("\n--- ")[1:]}


@functools.lru_cache(maxsize=None)
def pasted(short="short"):
    """What to paste, as (names, form): with checks each piece of the core;
    without, short or portable, each that doesn't check, and pairs of classes:
    all of them, but portable, or on a Python whose fellows have done that,
    each with the next."""
    blocks = [block for block in core()[0] if block.name in USES]
    names = [block.name for block in blocks]
    plain = [name for name in names if name[:6] not in ("check_", "explai")]
    classes = [block.name for block in blocks
               if re.match(r"(@.*\n)?class ", block.text)
               and block.name in plain]
    all_pairs = short == "short" and os.environ.get("MINNET_PROFILE") != "again"
    pairs = itertools.combinations(classes, 2) if all_pairs else zip(
        classes, classes[1:])
    return [((name,), "checked") for name in names] + [
        ((name,), short) for name in plain + ["check_gradients"]] + [
        (pair, short) for pair in pairs]


# Without checks, wrong input is not tried.
NO_ERRORS = """\
def error(call, *arguments):
    return ["wrong input"]


"""


def uses(names, form):
    """Code that uses all of these names; the list `results` at the end."""
    return PRELUDE + NO_ERRORS * (form != "checked") + "results = []\n" + (
        "".join([USES[name] + "\nresults.append(result)\n"
                 for name in names]))


@functools.lru_cache(maxsize=None)
def from_snippet(names, form):
    """The uses after the snippet: a program that needs no minnet.

    The form is "short", "portable" or "checked".
    """
    return snippet_text(names, checked=form == "checked",
                        portable=form == "portable") + uses(names, form)


@functools.lru_cache(maxsize=None)
def from_package(names, form):
    """The uses after imports from minnet; Skulpt lacks the last of them."""
    return "".join([f"from minnet.{home(name)} import {name}\n"
                    for name in names + ("KeyboardInterrupt",)]
                   ) + uses(names, form)


def home(name):
    """The file that defines a name: the first that knows it."""
    return [file for file in FILES if hasattr(
        importlib.import_module("minnet." + file), name)][0]


def put(folder, name, text):
    """Write a file of plain ASCII."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "w", encoding="ascii") as file:
        file.write(text)


def single_file(place):
    """A package `single` in the folder `place`: the whole core as one file,
    and the self-check, which imports from that file only."""
    folder = os.path.join(place, "single")
    put(folder, "__init__.py", "")
    put(folder, "core.py", snippet_text([block.name for block in core()[0]],
                                        checked=True))
    for name in ("core", "layers", "training"):
        text = pkgutil.get_data("minnet.selfcheck", name + ".py")
        put(folder, f"selfcheck_{name}.py", re.sub(
            r"from \.\.[\w.]* import", "from .core import", re.sub(
                r"from \.(\w+) import", r"from .selfcheck_\1 import",
                text.decode("ascii"))))
    put(folder, "selfcheck.py", "from .selfcheck_core import main\n")


DRIVER = '''\
# Do the pasted programs give what the package gives? As modules, by exec and
# line by line at a prompt, where there are such.
passed = failed = 0
try:
    exec
except NameError:  # Skulpt
    exec = None
try:
    import sys
    from code import InteractiveConsole
    if sys.implementation.name == "Brython":  # it ends blocks too early
        InteractiveConsole = None
except (ImportError, NotImplementedError):  # MicroPython, Skulpt
    InteractiveConsole = None


def compare(name, expected, actual):
    global passed, failed
    if actual == expected:
        passed += 1
    else:
        failed += 1
        print("FAIL", name, expected, actual)


def paste(name, expected, program):
    if exec:
        space = {}
        exec(program, space)
        compare(name + " by exec", expected, space["results"])
    if InteractiveConsole:
        console = InteractiveConsole({})
        for line in program.splitlines():
            console.push(line)
        compare(name + " line by line", expected, console.locals["results"])


'''


def pasted_package(place):
    """A package `pasted` in the folder `place`: a module for each program,
    the same programs as text, and the driver that compares. For Pythons
    without subprocesses."""
    folder = os.path.join(place, "pasted")
    put(folder, "__init__.py", "")
    driver = DRIVER
    for count, (names, form) in enumerate(pasted("portable")):
        program = from_snippet(names, form)
        put(folder, f"package{count}.py", from_package(names, form))
        put(folder, f"snippet{count}.py", program)
        put(folder, f"text{count}.py", f"TEXT = {program!r}\n")
        name = "+".join(names) + ", " + form
        driver += (
            f"from pasted import package{count}, snippet{count}, text{count}\n"
            f"expected = package{count}.results\n"
            f"compare('{name}', expected, snippet{count}.results)\n"
            f"paste('{name}', expected, text{count}.TEXT)\n")
    put(folder, "driver.py", driver
        + 'print(f"{passed} passed, {failed} failed")\n')
