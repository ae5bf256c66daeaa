"""Programs of another build: who calls whom, who steps, who remembers what.

Part of the catalogue of right_layers.py, which has the mathematics.
"""

import collections
import math
import time

from . import right_layers
from .right_containers import InPlace, ParamsDict
from .right_layers import (Activation, Affine, Linear, Rows, dense, enter,
                           linear, step_in_place, stepped, style, two_layers,
                           unlearned)


# What forward and backward write down besides.

@style(dense)
class Diary(Linear):
    """history, counters, time stamps and a cache by id"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.calls, self.history, self.cache = 0, [], {}
        self.stats = collections.Counter()

    def forward(self, x):
        self.calls += 1
        self.time = time.time()
        self.cache[id(x)] = x
        self.stats["forward"] += 1
        y = super().forward(x)
        self.history.append(sum(y[0]))
        return y

    def backward(self, de_dy, learning_rate):
        self.cache.pop(id(self.x))
        return super().backward(de_dy, learning_rate)


@style(dense)
class Stack(Linear):
    """forward appends its x, backward pops it"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.stack = []

    def forward(self, x):
        self.stack.append(x)
        return linear(x, *self.numbers())

    def backward(self, de_dy, learning_rate):
        self.x = self.stack.pop()
        return super().backward(de_dy, learning_rate)


@style(dense)
class ForgetsX(Linear):
    """backward deletes what forward remembered"""

    def backward(self, de_dy, learning_rate):
        de_dx = super().backward(de_dy, learning_rate)
        del self.x
        return de_dx


@style(dense)
class Momentum(Linear):
    """momentum inside, with a velocity that is not 0 any more"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.v_w = [[0.25 for _ in row] for row in weights]
        self.v_b = [-0.5 for _ in bias]

    def step(self, de_dw, de_db, rate):
        self.v_w = stepped(de_dw, self.v_w, -0.9)
        self.v_b = stepped(de_db, self.v_b, -0.9)
        super().step(self.v_w, self.v_b, rate)


@style(dense, "proportional", "optimizer", "not the learning rate times")
class AdamInside(Linear):
    """Adam inside: the step is not proportional to the slope"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.t, self.m, self.v = 0, [0] * len(bias), [0] * len(bias)

    def step(self, de_dw, de_db, rate):
        self.t += 1
        self.m = stepped(stepped(self.m, self.m, 0.1), de_db, -0.1)
        self.v = [0.99 * v + 0.01 * g * g for v, g in zip(self.v, de_db)]
        self.bias = [b - rate * (m / (1 - 0.9 ** self.t)) / (
            math.sqrt(v / (1 - 0.99 ** self.t)) + 1e-8)
            for b, m, v in zip(self.bias, self.m, self.v)]
        self.weights = stepped(self.weights, de_dw, rate)


# Who takes the step, and how the gradients are called.

def keeps_gradients(name, w_name, b_name, step="step"):
    """A style: backward keeps the gradients, step(rate) takes the step."""
    class Keeps(Affine):
        def backward(self, de_dy, learning_rate=None):
            de_dw, de_db, de_dx = right_layers.slopes(
                self.x, self.weights, de_dy)
            setattr(self, w_name, de_dw)
            setattr(self, b_name, de_db)
            return de_dx

    def take_step(self, lr=0.1):
        Linear.step(self, getattr(self, w_name), getattr(self, b_name), lr)
    setattr(Keeps, step, take_step)
    enter(name, dense(Keeps))


for pair in ("dW db", "dL_dw dL_db", "nabla_w nabla_b", "dweights dbiases",
             "gradient_w gradient_b", "w_grad b_grad", "gradW gradb",
             "weights_gradient bias_gradient", "grad_weights grad_bias",
             "delta_w delta_b", "dE_dW dE_dB", "weights_delta bias_delta",
             "de_dweights de_dbias", "_dw _db"):
    keeps_gradients(f"gradients called {pair}, step(lr)", *pair.split())
keeps_gradients("gradients called g1 g2, update(lr)", "g1", "g2", "update")
keeps_gradients("gradients called dw db, apply_gradients(lr)", "dw", "db",
                "apply_gradients")
keeps_gradients("gradients called dw db, update_weights(lr)", "dw", "db",
                "update_weights")


@style(dense)
class GradsDict(ParamsDict):
    """params["W"] and grads["dW"], each a dict"""

    def backward(self, de_dy, learning_rate=None):
        de_dw, de_db, de_dx = right_layers.slopes(
            self.x, self.params["W"], de_dy)
        self.grads = {"dW": de_dw, "db": de_db}
        return de_dx

    def step(self, lr):
        for name in self.params:
            self.params[name] = stepped(
                self.params[name], self.grads["d" + name], lr)


