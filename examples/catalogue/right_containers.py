"""One layer, y = x W^T + b, and where people keep W and b.

Part of the catalogue of right_layers.py, which has the mathematics.
"""

import array
import collections
import enum
import functools
import logging
import math
import os
import threading
import time
import types
import weakref
from decimal import Decimal
from fractions import Fraction

from . import right_layers
from .right_layers import (Affine, Linear, dense, enter, linear, step_in_place,
                           stepped, style)

try:
    import dataclasses
except ImportError:
    dataclasses = None  # Python 3.6


# Lists, tuples and their like.

style(dense)(type("Replaced", (Linear,), {
    "__doc__": "lists, replaced at each step"}))


@style(dense)
class InPlace(Linear):
    """lists, changed in place"""

    def step(self, de_dw, de_db, rate):
        step_in_place(self.weights, de_dw, rate)
        step_in_place(self.bias, de_db, rate)


@style(dense)
class Tuples(Linear):
    """tuples of tuples"""

    def __init__(self, weights, bias):
        self.weights, self.bias = tuple(map(tuple, weights)), tuple(bias)

    def step(self, de_dw, de_db, rate):
        self.__init__(stepped(self.weights, de_dw, rate),
                      stepped(self.bias, de_db, rate))


@style(dense)
class ListOfTuples(Linear):
    """a list of tuples"""

    def __init__(self, weights, bias):
        self.weights, self.bias = list(map(tuple, weights)), bias

    def step(self, de_dw, de_db, rate):
        for k, row in enumerate(stepped(self.weights, de_dw, rate)):
            self.weights[k] = tuple(row)
        step_in_place(self.bias, de_db, rate)


@style(dense)
class Pairs(Linear):
    """a list of neurons (weights, bias), which are tuples"""

    def __init__(self, weights, bias):
        self.neurons = list(zip(weights, bias))

    def numbers(self):
        return zip(*self.neurons)

    def backward(self, de_dy, learning_rate):
        weights, bias = self.numbers()
        de_dw, de_db, de_dx = right_layers.slopes(self.x, weights, de_dy)
        self.neurons = list(zip(stepped(weights, de_dw, learning_rate),
                                stepped(bias, de_db, learning_rate)))
        return de_dx


@style(dense)
class Flat(Linear):
    """a flat list with index arithmetic"""

    def __init__(self, weights, bias):
        self.rows, self.cols = len(weights), len(weights[0])
        self.w = [w for row in weights for w in row]
        self.b = bias

    def forward(self, x):
        self.x = x
        y = []
        for row in x:
            out = []
            for i in range(self.rows):
                z = self.b[i]
                for j in range(self.cols):
                    z += self.w[i * self.cols + j] * row[j]
                out.append(z)
            y.append(out)
        return y

    def numbers(self):
        return [self.w[i * self.cols:(i + 1) * self.cols]
                for i in range(self.rows)], self.b

    def step(self, de_dw, de_db, rate):
        for i in range(self.rows):
            self.b[i] -= rate * de_db[i]
            for j in range(self.cols):
                self.w[i * self.cols + j] -= rate * de_dw[i][j]


@style(dense)
class Theta(Linear):
    """all numbers in one vector theta, each row with its bias at the end"""

    def __init__(self, weights, bias):
        self.inputs = len(weights[0])
        self.theta = [a for row, b in zip(weights, bias) for a in row + [b]]

    def numbers(self):
        n = self.inputs + 1
        rows = [self.theta[k:k + n] for k in range(0, len(self.theta), n)]
        return [row[:-1] for row in rows], [row[-1] for row in rows]

    def step(self, de_dw, de_db, rate):
        slopes = [a for row, b in zip(de_dw, de_db) for a in row + [b]]
        self.theta = stepped(self.theta, slopes, rate)


