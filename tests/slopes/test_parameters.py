"""Weights are found wherever people keep them; a wrong step shows there."""

import array
import collections
import types

import pytest

from minnet import check_gradients
from minnet.slopes.subject import Subject
from tests.gradcheck.layers import X


class Linear:
    """y = x W^T + b. get() gives W and b, put(W, b) keeps others.

    `factor` is by what the slopes of W are too large.
    """

    factor = 1

    def __init__(self, W, b):
        self.put(W, b)

    def forward(self, x):
        self.x = x
        W, b = self.get()
        return [[sum([w * a for w, a in zip(row, r)]) + c
                 for row, c in zip(W, b)] for r in x]

    def backward(self, de_dy, rate):
        W, b = self.get()
        de_dw = [[self.factor * sum([s[i] * r[j] for s, r
                                     in zip(de_dy, self.x)])
                  for j in range(len(W[i]))] for i in range(len(W))]
        de_db = [sum([s[i] for s in de_dy]) for i in range(len(b))]
        de_dx = [[sum([s[i] * W[i][j] for i in range(len(W))])
                  for j in range(len(W[0]))] for s in de_dy]
        self.take(de_dw, de_db, rate)
        return de_dx

    def take(self, de_dw, de_db, rate):
        W, b = self.get()
        self.put([[w - rate * s for w, s in zip(*rows)]
                  for rows in zip(W, de_dw)],
                 [a - rate * s for a, s in zip(b, de_db)])


def kept_as(make, get):
    """The class that keeps make(W, b) as `held`; get gives W and b again."""
    return type("KeptAs", (Linear,), {
        "get": lambda self: get(self.held),
        "put": lambda self, W, b: setattr(self, "held", make(W, b))})


def tuples(W):
    return tuple(map(tuple, W))


def chained(depth):
    """In so many objects, each in the next."""
    def make(W, b):
        inner = types.SimpleNamespace(W=W, b=b)
        for _ in range(depth):
            inner = types.SimpleNamespace(inner=inner)
        return inner

    def get(held):
        while hasattr(held, "inner"):
            held = held.inner
        return held.W, held.b
    return kept_as(make, get)


Pair = collections.namedtuple("Pair", "W b")


class Matrix:
    """A matrix of somebody's own, which is no list."""

    def __init__(self, W):
        self.rows = W

    def __add__(self, other):
        return self


class Asked(dict):
    __getattr__ = dict.__getitem__  # a KeyError


class Slots(Linear):
    __slots__ = "W", "__b", "x"

    def get(self):
        return self.W, self.__b

    def put(self, W, b):
        self.W, self.__b = tuples(W), b


class OfClass(Linear):
    def get(self):
        return self.W, self.b

    def put(self, W, b):
        type(self).W, type(self).b = W, b


class Default(OfClass):
    """Those of the class, until the first step."""

    W, b = [[1.0, -0.5], [0.5, 2.0], [-1.0, 1.5]], [0.5, 1.0, -1.5]

    def __init__(self, W, b):
        pass

    def put(self, W, b):
        self.W, self.b = W, b


class Closure(Linear):
    def __init__(self, W, b):
        def put(*both):
            nonlocal W, b
            W, b = both
        self.get, self.put = lambda: (W, b), put


class Neurons(Linear):
    """Neurons that know the layer; some are listed twice."""

    def __init__(self, W, b):
        self.cells = [types.SimpleNamespace(parent=self, w=tuple(row), b=a)
                      for row, a in zip(W, b)]
        self.first, self.by_number = self.cells[0], dict(enumerate(self.cells))

    def get(self):
        return [cell.w for cell in self.cells], [cell.b for cell
                                                 in self.cells]

    def put(self, W, b):
        for cell, row, a in zip(self.cells, W, b):
            cell.w, cell.b = tuple(row), a


class ByName(OfClass):
    """Gradients are kept; `names` are theirs."""

    put = Default.put
    names, within = ("dw", "db"), None

    def take(self, de_dw, de_db, rate):
        grads = dict(zip(self.names, (de_dw, de_db)))
        self.__dict__.update({self.within: grads} if self.within else grads)


class Updated(ByName):
    """update(rate) takes the step."""

    names = "one", "two"

    def update(self, rate):
        OfClass.take(self, self.one, self.two, rate)


class OwnRate(Linear):
    lr = 0.03
    get, put = OfClass.get, Default.put

    def backward(self, de_dy):
        return Linear.backward(self, de_dy, self.lr)


class Text(Linear):
    """What nobody can look at."""

    def get(self):
        rows = [[float(a) for a in row.split()]
                for row in self.text.split(";")]
        return rows[:-1], rows[-1]

    def put(self, W, b):
        self.text = ";".join([" ".join(map(repr, row)) for row in W + [b]])