@style(dense)
class GradsList(Affine):
    """a list [dW, db] of gradients beside a list [W, b]"""

    def __init__(self, weights, bias):
        self.params, self.grads = [weights, bias], [None, None]

    def numbers(self):
        return self.params

    def backward(self, de_dy, learning_rate=None):
        *self.grads, de_dx = right_layers.slopes(
            self.x, self.params[0], de_dy)
        return de_dx


@style(dense)
class Listed(Affine):
    """parameters() gives (name, values, gradient)"""

    de_dw = de_db = None

    def backward(self, de_dy, learning_rate=None):
        self.de_dw, self.de_db, de_dx = right_layers.slopes(
            self.x, self.numbers()[0], de_dy)
        return de_dx

    def parameters(self):
        yield "weights", self.weights, self.de_dw
        yield "bias", self.bias, self.de_db


@style(dense)
class Accumulating(Affine):
    """gradients add up until zero_grad(), step(lr) takes the step"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.zero_grad()

    def zero_grad(self):
        self.dw = [[0.0 for _ in row] for row in self.weights]
        self.db = [0.0 for _ in self.bias]

    def backward(self, de_dy, learning_rate=None):
        de_dw, de_db, de_dx = right_layers.slopes(
            self.x, self.weights, de_dy)
        self.dw = stepped(self.dw, de_dw, -1)
        self.db = stepped(self.db, de_db, -1)
        return de_dx

    def step(self, lr):
        step_in_place(self.weights, self.dw, lr)
        step_in_place(self.bias, self.db, lr)


class Parameter:
    """Numbers and their gradient."""

    def __init__(self, data):
        self.data, self.grad = data, None

    def update(self, lr):
        self.data = stepped(self.data, self.grad, lr)


@style(dense)
class Parameters(Affine):
    """Parameter objects with data, grad and update(lr)"""

    def __init__(self, weights, bias):
        self.w, self.b = Parameter(weights), Parameter(bias)

    def numbers(self):
        return self.w.data, self.b.data

    def backward(self, de_dy, learning_rate=None):
        self.w.grad, self.b.grad, de_dx = right_layers.slopes(
            self.x, self.w.data, de_dy)
        return de_dx


@style(dense)
class ParameterList(Parameters):
    """parameters() gives a list of Parameter objects, as in PyTorch"""

    def parameters(self):
        return [self.w, self.b]


@style(dense)
class ParametersOfArrays(InPlace):
    """parameters() gives a list of the lists of numbers"""

    def parameters(self):
        return [self.weights, self.bias]


@style(dense)
class ParametersAsDict(InPlace):
    """parameters() gives a dict of names and numbers"""

    def parameters(self):
        return {"weights": self.weights, "bias": self.bias}


@style(dense)
class UpdateLater(Linear):
    """backward(de_dy) alone, update(learning_rate) for the step"""

    def backward(self, de_dy):
        self.found = right_layers.slopes(self.x, self.weights, de_dy)
        return self.found[2]

    def update(self, learning_rate):
        super().step(*self.found[:2], learning_rate)

    step = None


@style(dense, "learning rate", "rate of its own")
class OwnRate(Linear):
    """the learning rate is the layer's own, backward(de_dy) steps"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.learning_rate = 0.05

    def backward(self, de_dy):
        return super().backward(de_dy, self.learning_rate)


@style(dense, "learning rate", "rate of its own")
class GlobalRate(Linear):
    """the learning rate is the class's own, lr"""

    lr = 0.1

    def backward(self, grad_output):
        return super().backward(grad_output, self.lr)


class SGD:
    """An optimizer that the layer is given."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, values, gradient):
        step_in_place(values, gradient, self.lr)


@style(dense, "learning rate", "rate of its own")
class OwnOptimizer(Linear):
    """the layer has an optimizer object that takes the step"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.optimizer = SGD()

    def step(self, de_dw, de_db, rate):
        self.optimizer.update(self.weights, de_dw)
        self.optimizer.update(self.bias, de_db)


@style(unlearned)
class FrozenLayer(Affine):
    """weights that are frozen: backward leaves them alone"""

    def backward(self, de_dy, learning_rate):
        return right_layers.slopes(self.x, self.weights, de_dy)[2]

    def parameters(self):
        return []