@style(dense)
class BiasInWeights(Linear):
    """the bias is the last column of the weights, for an input of ones"""

    def __init__(self, weights, bias):
        self.weights = [row + [b] for row, b in zip(weights, bias)]

    def forward(self, x):
        self.x = [list(row) + [1] for row in x]
        return linear(self.x, self.weights, [0] * len(self.weights))

    def backward(self, de_dy, learning_rate):
        de_dw, _, de_dx = right_layers.slopes(self.x, self.weights, de_dy)
        self.weights = stepped(self.weights, de_dw, learning_rate)
        return [row[:-1] for row in de_dx]


@style(dense)
class InByOut(Linear):
    """weights are inputs x outputs, y = x W + b"""

    def __init__(self, weights, bias):
        self.W, self.b = [list(column) for column in zip(*weights)], bias

    def numbers(self):
        return list(zip(*self.W)), self.b

    def step(self, de_dw, de_db, rate):
        self.W = stepped(self.W, list(map(list, zip(*de_dw))), rate)
        self.b = stepped(self.b, de_db, rate)


NeuronTuple = collections.namedtuple("NeuronTuple", "w b")


@style(dense)
class NamedTuple(Linear):
    """a named tuple, its _replace at each step"""

    def __init__(self, weights, bias):
        self.p = NeuronTuple(weights, bias)

    def numbers(self):
        return self.p

    def step(self, de_dw, de_db, rate):
        self.p = self.p._replace(w=stepped(self.p.w, de_dw, rate),
                                 b=stepped(self.p.b, de_db, rate))


def held_in(name, make, **options):
    """A style: weights and bias are make(list of numbers), in place."""
    class Held(Linear):
        def __init__(self, weights, bias):
            self.weights, self.bias = make(map(make, weights)) \
                if options.get("outer") else list(map(make, weights)), \
                make(bias)

        def step(self, de_dw, de_db, rate):
            for i in range(len(self.bias)):
                self.bias[i] -= rate * de_db[i]
                for j in range(len(self.weights[i])):
                    self.weights[i][j] -= rate * de_dw[i][j]
    enter(name, dense(Held))


class Vector(list):
    """A list with a bit of algebra."""

    def __add__(self, other):
        return Vector(a + b for a, b in zip(self, other))

    def __mul__(self, factor):
        return Vector(factor * a for a in self)

    def __eq__(self, other):
        return Vector(a == b for a, b in zip(self, other))

    __hash__ = None


class Sequence:
    """Indexing, and no more: no list, no __len__."""

    def __init__(self, values):
        self._values = list(values)

    def __getitem__(self, k):
        return self._values[k]

    def __setitem__(self, k, value):
        self._values[k] = value

    def __len__(self):
        return len(self._values)


held_in("deques", collections.deque, outer=True)
held_in("a list of deques of limited length",
        lambda values: collections.deque(values, 9))
held_in("arrays of the module array", lambda values: array.array("d", values))
held_in("arrays of the module array, single precision by memoryview",
        lambda values: memoryview(array.array("d", values)))
held_in("a class derived from list, with == for each number", Vector,
        outer=True)
held_in("a class with __getitem__, __setitem__ and __len__ only", Sequence)
held_in("UserList", collections.UserList, outer=True)


def numbers_of_kind(name, kind):
    """A style: all numbers are of this kind."""
    class OfKind(Linear):
        def __init__(self, weights, bias):
            self.weights = [list(map(kind, row)) for row in weights]
            self.bias = list(map(kind, bias))

        def forward(self, x):
            return super().forward([list(map(kind, row)) for row in x])

        def backward(self, de_dy, learning_rate):
            return super().backward([list(map(kind, row)) for row in de_dy],
                                    kind(learning_rate))
    enter(name, dense(OfKind))


numbers_of_kind("the numbers are Decimal", Decimal)
numbers_of_kind("the numbers are Fraction", Fraction)


@style(dense)
class WholeNumbers(Linear):
    """whole numbers as weights, before the first step"""

    def __init__(self, weights, bias):
        super().__init__([[math.ceil(w) or 5 for w in row] for row in weights],
                         [round(b) for b in bias])