class TextInside(Text):
    text = property(lambda self: self.box[0]["text"],
                    lambda self, text: self.box[0].update(text=text))

    def __init__(self, W, b):
        self.box = [{}]
        Text.__init__(self, W, b)


def named(*names, **more):
    return type("Named", (ByName,), dict(names=names, **more))


STYLES = [
    kept_as(lambda W, b: (tuples(W), tuple(b)), lambda held: held),
    kept_as(lambda W, b: list(zip(W, b)), lambda held: list(zip(*held))),
    kept_as(Pair, lambda held: held), chained(5), chained(200),
    kept_as(lambda W, b: (Matrix(W), b), lambda held: (held[0].rows, held[1])),
    kept_as(lambda W, b: [collections.deque(row) for row in W + [b]],
            lambda held: (held[:-1], held[-1])),
    kept_as(lambda W, b: {k: array.array("d", row) for k, row
                          in enumerate(W + [b])},
            lambda held: ([held[k] for k in range(len(held) - 1)],
                          held[len(held) - 1])),
    kept_as(lambda W, b: Asked(W=W, b=b), lambda held: (held.W, held.b)),
    Slots, OfClass, Default, Closure, Neurons, Updated, OwnRate,
    named("dL_dW", "dL_db"), named("nabla_W", "nabla_b"),
    named("gradient_w", "gradient_b"), named("W_grad", "b_grad"),
    named("dW", "db", within="grads"), named("W", "b", within="cache")]


def made(kind):
    return kind([[1.0, -0.5], [0.5, 2.0], [-1.0, 1.5]], [0.5, 1.0, -1.5])


@pytest.mark.parametrize("kind", STYLES)
def test_each_number_is_found_once_and_checked(kind, monkeypatch):
    layer = made(kind)
    before = repr(layer.get())
    report = check_gradients(layer, X)
    assert report.ok and sum([block.count for block in report.blocks[:-1]]
                             ) == 9, report
    monkeypatch.setattr(Linear, "factor", 1.5)
    assert check_gradients(layer, X).wrong
    assert repr(layer.get()) == before


@pytest.mark.parametrize("kind", ["float64", "float32"])
@pytest.mark.parametrize("in_place", [True, False])
def test_arrays(kind, in_place, monkeypatch):
    numpy = pytest.importorskip("numpy")

    class Arrays(Linear):
        get = OfClass.get

        def put(self, W, b):
            if in_place and hasattr(self, "b"):
                self.W[:], self.b[:] = W, b
            else:
                self.W, self.b = numpy.array(W, kind), numpy.array(b, kind)

    layer = made(Arrays)
    held, bits = (layer.W, layer.b), (layer.W.tobytes(), layer.b.tobytes())
    report = check_gradients(layer, X)
    assert report.ok and [block.count for block in report.blocks] == [6, 3, 6]
    monkeypatch.setattr(Linear, "factor", 1.5)
    assert check_gradients(layer, X).wrong
    assert layer.W is held[0] and layer.b is held[1]
    assert (layer.W.tobytes(), layer.b.tobytes()) == bits


@pytest.mark.parametrize("kind, name", [(Text, "text"),
                                        (TextInside, "box[0].text")])
def test_what_can_not_be_looked_at_is_told(kind, name):
    layer = made(kind)
    report = check_gradients(layer, X)
    assert not report.ok and not report.wrong
    assert f"backward changes {name}, which can't be looked at" in repr(report)
    subject = Subject(layer, X, None, [[1.0, 2.0, 3.0]] * 3)
    assert subject.unseen() == [name]
    assert made(Slots) and Subject(made(Slots), X, None, [
        [1.0, 2.0, 3.0]] * 3).unseen() == []


@pytest.mark.parametrize("more", [
    {"trainable": False}, {"parameters": lambda self: []}])
def test_frozen_layers_learn_nothing(more):
    layer = made(type("Frozen", (ByName,), dict(
        more, take=lambda self, *slopes: None)))
    report = check_gradients(layer, X)
    assert report.ok and [block.title for block in report.blocks] == ["input"]


def test_the_search_is_shared():
    subject = Subject(made(Slots), X, None, [[1.0, 2.0, 3.0]] * 3)
    blocks = subject.blocks()
    other = subject.with_batch(X[:1], None, [[1.0, 2.0, 3.0]])
    assert other.search is subject.search is not None
    assert [block.title for block in other.blocks()] == [
        block.title for block in blocks]
    assert other.blocks()[0] is not blocks[0]
    assert other.slopes()[0] != subject.slopes()[0]