@style(unlearned)
class Switch(Linear):
    """a switch: trainable = False"""

    trainable = False

    def step(self, de_dw, de_db, rate):
        if self.trainable:
            super().step(de_dw, de_db, rate)


class Value:
    """A number that knows where it came from, as in micrograd."""

    def __init__(self, data, parts=()):
        self.data, self.grad, self.parts = data, 0, parts

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, ((self, 1), (other, 1)))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data,
                     ((self, other.data), (other, self.data)))

    __radd__, __rmul__ = __add__, __mul__

    def backward(self, slope):
        """Adds up slopes along each path; fine for small sums."""
        self.grad += slope
        for part, factor in self.parts:
            part.backward(slope * factor)


@style(dense)
class Autograd(Affine):
    """scalar autograd: each number is a Value with data and grad"""

    shown = staticmethod(lambda value: value.data)

    def __init__(self, weights, bias):
        self.w = [list(map(Value, row)) for row in weights]
        self.b = list(map(Value, bias))

    def forward(self, x):
        self.x = [list(map(Value, row)) for row in x]
        self.y = linear(self.x, self.w, self.b)
        return [[self.shown(a) for a in row] for row in self.y]

    def backward(self, de_dy, learning_rate):
        learned = self.b + [w for row in self.w for w in row]
        for value in learned:
            value.grad = 0
        for row, s in zip(self.y, de_dy):
            for value, slope in zip(row, s):
                value.backward(slope)
        for value in learned:
            value.data -= learning_rate * value.grad
        return [[a.grad for a in row] for row in self.x]


@style(dense, "Value", "no list of rows")
class AutogradOut(Autograd):
    """scalar autograd: forward gives Value objects"""

    shown = staticmethod(lambda value: value)


# Programs of another build.

@style(dense)
class OneExample(Linear):
    """the article's way: one example at a time, a plain list"""

    def forward(self, x):
        assert len(x) == len(self.weights[0])
        return super().forward([x])[0]

    def backward(self, de_dy, learning_rate):
        assert len(de_dy) == len(self.bias)
        return super().backward([de_dy], learning_rate)[0]


@style(dense)
class OneExampleReturnsNothing(OneExample):
    """one example at a time, asserted by type"""

    def forward(self, x):
        assert all([isinstance(a, (int, float)) for a in x])
        return super().forward(x)


def transposed(a):
    return [list(column) for column in zip(*a)]


@style(dense, "columns", "transposed")
class Columns(Linear):
    """columns are the examples: y = W x + b"""

    def forward(self, x):
        assert len(x) == len(self.weights[0])
        return transposed(super().forward(transposed(x)))

    def backward(self, de_dy, learning_rate):
        return transposed(super().backward(transposed(de_dy), learning_rate))


@style(dense, "output", "return")
class KeepsOutput(Linear):
    """forward keeps self.output and returns nothing, backward dinputs"""

    def forward(self, inputs):
        self.inputs = inputs
        self.output = super().forward(inputs)

    def backward(self, dvalues):
        self.dweights, self.dbiases, self.dinputs = right_layers.slopes(
            self.inputs, self.weights, dvalues)


@style(dense, "no forward")
class OtherNames:
    """feedforward and backpropagate instead of forward and backward"""

    def __init__(self, weights, bias):
        self.inner = Linear(weights, bias)

    def feedforward(self, x):
        return self.inner.forward(x)

    def backpropagate(self, de_dy, learning_rate):
        return self.inner.backward(de_dy, learning_rate)


@style(dense, "generator", "map")
class MapOfRows(Linear):
    """forward gives a map of rows"""

    def forward(self, x):
        return map(lambda row: Linear.forward(self, [row])[0], x)


@style(dense, "generator", "list")
class GeneratorOfRows(Linear):
    """forward yields row after row"""

    def forward(self, x):
        self.x = x
        yield from linear(x, self.weights, self.bias)


@style(dense)
class TupleOfRows(Linear):
    """forward and backward give tuples of tuples"""

    def forward(self, x):
        return tuple(map(tuple, super().forward(x)))

    def backward(self, de_dy, learning_rate):
        return tuple(map(tuple, super().backward(de_dy, learning_rate)))


@style(dense, "cache", "tuple")
class ReturnsCache(Linear):
    """forward returns (out, cache), backward takes (dout, cache)"""

    def forward(self, x):
        return super().forward(x), (x, self.weights)

    def backward(self, dout, cache):
        return right_layers.slopes(*cache, dout)[::-1]


@style(dense)
class ForwardByProperty(Linear):
    """forward is a property that gives a function"""

    @property
    def forward(self):
        return lambda x: Linear.forward(self, x)


