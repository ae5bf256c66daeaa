"""Right layers with NumPy, in the styles of courses and notebooks.

Part of the catalogue of right_layers.py; importing it takes NumPy.
"""

import types

import numpy as np

from . import right_layers
from .right_layers import dense, enter, rows_of, style, two_layers, unlearned


def slopes(x, weights, de_dy):
    """(de_dw, de_db, de_dx), arrays, by the formula of all the others."""
    de_dw, de_db, de_dx = right_layers.slopes(
        np.asarray(x).tolist(), np.asarray(weights).tolist(),
        np.asarray(de_dy).tolist())
    kind = np.asarray(weights).dtype
    return np.array(de_dw, kind), np.array(de_db, kind), np.array(de_dx, kind)


class Affine:
    """y = x W^T + b, all of it arrays."""

    dtype = np.float64

    def __init__(self, weights, bias):
        self.W = np.array(weights, self.dtype)
        self.b = np.array(bias, self.dtype)

    def forward(self, x):
        self.x = np.asarray(x, self.dtype)
        return self.x @ self.W.T + self.b

    def backward(self, de_dy, lr):
        dW, db, dx = slopes(self.x, self.W, de_dy)
        self.step(dW, db, lr)
        return dx

    def step(self, dW, db, lr):
        self.W -= lr * dW
        self.b -= lr * db


@style(dense)
class InPlace(Affine):
    """NumPy, in place"""


@style(dense)
class Replaced(Affine):
    """NumPy, replaced at each step"""

    def step(self, dW, db, lr):
        self.W, self.b = self.W - lr * dW, self.b - lr * db


SINGLE = "float32", "single precision", "too rough"


@style(dense, *SINGLE)
class Single(Affine):
    """NumPy in single precision, in place"""

    dtype = np.float32


@style(dense, *SINGLE)
class SingleReplaced(Replaced):
    """NumPy in single precision, replaced"""

    dtype = np.float32


@style(dense, "float16", "half precision", *SINGLE)
class Half(Replaced):
    """NumPy in half precision"""

    dtype = np.float16


class Strict(Affine):
    """Takes arrays only, by what lists don't have."""

    def forward(self, x):
        self.x = x
        self.n, _ = x.shape
        return x.dot(self.W.T) + self.b

    def backward(self, de_dy, lr):
        self.width = de_dy.T.shape[0]
        return super().backward(de_dy, lr)


@style(dense)
class TakesShape(Strict):
    """NumPy, x.shape and x.dot: arrays only"""


@style(dense)
class TakesShapeReplaced(Strict):
    """NumPy, arrays only, weights replaced"""

    step = Replaced.step


@style(dense)
class Asserts(Strict):
    """NumPy, asserts that x is an array"""

    def forward(self, x):
        assert isinstance(x, np.ndarray), type(x)
        assert x.ndim == 2 and x.dtype == np.float64
        return super().forward(x)


@style(dense)
class InByOut(Affine):
    """NumPy, W is inputs x outputs and b a row: x @ W + b"""

    def __init__(self, weights, bias):
        super().__init__(weights, [bias])
        self.W = np.ascontiguousarray(self.W.T)

    def forward(self, x):
        self.x = np.array(x)
        return np.dot(self.x, self.W) + self.b

    def backward(self, de_dy, lr):
        dW, db, dx = slopes(self.x, self.W.T, de_dy)
        self.W -= lr * dW.T
        self.b -= lr * db[None, :]
        return dx


@style(dense, "columns", "transposed")
class Columns(Strict):
    """NumPy, columns are the examples: W @ x + b"""

    def __init__(self, weights, bias):
        super().__init__(weights, np.array(bias)[:, None])

    def forward(self, x):
        self.x = x
        return np.dot(self.W, x) + self.b

    def backward(self, de_dy, lr):
        dW, db, dx = slopes(self.x.T, self.W, de_dy.T)
        self.step(dW, db[:, None], lr)
        return dx.T


