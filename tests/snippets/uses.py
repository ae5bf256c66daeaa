"""A use of every piece of the core, to compare pasted code with minnet's.

Each use is code that sets `result`. The many parts of check_gradients are
compared together, through it.

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


class Plain:
    def forward(self, x):
        return x
    def backward(self, de_dy, learning_rate=None):
        return de_dy


class Run(Plain):
    def __init__(self, *layers):
        self.layers = list(layers)
        self.num_epochs, self.batch_size, self.learning_rate = 2, 3, 0.1
        self.loss = self.optimizer = self
        self.input_dim = self.output_dim = None
    def step(self):
        pass
    def parameters(self):
        return []
    def __repr__(self):
        return "Run()"


narrow = Run()
narrow.input_dim, narrow.output_dim = 2, 3
'''

# --- name, then the code.
USES = '''
--- mul
result = [mul(0.1, 0.3), mul(2, 3)]
--- sumprod
result = sumprod([1, 2], [3, 4])
--- clock
result = clock() <= clock()
--- KeyboardInterrupt
result = KeyboardInterrupt.__name__
--- shuffled
import random
random.seed(1)
result = [shuffled(range(20)), shuffled('abc', random)]
--- normal
import random
random.seed(6)
class Bare:
    def random(self):
        return 0.3


result = [normal(), normal(Bare())]
--- is_terminal
result = is_terminal() in (False, True)
--- output_encoding
result = len(output_encoding()) > 0
--- carries
result = [carries("utf-8", chr(215)), carries("ascii", chr(215)),
          carries("no-such", "x")]
--- PLAIN_LETTERS
result = sorted(PLAIN_LETTERS.values())
--- printable
result = [printable("2" + chr(215) + "3" + chr(20013), "ascii"),
          printable("2" + chr(215) + "3", "utf-8")[0]]
--- write
result = write('')
--- shown
result = [shown([1, 'a']), shown(list(range(50)))]
--- counted
result = [counted(1, 'row'), counted(2, 'row')]
--- length
result = [length([1, 2]), length(3)]
--- is_finite
result = [is_finite(1.5), is_finite(float('inf'))]
--- check_batch
result = [error(check_batch, x, 2, 'me') for x in
          ([[1, 2]], [[1]], [1, 2], None, 5, [], [[]],
           [[1, 2], 3], [[1, 2], 'ab'])]
result += [error(check_batch, [[1], [2, 3]], None, '')]
--- explain_batch
result = error(explain_batch, [[1]], 1, 'me', 'x', 2)
--- check_slopes
result = [error(check_slopes, *case) for case in
          (([[1]], None, 'me'), ([[1]], [[2]], 'me'),
           ([[1]], [[2, 3]], 'me'),
           ([[1]], [[2, 3]], 'me', 1))]
--- check_label
result = [error(check_label, label, [[1, 2]], "me")
          for label in ([[1, 2]], [[1]], [[1, 2], [3, 4]])]
--- check_forward
result = [error(check_forward, value, "me") for value in (1, None)]
--- check_numbers
result = [error(check_numbers, row, 'it') for row in
          ([1, 2.5], [True], ['1'], [None], 'ab',
           [float('nan')])]
--- check_row
result = [error(check_row, row, 2, 'it')
          for row in ([1, 2], [1], [])]
--- check_count
result = [error(check_count, value, 'n', 'me')
          for value in (1, 0, 1.5, True, None)]
--- check_rate
result = [error(check_rate, value, 'me')
          for value in (0.5, 0, None, [1], -1)]
--- check_share
result = [error(check_share, value, "it", "me")
          for value in (0, 0.5, 1, -1, None, True, "a")]
--- check_function
result = [error(check_function, value, 'f', 'me')
          for value in (len, 5)]
--- check_object
result = [error(check_object, value, ['forward'], 'it')
          for value in (Plain(), Plain, 5)]
--- name_of
result = [name_of(Plain()), name_of(5)]
--- check_error
result = [error(check_error, value, Plain())
          for value in (0.5, None, [1], float('inf'))]
--- Vector
result = Vector([1])
--- Matrix
result = Matrix([[1]])
--- transpose
result = [transpose(numbers(3, 2)), error(transpose, [1])]
--- dot
result = [dot(numbers(1, 9)[0], numbers(2, 9)[1]),
          error(dot, [1], [1, 2])]
--- combine
result = [combine([0.1, 0.2, -0.7], numbers(3, 4)),
          error(combine, [1], [[1], [2]])]
--- matmul
result = [matmul(numbers(3, 2), numbers(2, 5)),
          matmul(numbers(2, 5), numbers(5, 3)),
          error(matmul, [[1]], [[1], [2]]),
          error(matmul, [[None]], [[1]])]
--- add_row
result = [add_row(numbers(3, 2), [0.1, 0.2]),
          error(add_row, [[1]], [1, 2])]
--- sum_rows
result = [sum_rows(numbers(5, 3)), error(sum_rows, [])]
--- rows_of
result = [rows_of([1, 2]), rows_of([[1], [2]])]
--- descend
result = [numbers(2, 3), numbers(1, 4)[0]]
descend(result[0], numbers(3, 3)[1:], 0.3)
descend(result[1:], numbers(2, 4)[1:], 0.3)
--- drawn
result = drawn(3, 2, lambda: 0.1)
--- uniform_start
import random
random.seed(3)
result = uniform_start(3, 2)
--- article_start
import random
random.seed(3)
result = article_start(3, 2)
--- normal_start
import random
random.seed(7)
result = normal_start(3, 2)
--- he_start
import random
random.seed(7)
result = he_start(3, 2)
--- xavier_start
import random
random.seed(7)
result = xavier_start(3, 2)
--- Activation
base = Activation()
base.value, base.slope = (lambda x: x + 0.1), (lambda x: x * 0.3)
result = [base.forward(numbers(3, 2)), base.backward(numbers(3, 2)),
          base.parameters(), repr(base), base.keeps_width]
--- ReLUActivation
relu = ReLUActivation()
result = [repr(relu), error(relu.backward, [[1]]),
          relu.forward(numbers(4, 3)),
          relu.backward(numbers(4, 3), 0.1),
          relu.parameters(), relu.keeps_width]
--- LeakyReLUActivation
leaky = LeakyReLUActivation(0.3)
result = [leaky.forward(numbers(3, 4)), leaky.backward(numbers(3, 4)),
          repr(leaky)]
--- SigmoidActivation
sigmoid = SigmoidActivation()
result = [sigmoid.forward(numbers(3, 4)), sigmoid.value(-1000),
          sigmoid.backward(numbers(3, 4)), repr(sigmoid)]
--- TanhActivation
tanh = TanhActivation()
result = [tanh.forward(numbers(3, 4)), tanh.value(-1000),
          tanh.backward(numbers(3, 4)), repr(tanh)]
--- ELUActivation
elu = ELUActivation(0.7)
result = [elu.forward(numbers(3, 4)), elu.value(-1000),
          elu.backward(numbers(3, 4)), repr(elu)]
--- HeavisideActivation
step = HeavisideActivation()
result = [step.forward(numbers(3, 4)), step.slope(3),
          error(step.backward, [[1]]), repr(step)]
--- softmax
result = [softmax(numbers(1, 5)[0]), softmax([1000, 0])]
--- SoftmaxActivation
soft = SoftmaxActivation()
result = [soft.forward(numbers(3, 4)), soft.backward(numbers(3, 4)),
          soft.slope([1, 2, 0.5]), soft.value([1, 2]), repr(soft),
          soft.parameters(), soft.keeps_width,
          error(soft.backward, [[1]])]
--- FCLayer
import random
random.seed(2)
fc = FCLayer(3, 5)
result = [repr(fc), fc.forward(numbers(4, 3)),
          fc.backward(numbers(4, 5), 0.1), fc.weights,
          fc.bias, list(fc.parameters())]
result += [error(fc.forward, [1, 2]),
           error(fc.backward, [[1]]), error(FCLayer, 2, 0),
           error(FCLayer, 2, 1, 5),
           error(fc.backward, numbers(4, 5), -1)]
--- Neuron
neuron = Neuron([0.3, -0.7], 0.1)
result = [neuron.feedforward([0.2, 0.9]), neuron.slopes([0.2, 0.9]),
          repr(neuron), error(neuron.feedforward, [1]),
          error(Neuron, [1], 0, 5), error(Neuron, ["1"], 0)]
--- MaxoutLayer
maxout = MaxoutLayer(3, 2, 3, start)
maxout.parts[1].bias[0] += 1
result = [maxout.forward(numbers(4, 3)), repr(maxout),
          maxout.backward(numbers(4, 2), 0.1),
          list(maxout.parameters()), error(maxout.forward, [[1]]),
          error(MaxoutLayer, 1, 1, 0)]
--- windows
result = windows(3, 4, 2, 2, 1, 1)
--- first_places
result = list(first_places(5, 2, 2, 1))
--- check_image
result = [error(check_image, 2, 2, 1, size, 1, 0, "me")
          for size in (1, 2, 3, 0)]
--- ConvLayer
conv = ConvLayer(3, 4, 2, 2, 2, stride=2, padding=1, init=start)
result = [conv.forward(numbers(2, 24)), repr(conv), conv.output_dim,
          conv.backward(numbers(2, conv.output_dim), 0.1),
          list(conv.parameters()), conv.output_height,
          error(ConvLayer, 2, 2, 1, 1, 3), error(conv.forward, [[1]])]
--- MaxPoolLayer
pool = MaxPoolLayer(3, 4, 2, 2, 1)
result = [pool.forward(numbers(2, 24)), repr(pool),
          pool.backward(numbers(2, pool.output_dim)), pool.parameters(),
          pool.output_width, error(MaxPoolLayer, 2, 2, 1, 3)]
--- DropoutLayer
class Half:
    def __init__(self):
        self.n = 0
    def random(self):
        self.n += 1
        return self.n % 7 / 7


drop = DropoutLayer(0.4, Half())
result = [drop.forward(numbers(2, 3)), repr(drop)]
drop.training = True
result += [drop.forward(numbers(3, 3)), drop.backward(numbers(3, 3)),
           drop.parameters(), error(DropoutLayer, 1)]
--- NormaliseLayer
norm = NormaliseLayer.of(numbers(5, 2))
result = [repr(norm), norm.mean, norm.spread,
          norm.forward(numbers(3, 2)),
          norm.backward(numbers(3, 2)),
          norm.inverse().forward(numbers(3, 2)),
          norm.parameters(),
          error(NormaliseLayer, [1], [0])]
--- MSELoss
mse = MSELoss()
result = [repr(mse), error(mse.backward),
          mse.forward(numbers(4, 2), numbers(5, 2)[1:]),
          mse.backward(), error(mse.forward, [[1]], [1])]
--- SSELoss
sse = SSELoss()
result = [repr(sse), error(sse.backward),
          sse.forward(numbers(4, 2), numbers(5, 2)[1:]),
          sse.backward(), error(sse.forward, [[1]], [1])]
--- check_probabilities
result = [error(check_probabilities, label, "me", 1)
          for label in ([[0, 1]], [[1, 1]], [[-1, 2]])]
--- CrossEntropyLoss
ce = CrossEntropyLoss()
result = [ce.forward(numbers(3, 2), [[0, 1], [1, 0], [0.5, 0.5]]),
          ce.backward(), repr(ce), ce.includes,
          error(ce.forward, [[1, 2]], [[1, 1]]),
          error(CrossEntropyLoss().backward)]
--- BinaryCrossEntropyLoss
bce = BinaryCrossEntropyLoss()
result = [bce.forward(numbers(3, 2), [[0, 1], [1, 0], [0.5, 0.5]]),
          bce.backward(), repr(bce), bce.includes,
          error(bce.forward, [[1, 2]], [[1, 2]]),
          error(BinaryCrossEntropyLoss().backward)]
--- decayed
result = [decayed(numbers(2, 2), numbers(2, 2), 0.1),
          decayed([1], [2], 0.1), decayed([[1]], [[2]], 0)]
--- SGD
result = [numbers(2, 3), numbers(1, 4)[0]]
SGD().step([('w', result[0], numbers(2, 3)),
            ('b', result[1], numbers(2, 4)[1])], 0.3)
result += [repr(SGD()),
           error(SGD().step, [('w', [1], None)], 1)]
--- Momentum
momentum = Momentum(momentum=0.7, weight_decay=0.01)
w = [numbers(2, 3), numbers(1, 3)[0]]
for time in range(3):
    momentum.step([("w", w[0], numbers(3, 3)[1:]),
                   ("b", w[1], numbers(2, 3)[1])], 0.1)


result = [w, repr(momentum), momentum.memory,
          error(lambda: Momentum(momentum=1)),
          error(momentum.step, [("w", [1], [1])], 1)]
--- Adam
adam, w = Adam(weight_decay=0.01), [numbers(2, 3), numbers(1, 3)[0]]
for time in range(3):
    adam.step([("w", w[0], numbers(3, 3)[1:]),
               ("b", w[1], numbers(2, 3)[1])], 0.1)


result = [w, repr(adam), adam.memory, adam.t,
          error(lambda: Adam(beta1=None))]
--- shape_words
result = [shape_words([1, 2]), len(shape_words([[1], [2]]))]
--- count_numbers
result = [count_numbers([1, 2]), count_numbers(numbers(2, 3))]
--- parameter_words
class Holder(Plain):
    def parameters(self):
        return 2 * [("w", numbers(2, 3), 0), ("b", [1, 2], 0)]


result = [parameter_words(layer, room).replace(chr(215), "x")
          for room in (10, 40) for layer in (Holder(), Plain())]
--- summary_table
result = summary_table([Plain(), Plain()],
                       [2, 3, None]).replace(chr(215), "x")
--- copied
result = [copied(numbers(2, 2)), copied([1, 2])]
--- copied_state
result = copied_state({'a': [1, [2]], 'b': 3})
--- kept_weights
plain = Plain()
plain.w = [1, 2]
result = kept_weights([plain])
--- put_back
plain = Plain()
put_back([plain], [{'w': [1, 2]}])
result = plain.w
--- all_finite
result = [all_finite(numbers(2, 2)),
          all_finite([1, float('nan')])]
--- switch_training
plain = Plain()
plain.training = False
switch_training([plain, Plain()], True)
result = plain.training
--- check_layers
plain = Plain()
result = [error(check_layers, layers) for layers in
          ([plain], [], 5, [plain, plain], [None])]
--- check_parameters
plain = Plain()
plain.parameters = lambda: [1]
result = [error(check_parameters, plain, 'me'),
          error(check_parameters, Plain(), 'me')]
--- fitting_widths
plain, wide = Plain(), Plain()
plain.keeps_width, wide.input_dim = True, 3
result = fitting_widths([plain, wide], ['a', 'b'])
plain.output_dim = plain.input_dim = 2
result += [error(fitting_widths, [plain, wide],
                 ['a', 'b'])]
--- check_vectors
result = [error(check_vectors, [1, 2], v) for v in ([3, 4], [3], 5)]
--- check_combination
result = [error(check_combination, [1], rows) for rows in ([[1]], [])]
--- check_row_added
result = [error(check_row_added, [[1]], row) for row in ([1], [1, 2])]
--- check_product
def product(a, b):
    with check_product(a, b):
        return a[0][0] + b[0][0]


result = [error(product, [[1]], b) for b in ([[2]], [["2"]], [[1], [2]])]
--- check_start
result = [error(check_start, pair, narrow) for pair in
          ((3 * [[1, 2]], [3, 4, 5]), 5, (3 * [[1]], [3]), ([[1, 2]], []))]
--- check_weights
narrow.weights, narrow.bias = 3 * [[1, 2]], [3, 4, 5]
result = [error(check_weights, narrow)]
narrow.bias = [2, 3]
result += [error(check_weights, narrow)]
--- check_gradients_of
result = [error(check_gradients_of, [("w", [[1, 2]], case)])
          for case in ([[3, 4]], None, [[3]], [3])]
--- explain_gradient
result = error(explain_gradient, "w", [[1, 2]], None)
--- check_memory
result = [error(check_memory, memory, [("w", [1, 2], None)], "me")
          for memory in ([[[[0, 0]]]], [[[[0]]]], [[]], [])]
--- share_of
one, many = Plain(), Plain()
one.adds_up = True
result = [share_of(one, 7), share_of(many, 7)]
--- check_classes
result = [error(check_classes, x, "me") for x in ([[1]], [[1, 2]])]
--- check_mean_and_spread
result = [error(check_mean_and_spread, [1], spread)
          for spread in ([2], [0], [1, 2])]
--- check_scores
def scores(row):
    with check_scores(row):
        return max(row) - 1


result = [error(scores, row) for row in ([2], [], ["2"])]
--- check_points
result = [error(check_points, x, [1, 2]) for x in ([1, 2], [1], [1, 1])]
--- check_spread
result = [error(check_spread, s, x) for s, x in ((1, [1, 2]), (0, [1, 2]))]
--- check_finite
class Holder(Plain):
    def __init__(self, *w):
        self.w = list(w)
    def parameters(self):
        return [("w", self.w, None)]


result = [error(check_finite, Holder(w)) for w in (1, float("inf"))]


--- WithMemory
rolling, w = WithMemory(0.5), [[0.1, 0.2]]
rolling.memories, rolling.update = 1, lambda rows, rate: [
    memory.append(rate) or w.append(g[0]) for w, g, memory in rows]
rolling.step([("w", w, [[0.3, 0.4]])], 0.7)
result = [w, rolling.memory, rolling.t, rolling.weight_decay]
--- model_widths
result = [model_widths(Run(narrow)), error(model_widths, Run())]
--- layer_names
result = layer_names([5, "a"])
--- check_model
run = Run(narrow)
result = [error(check_model, run)]
run.batch_size = 0
result += [error(check_model, run)]
--- check_passed
result = [error(check_passed, y, [[1, 2]], narrow, Run(narrow), back)
          for y in ([[1, 2, 3]], [[1, 2]], None) for back in (False, True)]
--- check_de_dy
narrow.loss = narrow
result = [error(check_de_dy, de_dy, [1], narrow)
          for de_dy in ([[1, 2, 3]], [[1]], None)]
--- check_example
result = [error(check_example, x, narrow) for x in ([1, 2], [[1, 2]], [1])]
--- check_iterable
result = [error(check_iterable, x) for x in ([1], 5)]
--- check_examples
result = [error(check_examples, case, narrow) for case in (
    [([1, 2], [3, 4, 5])], [], [1], [([1, 2], [3])], [([None, 1], [1])])]
--- TrainingGuard
class Training(Plain):
    num_epochs, batch_size, learning_rate = 2, 3, 0.1
    def __init__(self):
        self.layers, self.optimizer = [], Plain()
    def parameters(self):
        return []


guard, history = TrainingGuard(Training()), []
with guard:
    for epoch in guard.epochs(range(2), history):
        history.append(list(guard.steps([[1, 2], [3]])))


result = [history, guard.done, guard.epoch, guard.leaves_slopes()]
--- as_batch
result = as_batch([([1, 2], [3]), ((4, 5), (6,))])
--- batches
result = batches([1, 2, 3, 4, 5], 2)
--- flat_layers
result = len(flat_layers([Plain(), Run(narrow, Run(narrow))]))
--- time_left
result = [time_left(s) for s in (5, 500, 50000)]
--- ProgressLine
line = ProgressLine()
result = [line(1, 50, 0.5), line.finish(), line.width]
--- Model
class Layer:
    keeps_width = True
    def __init__(self):
        self.w, self.g = [0.3], [0]
    def forward(self, x):
        self.x = x
        return [[self.w[0] * a for a in row] for row in x]
    def backward(self, de_dy, learning_rate=None):
        self.g = [sum([row[0] * x[0]
                       for row, x in zip(de_dy, self.x)])]
        return [[self.w[0] * d for d in row] for row in de_dy]
    def parameters(self):
        yield 'w', self.w, self.g
    def __repr__(self):
        return 'Layer()'


import random
random.seed(4)
data = list(zip(numbers(7, 1), numbers(9, 1)[2:]))
model = Model([Layer(), Layer()], 5, 3, 0.05)
result = [repr(model), model.train(data, progress=None),
          model.predict([0.7]), model.error(data)]
result += [error(model.train, case) for case in
           ([], 5, [([None], [1])], [([1, 2], [1]), 3])]
model.learning_rate = 1e30
result += [error(lambda: model.train(data, progress=None))[0],
           error(model.predict, [[1]]),
           error(Model, [], 1, 1, 1),
           list(model.parameters())]
--- check_gradients
report = check_gradients(Plain(), numbers(3, 2))
result = [repr(report), report.ok, report.how]
Plain.backward = lambda self, de_dy, rate: [
    [2 * d for d in row] for row in de_dy]
report = check_gradients(Plain(), numbers(3, 2))
result += [repr(report), report.ok,
           error(check_gradients, Plain, [[1]])]
Plain.backward = lambda self, de_dy, rate: de_dy
Plain.forward = lambda self, x: [[max(a, 0) for a in row] for row in x]
result += [repr(check_gradients(Plain())), repr(check_gradients(
    Plain(), [[0, 1.5], [-1, 0.25]]))]
--- least_squares_line
result = [least_squares_line([0.1, 0.5, 2], [1, 2, 2.5]),
          error(least_squares_line, [1, 1], [1, 2]),
          error(least_squares_line, [1], [1, 2])]
--- xor_points
import random
random.seed(5)
result = [xor_points(9), error(xor_points, 0)]
--- xor_corners
result = xor_corners()
--- spiral
import random
random.seed(8)
result = [spiral(5, 3), error(spiral, 0, 1)]
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
    without, short or portable, each that doesn't check, and each pair of
    classes."""
    blocks = [block for block in core()[0] if block.name in USES]
    names = [block.name for block in blocks]
    plain = [name for name in names if name[:6] not in ("check_", "explai")]
    classes = [block.name for block in blocks
               if block.text.startswith("class ") and block.name in plain]
    return [((name,), "checked") for name in names] + [
        ((name,), short) for name in plain + ["check_gradients"]] + [
        (pair, short) for pair in itertools.combinations(classes, 2)]


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
    """The uses after imports from minnet."""
    return "".join([f"from minnet.{home(name)} import {name}\n"
                    for name in names]) + uses(names, form)


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