# Dicts.

@style(dense)
class ParamsDict(Linear):
    """a dict with "W" and "b\""""

    def __init__(self, weights, bias):
        self.params = {"W": weights, "b": bias}

    def numbers(self):
        return self.params["W"], self.params["b"]

    def step(self, de_dw, de_db, rate):
        self.params["W"] = stepped(self.params["W"], de_dw, rate)
        self.params["b"] = stepped(self.params["b"], de_db, rate)


@style(dense)
class ParametersDict(ParamsDict):
    """self.parameters is a dict, no method"""

    def __init__(self, weights, bias):
        self.parameters = self.params = {"W": weights, "b": bias}


@style(dense)
class DictByPlace(Linear):
    """a dict {(i, j): weight}"""

    def __init__(self, weights, bias):
        self.w = {(i, j): w for i, row in enumerate(weights)
                  for j, w in enumerate(row)}
        self.b = dict(enumerate(bias))
        self.inputs = len(weights[0])

    def numbers(self):
        return [[self.w[i, j] for j in range(self.inputs)]
                for i in self.b], list(self.b.values())

    def step(self, de_dw, de_db, rate):
        for i, j in self.w:
            self.w[i, j] -= rate * de_dw[i][j]
        for i in self.b:
            self.b[i] -= rate * de_db[i]


@style(dense)
class NetworkDict(Linear):
    """a neuron is a dict: {"weights": [...], "bias": b, "delta": ...}"""

    def __init__(self, weights, bias):
        self.network = [[{"weights": w, "bias": b, "delta": 0.0}
                         for w, b in zip(weights, bias)]]

    def numbers(self):
        return [neuron["weights"] for neuron in self.network[0]], \
            [neuron["bias"] for neuron in self.network[0]]

    def step(self, de_dw, de_db, rate):
        for neuron, slopes, delta in zip(self.network[0], de_dw, de_db):
            neuron["delta"] = delta
            neuron["bias"] -= rate * delta
            for j in range(len(neuron["weights"])):
                neuron["weights"][j] -= rate * slopes[j]


class AttributeDict(dict):
    """d.name is d["name"], also where there is none: a KeyError."""

    def __getattr__(self, name):
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value


@style(dense)
class InAttributeDict(Linear):
    """a dict class with attribute access, which raises KeyError"""

    def __init__(self, weights, bias):
        self.p = AttributeDict(weights=weights, bias=bias)

    def numbers(self):
        return self.p.weights, self.p.bias

    def step(self, de_dw, de_db, rate):
        self.p.weights = stepped(self.p.weights, de_dw, rate)
        self.p.bias = stepped(self.p.bias, de_db, rate)


@style(dense)
class LayerIsDict(InAttributeDict, AttributeDict):
    """the layer itself is a dict with attribute access"""

    def __init__(self, weights, bias):
        AttributeDict.__init__(self, weights=weights, bias=bias)

    def numbers(self):
        return self["weights"], self["bias"]

    def step(self, de_dw, de_db, rate):
        self.update(weights=stepped(self["weights"], de_dw, rate),
                    bias=stepped(self["bias"], de_db, rate))


for kind in (collections.OrderedDict, collections.UserDict,
             functools.partial(collections.defaultdict, list),
             collections.ChainMap):
    class OtherDict(ParamsDict):
        def __init__(self, weights, bias, kind=kind):
            self.params = kind({"W": weights, "b": bias})
    enter(f"a dict that is a {getattr(kind, '__name__', 'defaultdict')}",
          dense(OtherDict))


# Objects.

class Holder:
    """Anything that has a weight matrix and a bias."""

    def __init__(self, w, b):
        self.w, self.b = w, b


class InHolder(Linear):
    """Somewhere self.holder() is the Holder."""

    def numbers(self):
        return self.holder().w, self.holder().b

    def step(self, de_dw, de_db, rate):
        holder = self.holder()
        holder.w = stepped(holder.w, de_dw, rate)
        holder.b = stepped(holder.b, de_db, rate)


