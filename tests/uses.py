"""A use of every piece of the core, to compare pasted code with minnet's.

Each use is code that sets `result`.

The same code runs once with the names imported from minnet, once after the
pasted snippet; both must give the same result, to the last bit. Plain code
without blank lines in blocks, for any Python and any prompt.
"""

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


'''

USES = {
    "mul": "result = [mul(0.1, 0.3), mul(2, 3)]",
    "clock": "result = clock() <= clock()",
    "KeyboardInterrupt": "result = KeyboardInterrupt.__name__",
    "shuffled": "import random\n"
                "random.seed(1)\n"
                "result = [shuffled(range(20)), shuffled('abc', random)]",
    "is_terminal": "result = is_terminal() in (False, True)",
    "write": "result = write('')",
    "shown": "result = [shown([1, 'a']), shown(list(range(50)))]",
    "counted": "result = [counted(1, 'row'), counted(2, 'row')]",
    "length": "result = [length([1, 2]), length(3)]",
    "is_finite": "result = [is_finite(1.5), is_finite(float('inf'))]",
    "check_batch": "result = [error(check_batch, x, 2, 'me') for x in\n"
                   "          ([[1, 2]], [[1]], [1, 2], None, 5, [], [[]],\n"
                   "           [[1, 2], 3], [[1, 2], 'ab'])]\n"
                   "result += [error(check_batch, [[1], [2, 3]], None, '')]",
    "explain_batch": "result = error(explain_batch, [[1]], 1, 'me', 'x', 2)",
    "check_slopes": "result = [error(check_slopes, *case) for case in\n"
                    "          (([[1]], None, 'me'), ([[1]], [[2]], 'me'),\n"
                    "           ([[1]], [[2, 3]], 'me'),\n"
                    "           ([[1]], [[2, 3]], 'me', 1))]",
    "check_numbers": "result = [error(check_numbers, row, 'it') for row in\n"
                     "          ([1, 2.5], [True], ['1'], [None], 'ab',\n"
                     "           [float('nan')])]",
    "check_count": "result = [error(check_count, value, 'n', 'me')\n"
                   "          for value in (1, 0, 1.5, True, None)]",
    "check_rate": "result = [error(check_rate, value, 'me')\n"
                  "          for value in (0.5, 0, None, [1], -1)]",
    "check_function": "result = [error(check_function, value, 'f', 'me')\n"
                      "          for value in (len, 5)]",
    "check_object": "result = [error(check_object, value, ['forward'], 'it')\n"
                    "          for value in (Plain(), Plain, 5)]",
    "name_of": "result = [name_of(Plain()), name_of(5)]",
    "check_error": "result = [error(check_error, value, Plain())\n"
                   "          for value in (0.5, None, [1], float('inf'))]",
    "Vector": "result = Vector([1])",
    "Matrix": "result = Matrix([[1]])",
    "transpose": "result = [transpose(numbers(3, 2)), error(transpose, [1])]",
    "dot": "result = [dot(numbers(1, 9)[0], numbers(2, 9)[1]),\n"
           "          error(dot, [1], [1, 2])]",
    "combine": "result = [combine([0.1, 0.2, -0.7], numbers(3, 4)),\n"
               "          error(combine, [1], [[1], [2]])]",
    "matmul": "result = [matmul(numbers(3, 2), numbers(2, 5)),\n"
              "          matmul(numbers(2, 5), numbers(5, 3)),\n"
              "          error(matmul, [[1]], [[1], [2]]),\n"
              "          error(matmul, [[None]], [[1]])]",
    "add_row": "result = [add_row(numbers(3, 2), [0.1, 0.2]),\n"
               "          error(add_row, [[1]], [1, 2])]",
    "sum_rows": "result = [sum_rows(numbers(5, 3)), error(sum_rows, [])]",
    "descend": "result = [numbers(2, 3), numbers(1, 4)[0]]\n"
               "descend(result[0], numbers(3, 3)[1:], 0.3)\n"
               "descend(result[1], numbers(2, 4)[1], 0.3)",
    "check_gradient": "result = [error(check_gradient, 'w', [[1, 2]], case)\n"
                      "          for case in ([[3, 4]], None, [[3]], [3])]",
    "SGD": "result = [numbers(2, 3), numbers(1, 4)[0]]\n"
           "SGD().step([('w', result[0], numbers(2, 3)),\n"
           "            ('b', result[1], numbers(2, 4)[1])], 0.3)\n"
           "result += [repr(SGD()),\n"
           "           error(SGD().step, [('w', [1], None)], 1)]",
    "uniform_start": "import random\n"
                     "random.seed(3)\n"
                     "result = uniform_start(3, 2)",
    "article_start": "import random\n"
                     "random.seed(3)\n"
                     "result = article_start(3, 2)",
    "FCLayer": "import random\n"
               "random.seed(2)\n"
               "fc = FCLayer(3, 5)\n"
               "result = [repr(fc), fc.forward(numbers(4, 3)),\n"
               "          fc.backward(numbers(4, 5), 0.1), fc.weights,\n"
               "          fc.bias, list(fc.parameters())]\n"
               "result += [error(fc.forward, [1, 2]),\n"
               "           error(fc.backward, [[1]]), error(FCLayer, 2, 0),\n"
               "           error(FCLayer, 2, 1, 5),\n"
               "           error(fc.backward, numbers(4, 5), -1)]",
    "ReLUActivation": "relu = ReLUActivation()\n"
                      "result = [repr(relu), error(relu.backward, [[1]]),\n"
                      "          relu.forward(numbers(4, 3)),\n"
                      "          relu.backward(numbers(4, 3), 0.1),\n"
                      "          relu.parameters(), relu.keeps_width]",
    "MSELoss": "mse = MSELoss()\n"
               "result = [repr(mse), error(mse.backward),\n"
               "          mse.forward(numbers(4, 2), numbers(5, 2)[1:]),\n"
               "          mse.backward(), error(mse.forward, [[1]], [1])]",
    "NormaliseLayer": "norm = NormaliseLayer.of(numbers(5, 2))\n"
                      "result = [repr(norm), norm.mean, norm.spread,\n"
                      "          norm.forward(numbers(3, 2)),\n"
                      "          norm.backward(numbers(3, 2)),\n"
                      "          norm.inverse().forward(numbers(3, 2)),\n"
                      "          norm.parameters(),\n"
                      "          error(NormaliseLayer, [1], [0])]",
    "copied": "result = [copied(numbers(2, 2)), copied([1, 2])]",
    "copied_state": "result = copied_state({'a': [1, [2]], 'b': 3})",
    "kept_weights": "plain = Plain()\n"
                    "plain.w = [1, 2]\n"
                    "result = kept_weights([plain])",
    "put_back": "plain = Plain()\n"
                "put_back([plain], [{'w': [1, 2]}])\n"
                "result = plain.w",
    "all_finite": "result = [all_finite(numbers(2, 2)),\n"
                  "          all_finite([1, float('nan')])]",
    "check_layers": "plain = Plain()\n"
                    "result = [error(check_layers, layers) for layers in\n"
                    "          ([plain], [], 5, [plain, plain], [None])]",
    "check_parameters": "plain = Plain()\n"
                        "plain.parameters = lambda: [1]\n"
                        "result = [error(check_parameters, plain, 'me'),\n"
                        "          error(check_parameters, Plain(), 'me')]",
    "fitting_widths": "plain, wide = Plain(), Plain()\n"
                      "plain.keeps_width, wide.input_dim = True, 3\n"
                      "result = fitting_widths([plain, wide], ['a', 'b'])\n"
                      "plain.output_dim = plain.input_dim = 2\n"
                      "result += [error(fitting_widths, [plain, wide],\n"
                      "                 ['a', 'b'])]",
    "checked_examples": "result = [error(checked_examples, case, 1, None)\n"
                        "          for case in ([([1], [2])], [], 5, [1],\n"
                        "                       [([1, 2], [3])])]",
    "check_row": "result = [error(check_row, row, 2, 'it')\n"
                 "          for row in ([1, 2], [1], [])]",
    "time_left": "result = [time_left(s) for s in (5, 500, 50000)]",
    "ProgressLine": "line = ProgressLine()\n"
                    "result = [line(1, 50, 0.5), line.finish(), line.width]",
    "Model": "class Layer:\n"
             "    keeps_width = True\n"
             "    def __init__(self):\n"
             "        self.w, self.g = [0.3], [0]\n"
             "    def forward(self, x):\n"
             "        self.x = x\n"
             "        return [[self.w[0] * a for a in row] for row in x]\n"
             "    def backward(self, de_dy, learning_rate=None):\n"
             "        self.g = [sum([row[0] * x[0]\n"
             "                       for row, x in zip(de_dy, self.x)])]\n"
             "        return [[self.w[0] * d for d in row] for row in de_dy]\n"
             "    def parameters(self):\n"
             "        yield 'w', self.w, self.g\n"
             "    def __repr__(self):\n"
             "        return 'Layer()'\n"
             "\n"
             "\n"
             "import random\n"
             "random.seed(4)\n"
             "data = list(zip(numbers(7, 1), numbers(9, 1)[2:]))\n"
             "model = Model([Layer(), Layer()], 5, 3, 0.05)\n"
             "result = [repr(model), model.train(data, progress=None),\n"
             "          model.predict([0.7]), model.error(data)]\n"
             "result += [error(model.train, case) for case in\n"
             "           ([], 5, [([None], [1])], [([1, 2], [1]), 3])]\n"
             "model.learning_rate = 1e30\n"
             "result += [error(model.train, data, )[0],\n"
             "           error(model.predict, [[1]]),\n"
             "           error(Model, [], 1, 1, 1),\n"
             "           list(model.parameters())]",
    "STEP": "result = STEP",
    "TOLERANCE": "result = TOLERANCE",
    "check_gradients": "report = check_gradients(Plain(), numbers(3, 2))\n"
                       "result = [repr(report), report.ok, report.blocks]\n"
                       "Plain.backward = lambda self, de_dy, rate: [\n"
                       "    [2 * d for d in row] for row in de_dy]\n"
                       "report = check_gradients(Plain(), numbers(3, 2))\n"
                       "result += [repr(report), report.ok,\n"
                       "           error(check_gradients, Plain, [[1]])]",
    "some_slopes": "result = some_slopes(numbers(3, 2))",
    "check_block": "result = [check_block('a', [1.0], slopes, slopes,\n"
                   "                      lambda: 0) for slopes in\n"
                   "          ([0.5], [0], None, [1, 2])]",
    "slope_at": "row = [3.0]\n"
                "result = slope_at(row, 0, lambda: row[0] * row[0])",
    "GradientReport": "report = GradientReport('me', [('x', 'WRONG', '!')])\n"
                      "result = [repr(report), report.ok]",
    "xor_points": "import random\n"
                  "random.seed(5)\n"
                  "result = [xor_points(9), error(xor_points, 0)]",
    "xor_corners": "result = xor_corners()",
}


def pasted():
    """What to paste: each piece of the core, each pair of classes."""
    blocks, _ = core()
    names = [block.name for block in blocks]
    classes = [block.name for block in blocks
               if block.text.startswith("class ")]
    return [(name,) for name in names] + list(
        itertools.combinations(classes, 2))


def uses(names):
    """Code that uses all of these names; the list `results` at the end."""
    return PRELUDE + "results = []\n" + "".join(
        [USES[name] + "\nresults.append(result)\n" for name in names])


def from_snippet(names):
    """The uses after the snippet: a program that needs no minnet."""
    return snippet_text(names) + uses(names)


def from_package(names):
    """The uses after imports from minnet."""
    return "".join([f"from minnet.{home(name)} import {name}\n"
                    for name in names]) + uses(names)


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
    put(folder, "core.py", snippet_text([block.name for block in core()[0]]))
    for name in ("selfcheck.py", "reference.py"):
        text = pkgutil.get_data("minnet", name).decode("ascii")
        put(folder, name, re.sub(r"from \.(?!reference)\w+ import",
                                 "from .core import", text))


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
    for count, names in enumerate(pasted()):
        put(folder, f"package{count}.py", from_package(names))
        put(folder, f"snippet{count}.py", from_snippet(names))
        put(folder, f"text{count}.py", f"TEXT = {from_snippet(names)!r}\n")
        name = "+".join(names)
        driver += (
            f"from pasted import package{count}, snippet{count}, text{count}\n"
            f"expected = package{count}.results\n"
            f"compare('{name}', expected, snippet{count}.results)\n"
            f"paste('{name}', expected, text{count}.TEXT)\n")
    put(folder, "driver.py", driver
        + 'print(f"{passed} passed, {failed} failed")\n')