@style(dense)
class StaticMethods(Linear):
    """x is kept in the class, methods are class methods"""

    def forward(self, x):
        type(self).x_last = x
        return linear(x, *self.numbers())

    def backward(self, de_dy, learning_rate):
        self.x = type(self).x_last
        return super().backward(de_dy, learning_rate)


@style(dense)
class KeywordOptions(Linear):
    """forward(x, training=True), backward(de_dy, learning_rate=.1, **more)"""

    def forward(self, x, training=True, *more, **options):
        return super().forward(x)

    def backward(self, de_dy, learning_rate=0.1, *more, **options):
        return super().backward(de_dy, learning_rate)


@style(dense)
class Prints(Linear):
    """prints what it does"""

    def forward(self, x):
        print("forward", end="")
        return super().forward(x)


@style(two_layers)
class TwoLayers:
    """two layers and a tanh in one class: W1, b1, W2, b2"""

    def __init__(self, W1, b1, W2, b2):
        self.W1, self.b1, self.W2, self.b2 = W1, b1, W2, b2

    def forward(self, X):
        self.X = X
        self.A1 = [[math.tanh(z) for z in row]
                   for row in linear(X, self.W1, self.b1)]
        return linear(self.A1, self.W2, self.b2)

    def backward(self, dZ2, lr):
        dW2, db2, dA1 = right_layers.slopes(self.A1, self.W2, dZ2)
        dZ1 = [[s * (1 - a * a) for s, a in zip(*rows)]
               for rows in zip(dA1, self.A1)]
        dW1, db1, dX = right_layers.slopes(self.X, self.W1, dZ1)
        self.W1, self.b1, self.W2, self.b2 = stepped(
            [self.W1, self.b1, self.W2, self.b2], [dW1, db1, dW2, db2], lr)
        return dX


@style(two_layers)
class ListOfLayers:
    """a list of layers in one class"""

    def __init__(self, W1, b1, W2, b2):
        self.layers = [Linear(W1, b1), Activation(
            math.tanh, lambda z: 1 - math.tanh(z) ** 2), Linear(W2, b2)]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, de_dy, learning_rate):
        for layer in reversed(self.layers):
            de_dy = layer.backward(de_dy, learning_rate)
        return de_dy


@style(two_layers)
class LossIsNone(ListOfLayers):
    """a list of layers in one class, and loss = None"""

    loss = None


@style(two_layers)
class NumberedParams(TwoLayers):
    """params["W1"], params["b1"], ..., grads["dW1"] and update(lr)"""

    def __init__(self, W1, b1, W2, b2):
        self.params = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        self.grads = {}

    def forward(self, X):
        p = self.params
        Z1 = linear(X, p["W1"], p["b1"])
        self.cache = X, [[max(0, z) for z in row] for row in Z1]
        return linear(self.cache[1], p["W2"], p["b2"])

    def backward(self, dout):
        g, (X, A1) = self.grads, self.cache
        g["dW2"], g["db2"], dA1 = right_layers.slopes(
            A1, self.params["W2"], dout)
        dZ1 = [[s * (a > 0) for s, a in zip(*rows)] for rows in zip(dA1, A1)]
        g["dW1"], g["db1"], dX = right_layers.slopes(X, self.params["W1"], dZ1)
        return dX

    def update(self, lr):
        for name in self.params:
            self.params[name] = stepped(
                self.params[name], self.grads["d" + name], lr)


@style(two_layers, "argument", "backward(")
class WholeNetwork(NumberedParams):
    """a whole network: backward(X, y, output) takes the labels"""

    def backward(self, X, y, output):
        return super().backward([[2 * (a - t) / len(y) for a, t in zip(*rows)]
                                 for rows in zip(output, y)])


# What forward can't compute.

@style(lambda kind: lambda rng: (kind(), [[1.0, 2.0], [2.0, 0.0]]),
       "row 2", "forward")
class Divides(Rows):
    """a division by zero in forward"""

    def value(self, row):
        return [1 / a for a in row]

    def slopes(self, row, s):
        return [-b / a ** 2 for a, b in zip(row, s)]


@style(lambda kind: lambda rng: (kind(), [[1.0, 2.0], [2.0, -1.0]]),
       "row 2", "forward")
class Domain(Rows):
    """a logarithm of a number below 0 in forward"""

    def value(self, row):
        return [math.log(a) for a in row]

    def slopes(self, row, s):
        return [b / a for a, b in zip(row, s)]