@style(dense)
class FiveDeep(InHolder):
    """objects in objects, five deep"""

    def __init__(self, weights, bias):
        inner = Holder(weights, bias)
        for name in ("params", "cell", "core", "block"):
            inner = types.SimpleNamespace(**{name: inner})
        self.net = inner

    def holder(self):
        return self.net.block.core.cell.params


@style(dense)
class Loops(FiveDeep):
    """objects five deep, loops with indices"""

    def forward(self, x):
        self.x = x
        w, b = self.numbers()
        y = [[0] * len(w) for _ in x]
        for n in range(len(x)):
            for i in range(len(w)):
                y[n][i] = b[i]
                for j in range(len(w[i])):
                    y[n][i] += w[i][j] * x[n][j]
        return y


@style(dense)
class Mangled(InHolder):
    """names with two underscores, read through properties"""

    def __init__(self, weights, bias):
        self.__holder = Holder(weights, bias)

    def holder(self):
        return self.__holder


@style(dense)
class ByProperty(Linear):
    """weights is a property with a setter, _weights has the numbers"""

    def __init__(self, weights, bias):
        self._weights, self.bias = weights, bias

    @property
    def weights(self):
        return [list(row) for row in self._weights]

    @weights.setter
    def weights(self, values):
        self._weights = [tuple(row) for row in values]


class Node:
    """A neuron that knows its layer."""

    def __init__(self, parent, w, b):
        self.parent, self.w, self.b = parent, w, b
        self.last = None

    def output(self, row):
        self.last = row
        return sum([w * a for w, a in zip(self.w, row)]) + self.b


@style(dense)
class Neurons(Linear):
    """neurons that know their layer, and it them: a circle"""

    def __init__(self, weights, bias):
        self.neurons = [Node(self, w, b) for w, b in zip(weights, bias)]
        self.by_number = dict(enumerate(self.neurons))
        self.first = self.neurons[0]

    def numbers(self):
        return [node.w for node in self.neurons], [
            node.b for node in self.neurons]

    def forward(self, x):
        self.x = x
        return [[node.output(row) for node in self.neurons] for row in x]

    def step(self, de_dw, de_db, rate):
        for node, slopes, slope in zip(self.neurons, de_dw, de_db):
            node.w = stepped(node.w, slopes, rate)
            node.b -= rate * slope


class Connection:
    """An edge between two nodes."""

    def __init__(self, start, end, weight):
        self.start, self.end, self.weight = start, end, weight
        start.out.append(self)
        end.into.append(self)


@style(dense)
class Graph(Linear):
    """a graph: nodes, and connections that have the weights"""

    def __init__(self, weights, bias):
        self.inputs = [types.SimpleNamespace(into=[], out=[], value=0)
                       for _ in weights[0]]
        self.outputs = [types.SimpleNamespace(into=[], out=[], bias=b)
                        for b in bias]
        for node, row in zip(self.outputs, weights):
            for start, w in zip(self.inputs, row):
                Connection(start, node, w)

    def numbers(self):
        return [[edge.weight for edge in node.into]
                for node in self.outputs], [node.bias for node in self.outputs]

    def step(self, de_dw, de_db, rate):
        for node, slopes, slope in zip(self.outputs, de_dw, de_db):
            node.bias -= rate * slope
            for edge, s in zip(node.into, slopes):
                edge.weight -= rate * s


@style(dense)
class LinkedList(Linear):
    """a linked list of neurons, each with the next one"""

    def __init__(self, weights, bias):
        self.head = None
        for w, b in zip(weights[::-1], bias[::-1]):
            self.head = types.SimpleNamespace(w=w, b=b, next=self.head)

    def nodes(self):
        node = self.head
        while node:
            yield node
            node = node.next

    def numbers(self):
        return [n.w for n in self.nodes()], [n.b for n in self.nodes()]

    def step(self, de_dw, de_db, rate):
        for node, slopes, slope in zip(self.nodes(), de_dw, de_db):
            step_in_place(node.w, slopes, rate)
            node.b -= rate * slope