@style(dense)
class OneExample(Strict):
    """NumPy, one example at a time, a vector: W @ x + b"""

    def forward(self, x):
        self.x = np.asarray(x)
        assert self.x.ndim == 1
        return self.W @ self.x + self.b

    def backward(self, de_dy, lr):
        dW, db, dx = slopes([self.x], self.W, [de_dy])
        self.step(dW, db, lr)
        return dx[0]


@style(dense)
class RowVector(Strict):
    """NumPy, one example at a time, of 1 x n"""

    def forward(self, x):
        x = np.asarray(x)
        assert x.shape[0] == 1, "one example, please"
        return super().forward(x)


@style(dense)
class Keeps(Affine):
    """NumPy, backward keeps dW and db"""

    def backward(self, dout):
        self.dW, self.db, dx = slopes(self.x, self.W, dout)
        return dx


@style(dense)
class KeepsAndSteps(Keeps):
    """NumPy, backward keeps dW and db, update(lr)"""

    def update(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


@style(dense)
class Listed(Keeps):
    """NumPy, parameters() gives (name, array, gradient)"""

    dW = db = None

    def backward(self, dout, learning_rate=None):
        return super().backward(dout)

    def parameters(self):
        yield "W", self.W, self.dW
        yield "b", self.b, self.db


@style(dense)
class Accumulates(Keeps):
    """NumPy, gradients add up until zero_grad()"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.zero_grad()

    def zero_grad(self):
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def backward(self, dout):
        dW, db, dx = slopes(self.x, self.W, dout)
        self.dW += dW
        self.db += db
        return dx

    def step(self, lr):
        super().step(self.dW, self.db, lr)


@style(dense)
class Dicts(Affine):
    """NumPy, dicts params, grads and cache"""

    def __init__(self, weights, bias):
        self.params = {"W": np.array(weights), "b": np.array(bias)}
        self.grads, self.cache = {}, {}

    def forward(self, x):
        self.cache["x"] = np.asarray(x)
        return self.cache["x"] @ self.params["W"].T + self.params["b"]

    def backward(self, dout):
        self.grads["W"], self.grads["b"], dx = slopes(
            self.cache["x"], self.params["W"], dout)
        return dx


@style(dense)
class Views(Affine):
    """NumPy, W and b are views of one flat array theta"""

    def __init__(self, weights, bias):
        n = len(bias)
        self.theta = np.concatenate([np.ravel(weights), bias])
        self.W, self.b = self.theta[:-n].reshape(n, -1), self.theta[-n:]


@style(dense)
class Theta(Affine):
    """NumPy, one flat array theta, W and b are cut out when needed"""

    def __init__(self, weights, bias):
        self.n = len(bias)
        self.theta = np.concatenate([np.ravel(weights), bias])

    @property
    def W(self):
        return self.theta[:-self.n].reshape(self.n, -1)

    @property
    def b(self):
        return self.theta[-self.n:]

    def step(self, dW, db, lr):
        self.theta = self.theta - lr * np.concatenate([dW.ravel(), db])


@style(dense)
class ListsOfArrays(Affine):
    """NumPy, lists of arrays: self.weights[0], self.biases[0]"""

    def __init__(self, weights, bias):
        self.weights, self.biases = [np.array(weights)], [np.array(bias)]

    W = property(lambda self: self.weights[0])
    b = property(lambda self: self.biases[0])

    def step(self, dW, db, lr):
        self.weights = [w - lr * s for w, s in zip(self.weights, [dW])]
        self.biases = [b - lr * s for b, s in zip(self.biases, [db])]


@style(dense)
class Neurons(Affine):
    """NumPy, a neuron is an object with a vector and a number"""

    def __init__(self, weights, bias):
        self.neurons = [types.SimpleNamespace(w=np.array(w), b=np.float64(b))
                        for w, b in zip(weights, bias)]

    W = property(lambda self: np.array([n.w for n in self.neurons]))
    b = property(lambda self: np.array([n.b for n in self.neurons]))

    def step(self, dW, db, lr):
        for neuron, w, b in zip(self.neurons, dW, db):
            neuron.w -= lr * w
            neuron.b -= lr * b


@style(dense)
class ReadOnly(Replaced):
    """NumPy, arrays that can't be written into"""

    def __setattr__(self, name, value):
        if isinstance(value, np.ndarray):
            value = np.array(value)
            value.flags.writeable = False
        super().__setattr__(name, value)


@style(dense)
class ColumnOrder(Affine):
    """NumPy, columns first in memory"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.W = np.asfortranarray(self.W)


@style(dense)
class MatrixClass(Affine):
    """NumPy, the class np.matrix"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.W = np.asmatrix(self.W)

    def forward(self, x):
        self.x = np.asmatrix(x)
        return self.x * self.W.T + self.b


@style(dense)
class BiasInWeights(Affine):
    """NumPy, a column of ones, the bias is in W"""

    def __init__(self, weights, bias):
        self.W = np.column_stack([weights, bias])

    def forward(self, x):
        self.x = np.hstack([x, np.ones((len(x), 1))])
        return self.x @ self.W.T

    def backward(self, de_dy, lr):
        dW, _, dx = slopes(self.x, self.W, de_dy)
        self.W = self.W - lr * dW
        return dx[:, :-1]


@style(dense)
class ListsOut(Affine):
    """NumPy inside, lists outside: tolist()"""

    def forward(self, x):
        return super().forward(x).tolist()

    def backward(self, de_dy, lr):
        return super().backward(de_dy, lr).tolist()


@style(dense)
class PlainWeights(right_layers.Linear):
    """lists inside, forward gives an array"""

    def forward(self, x):
        return np.array(super().forward(x))


@style(dense, "output", "return")
class KeepsOutput(Strict):
    """NumPy, forward keeps self.output, backward self.dinputs"""

    def forward(self, inputs):
        self.inputs = inputs
        self.output = np.dot(inputs, self.W.T) + self.b

    def backward(self, dvalues):
        self.dweights, self.dbiases, self.dinputs = slopes(
            self.inputs, self.W, dvalues)


@style(unlearned, "neither a step nor a gradient")
class Frozen(Affine):
    """NumPy, frozen: no step"""

    def step(self, dW, db, lr):
        pass


@style(dense)
class Momentum(Affine):
    """NumPy, momentum with a velocity that is not 0"""

    def __init__(self, weights, bias):
        super().__init__(weights, bias)
        self.vW, self.vb = np.ones_like(self.W), np.ones_like(self.b)

    def step(self, dW, db, lr):
        self.vW = 0.9 * self.vW + dW
        self.vb = 0.9 * self.vb + db
        super().step(self.vW, self.vb, lr)


@style(two_layers)
class TwoLayers:
    """NumPy, two layers in one class with sigmoids"""

    def __init__(self, *arrays):
        self.W1, self.b1, self.W2, self.b2 = map(np.array, arrays)

    def forward(self, X):
        self.X = X
        self.a1 = 1 / (1 + np.exp(-(X.dot(self.W1.T) + self.b1)))
        self.a2 = 1 / (1 + np.exp(-(self.a1.dot(self.W2.T) + self.b2)))
        return self.a2

    def backward(self, dout, lr):
        delta2 = dout * self.a2 * (1 - self.a2)
        dW2, db2, da1 = slopes(self.a1, self.W2, delta2)
        dW1, db1, dX = slopes(self.X, self.W1, da1 * self.a1 * (1 - self.a1))
        self.W1 -= lr * dW1
        self.b1 -= lr * db1
        self.W2 -= lr * dW2
        self.b2 -= lr * db2
        return dX


# Without weights: (value, slope), or forward and backward.

def formula(name, value, slope, **options):
    class Formula:
        def forward(self, x):
            self.x = x if options.get("strict") else np.asarray(x)
            return value(self.x)

        def backward(self, de_dy, learning_rate=None):
            return slope(self.x, np.asarray(de_dy))
    enter("NumPy: " + name, rows_of(Formula, options.get("width")))


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def softmax_slope(x, s):
    y = softmax(x)
    return y * (s - (s * y).sum(axis=1, keepdims=True))


def normed(x, axis):
    return (x - x.mean(axis, keepdims=True)) / np.sqrt(
        x.var(axis, keepdims=True) + 1e-5)


def normed_slope(x, s, axis):
    y = normed(x, axis)
    return (s - s.mean(axis, keepdims=True) - y * (s * y).mean(
        axis, keepdims=True)) / np.sqrt(x.var(axis, keepdims=True) + 1e-5)


def by_hot(x, s):
    """The slope goes to the largest of each two."""
    pairs = x.reshape(len(x), -1, 2)
    hot = np.arange(2) == pairs.argmax(axis=2)[:, :, None]
    return (hot * s[:, :, None]).reshape(x.shape)


def of_order(x, s):
    de_dx = np.zeros_like(x)
    np.put_along_axis(de_dx, x.argsort(axis=1), s, axis=1)
    return de_dx


formula("ReLU by maximum", lambda x: np.maximum(0, x), lambda x, s: s * (
    x > 0))
formula("ReLU, arrays only", lambda x: x * (x > 0), lambda x, s: np.where(
    x > 0, s, 0), strict=True)
formula("leaky ReLU by where", lambda x: np.where(x > 0, x, 0.1 * x),
        lambda x, s: np.where(x > 0, s, 0.1 * s))
formula("tanh", np.tanh, lambda x, s: s * (1 - np.tanh(x) ** 2))
formula("sigmoid, arrays only", lambda x: 1 / (1 + np.exp(-x)),
        lambda x, s: s * np.exp(-x) / (1 + np.exp(-x)) ** 2, strict=True)
formula("softmax", softmax, softmax_slope)
formula("softmax, arrays only", softmax, softmax_slope, strict=True)
formula("layer norm", lambda x: normed(x, 1),
        lambda x, s: normed_slope(x, s, 1))
formula("batch norm", lambda x: normed(x, 0),
        lambda x, s: normed_slope(x, s, 0))
formula("flatten and square", lambda x: x.reshape(len(x), -1) ** 2,
        lambda x, s: 2 * x * s, strict=True)
formula("cumsum", lambda x: x.cumsum(axis=1),
        lambda x, s: s[:, ::-1].cumsum(axis=1)[:, ::-1])
formula("largest of each two", lambda x: x.reshape(len(x), -1, 2).max(axis=2),
        by_hot, width=6)
formula("sort", lambda x: np.sort(x, axis=1), of_order)
formula("clip", lambda x: np.clip(x, -1, 1), lambda x, s: s * (abs(x) < 1))
formula("absolute value", abs, lambda x, s: s * np.sign(x))
formula("sum of the row, keepdims", lambda x: x.sum(axis=1, keepdims=True),
        lambda x, s: np.repeat(s, x.shape[1], axis=1))


class Dropout:
    """draw() gives the mask."""

    def forward(self, x):
        self.mask = self.draw(np.shape(x)) * 2
        return np.asarray(x) * self.mask

    def backward(self, dout):
        return np.asarray(dout) * self.mask


@style(rows_of, "random numbers")
class GlobalDropout(Dropout):
    """NumPy, dropout by np.random.rand"""

    def draw(self, shape):
        return np.random.rand(*shape) < 0.5


@style(rows_of, "random numbers")
class OwnDropout(Dropout):
    """NumPy, dropout by a generator of its own"""

    def __init__(self):
        self.rng = np.random.default_rng(2)

    def draw(self, shape):
        return self.rng.random(shape) < 0.5


@style(rows_of)
class SeededDropout(Dropout):
    """NumPy, dropout by a generator made anew in forward"""

    def draw(self, shape):
        return np.random.RandomState(4).rand(*shape) < 0.7


class Loss:
    """Mean squared error."""

    def forward(self, y, t):
        self.d = np.asarray(y) - np.asarray(t)
        return (self.d ** 2).mean()

    def backward(self):
        return 2 * self.d / self.d.size


enter("NumPy: mean squared error", lambda rng: (
    Loss(), right_layers.matrix(rng, 3, 2), right_layers.matrix(rng, 3, 2)))
enter("NumPy: mean squared error, no batch", lambda rng: (Loss(),))
enter("NumPy: x is an array", lambda rng: (
    InPlace([[0.5, -1.0]], [0.25]), np.array([[1.0, 2.0], [0.5, -3.0]])))
right_layers.CATALOGUE[-1].factory.learned = 3
