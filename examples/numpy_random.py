"""The random numbers of NumPy's np.random.seed(s), in plain Python.

The articles draw theirs from it. It is the Mersenne Twister that Python has
too, seeded in another way, so the articles' digits can be had without NumPy.
"""

import math
import random
import struct


class NumpyRandom(random.Random):
    """random() is np.random.random(), gauss(0, 1) is np.random.randn().

    >>> NumpyRandom(1).random()
    0.417022004702574
    >>> NumpyRandom(0).gauss(0, 1)
    1.764052345967664
    """

    def __init__(self, seed):
        random.Random.__init__(self)
        state = [seed]
        for i in range(1, 624):
            last = state[-1]
            state.append(
                (1812433253 * (last ^ (last >> 30)) + i) % 2 ** 32)
        self.setstate((3, tuple(state) + (624,), None))
        self.kept = None

    def gauss(self, mu, sigma):
        """The polar method: two normal numbers at a time, one is kept."""
        if self.kept is not None:
            number, self.kept = self.kept, None
            return mu + sigma * number
        r2 = 0
        while not 0 < r2 < 1:
            x1, x2 = 2 * self.random() - 1, 2 * self.random() - 1
            r2 = x1 * x1 + x2 * x2
        factor = math.sqrt(-2 * math.log(r2) / r2)
        self.kept = factor * x1
        return mu + sigma * factor * x2


def two_minus_one_start(rng):
    """A start with weights 2 * random - 1 and biases 0.

    The article has a row for each input and draws in that order; FCLayer has
    a row for each neuron.
    """
    def init(input_dim, output_dim):
        rows = [[2 * rng.random() - 1 for _ in range(output_dim)]
                for _ in range(input_dim)]
        return [list(row) for row in zip(*rows)], [0] * output_dim
    return init


def in_32_bits(number):
    """The nearest number that 32 bits can hold, as an article's are."""
    return struct.unpack("f", struct.pack("f", number))[0]


class Noise:
    """Normal numbers of which 0.2 times one is rounded to 32 bits."""

    def __init__(self, rng):
        self.rng = rng

    def gauss(self, mu, sigma):
        number = in_32_bits(self.rng.gauss(mu, sigma))
        return in_32_bits(in_32_bits(0.2) * number) / 0.2


def small_start(rng):
    """A start with weights 0.01 * normal, in 32 bits, and biases 0."""
    def init(input_dim, output_dim):
        rows = [[in_32_bits(0.01 * rng.gauss(0, 1))
                 for _ in range(output_dim)] for _ in range(input_dim)]
        return [list(row) for row in zip(*rows)], [0] * output_dim
    return init


# In which order a sum is taken changes its 16th digit. NumPy adds up each of
# the products of "sigmoid_by_hand" in an order of its own.
ORDERS = {"sums before the hidden neurons": lambda a, b, c: c + b + a,
          "sums before the output": lambda a, b, c, d: (a + d) + (b + c),
          "slopes of w": lambda a, b, c, d: a + b + c + d,
          "slopes of v": lambda a, b, c, d: (a + b) + (c + d),
          "errors": lambda a, b, c, d: a + b + c + d}


def total(what, products):
    """sum(products), in the order that NumPy takes for this."""
    return ORDERS[what](*products)