class Mat:
    """A matrix of one's own: in place by -=, or a new one by -."""

    def __init__(self, data):
        self.data = data
        self.rows, self.cols = len(data), len(data[0])

    def __getitem__(self, place):
        return self.data[place[0]][place[1]]

    def __matmul__(self, other):
        return Mat([[sum([a * b for a, b in zip(row, column)])
                     for column in zip(*other.data)] for row in self.data])

    @property
    def T(self):
        return Mat([list(column) for column in zip(*self.data)])

    def __sub__(self, other):
        return Mat(stepped(self.data, other.data, 1))

    def __rmul__(self, factor):
        return Mat([[factor * a for a in row] for row in self.data])

    def __isub__(self, other):
        step_in_place(self.data, other.data, 1)
        return self

    def __eq__(self, other):
        return self.data == other.data  # an AttributeError for a list

    __hash__ = None


@style(dense)
class OwnMatrix(Linear):
    """a matrix class of one's own, a new matrix at each step"""

    def __init__(self, weights, bias):
        self.weights, self.bias = Mat(weights), Mat([bias])

    def numbers(self):
        return self.weights.data, self.bias.data[0]

    def step(self, de_dw, de_db, rate):
        self.weights = self.weights - rate * Mat(de_dw)
        self.bias = self.bias - rate * Mat([de_db])


@style(dense)
class OwnMatrixInPlace(OwnMatrix):
    """a matrix class of one's own, changed by -="""

    def step(self, de_dw, de_db, rate):
        self.weights -= rate * Mat(de_dw)
        self.bias -= rate * Mat([de_db])


class SlotBase:
    __slots__ = ("weights",)


class SlotMiddle(SlotBase):
    __slots__ = "bias"  # a single string


@style(dense)
class InSlots(Linear):
    """__slots__ that are inherited, one of them a single string"""

    def __init__(self, weights, bias):
        self.own = SlotMiddle()
        self.own.weights, self.own.bias = weights, bias

    def numbers(self):
        return self.own.weights, self.own.bias

    def step(self, de_dw, de_db, rate):
        self.own.weights = stepped(self.own.weights, de_dw, rate)
        self.own.bias = stepped(self.own.bias, de_db, rate)


def bare(name, *names):
    """A style: the whole layer lives in such slots."""
    parts = [type("Part", (), {"__slots__": names[0],
                               "__init__": Affine.__init__})]
    for slots in names[1:]:
        parts.append(type("Part", (parts[-1],), {"__slots__": slots}))
    methods = {key: value for kind in (Affine, Linear)
               for key, value in vars(kind).items() if callable(value)}
    enter(name, dense(type("Slotted", (parts[-1],),
                           dict(methods, __slots__=()))))


bare("no __dict__: slots, a single string each, inherited", "weights",
     "bias", "x")
bare("no __dict__: a tuple of slots", ("weights", "bias", "x"))


if dataclasses:
    @dataclasses.dataclass
    class Data:
        weights: list
        bias: list
        x: list = None

    @style(dense)
    class DataLayer(Data, Linear):
        """a dataclass"""

    @dataclasses.dataclass(frozen=True)
    class FrozenData:
        weights: tuple
        bias: tuple

    @style(dense)
    class Frozen(Linear):
        """a frozen dataclass, another one at each step"""

        def __init__(self, weights, bias):
            self.state = FrozenData(weights, bias)

        def numbers(self):
            return self.state.weights, self.state.bias

        def step(self, de_dw, de_db, rate):
            self.state = dataclasses.replace(
                self.state, weights=stepped(self.state.weights, de_dw, rate),
                bias=stepped(self.state.bias, de_db, rate))


# Classes, functions, modules.

@style(dense)
def in_class(weights, bias):
    """class-level lists, changed in place"""
    return type("InClass", (InPlace,), {
        "weights": weights, "bias": bias, "__init__": lambda self: None})()


@style(dense)
def of_class(weights, bias):
    """class-level lists, the class gets new ones"""
    class OfClass(Linear):
        def __init__(self):
            pass

        def step(self, de_dw, de_db, rate):
            cls = type(self)
            cls.weights = stepped(cls.weights, de_dw, rate)
            cls.bias = stepped(cls.bias, de_db, rate)
    OfClass.weights, OfClass.bias = weights, bias
    return OfClass()


@style(dense)
def class_by_default(weights, bias):
    """class-level lists until the first step, then those of the object"""
    return type("ByDefault", (Linear,), {
        "weights": weights, "bias": bias, "__init__": lambda self: None})()


@style(dense, "closure", "can't be looked at", "function")
def closure(weights, bias):
    """functions that close over the numbers, hung on an object"""
    x_last = []

    def forward(x):
        x_last[:] = [x]
        return linear(x, weights, bias)

    def backward(de_dy, learning_rate):
        de_dw, de_db, de_dx = right_layers.slopes(x_last[0], weights, de_dy)
        step_in_place(weights, de_dw, learning_rate)
        step_in_place(bias, de_db, learning_rate)
        return de_dx
    return types.SimpleNamespace(forward=forward, backward=backward)


@style(dense, "closure", "can't be looked at", "function")
def nonlocal_closure(weights, bias):
    """functions with nonlocal numbers, replaced at each step"""
    remembered = None

    def forward(x):
        nonlocal remembered
        remembered = x
        return linear(x, weights, bias)

    def backward(de_dy, learning_rate):
        nonlocal weights, bias
        de_dw, de_db, de_dx = right_layers.slopes(remembered, weights, de_dy)
        weights = stepped(weights, de_dw, learning_rate)
        bias = stepped(bias, de_db, learning_rate)
        return de_dx
    return types.SimpleNamespace(forward=forward, backward=backward)


@style(dense, "partial", "can't be looked at", "function")
def in_partial(weights, bias):
    """functools.partial holds the numbers"""
    layer = InPlace(weights, bias)
    return types.SimpleNamespace(
        forward=functools.partial(Affine.forward, layer),
        backward=functools.partial(Linear.backward, layer))


@style(dense, "method", "can't be looked at", "function")
def bound_methods(weights, bias):
    """the methods of another object as attributes"""
    layer = Linear(weights, bias)
    return types.SimpleNamespace(forward=layer.forward,
                                 backward=layer.backward)


@style(dense, "global", "can't be looked at")
def in_globals(weights, bias):
    """global lists, as in a notebook"""
    global W, B
    W, B = weights, bias
    return Globals()


class Globals(Linear):
    def __init__(self):
        pass

    def numbers(self):
        return W, B

    def step(self, de_dw, de_db, rate):
        global W, B
        W, B = stepped(W, de_dw, rate), stepped(B, de_db, rate)


# What asks too much of attributes.

@style(dense)
class RaisingGetattr(Linear):
    """__getattr__ that raises what it likes"""

    def __getattr__(self, name):
        raise KeyError(name)


@style(dense)
class ReturningGetattr(Linear):
    """__getattr__ that gives None for whatever there is not"""

    def __getattr__(self, name):
        return None


@style(dense)
class Proxy:
    """__getattr__ that hands everything on to another layer"""

    def __init__(self, weights, bias):
        self.inner = InPlace(weights, bias)

    def __getattr__(self, name):
        return getattr(self.__dict__["inner"], name)


@style(dense)
class Params(Linear):
    """__getattr__ and __setattr__ look into a dict"""

    def __init__(self, weights, bias):
        object.__setattr__(self, "_data", {"weights": weights, "bias": bias})

    def __getattr__(self, name):
        try:
            return object.__getattribute__(self, "_data")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._data[name] = value


@style(dense)
class Locked(Linear):
    """__setattr__ allows the names of a list only, of right types"""

    def __setattr__(self, name, value):
        if name not in ("weights", "bias", "x"):
            raise AttributeError(f"no {name} here")
        if name == "weights" and not isinstance(value[0], list):
            raise TypeError("weights must be rows")
        object.__setattr__(self, name, value)


@style(dense)
class Counting(Linear):
    """__getattribute__ counts how often an attribute is read"""

    def __init__(self, weights, bias):
        self.reads = 0
        super().__init__(weights, bias)

    def __getattribute__(self, name):
        if name == "weights":
            self.__dict__["reads"] += 1
        return object.__getattribute__(self, name)


@style(dense)
class Odd(Linear):
    """== raises, len() is 0, bool() raises, no hash, a long repr"""

    def __eq__(self, other):
        raise NotImplementedError

    def __len__(self):
        return 0

    def __bool__(self):
        raise ValueError("true of what?")

    __hash__ = None

    def __repr__(self):
        return f"Odd({self.weights!r},\n  {self.bias!r})" * 9


@style(dense)
class Callable(Linear):
    """__call__, __iter__ and __getitem__ as well"""

    def __call__(self, x):
        return self.forward(x)

    def __iter__(self):
        return iter([self.weights, self.bias])

    def __getitem__(self, k):
        return [self.weights, self.bias][k]


@style(dense)
class Tied(Linear):
    """the same lists under two names"""

    def __init__(self, weights, bias):
        self.W = self.weights = weights
        self.b = self.bias = bias

    step = InPlace.step


@style(dense)
class Network(InHolder):
    """a list called layers of what are no layers, and loss = None"""

    def __init__(self, weights, bias):
        self.layers = [Holder(weights, bias)]
        self.loss = None

    def holder(self):
        return self.layers[0]


# What else an object has.

class Mode(enum.Enum):
    TRAIN, TEST = 1, 2


class Observer:
    def __init__(self, layer):
        self.layer = weakref.ref(layer)


def chain(length):
    """That many objects, each with the next."""
    first = None
    for _ in range(length):
        first = types.SimpleNamespace(next=first, size=0.5)
    return first


def in_circle(layer):
    other = types.SimpleNamespace(layer=layer)
    other.me = other
    return [other, {"layer": layer}]


BESIDES = {
    "a lock": lambda layer: threading.Lock(),
    "a logger": lambda layer: logging.getLogger("layer"),
    "an open file": lambda layer: open(os.devnull, "w"),
    "a lambda": lambda layer: lambda z: z,
    "a module": lambda layer: math,
    "a class": lambda layer: Linear,
    "an enum": lambda layer: Mode.TRAIN,
    "a weak reference to itself": Observer,
    "a dict with weak keys":
        lambda layer: weakref.WeakKeyDictionary({layer: 1}),
    "circles": in_circle,
    "a chain of 3,000 objects": lambda layer: chain(3000),
    "a list of 20,000 errors": lambda layer: [0.5] * 20000,
    "a generator": lambda layer: (k for k in range(9)),
    "a set, a range and bytes":
        lambda layer: [{1, 2}, frozenset([3]), range(4), b"five"],
    "complex numbers": lambda layer: [1j, 2 + 3j],
    "nan and infinity": lambda layer: [math.nan, -math.inf],
    "time stamps": lambda layer: time.time(),
    "a regular text": lambda layer: "0.5 0.25",
    "an exception": lambda layer: ValueError([1.0]),
    "an iterator": lambda layer: iter([1.0, 2.0]),
    "a thread's own data": lambda layer: threading.local(),
    "itself": lambda layer: layer,
}


def besides(name, make):
    class Besides(Linear):
        def __init__(self, weights, bias):
            super().__init__(weights, bias)
            self.other = make(self)
    enter("besides, " + name, dense(Besides))


for name, make in BESIDES.items():
    besides(name, make)
