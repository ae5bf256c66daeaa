"""The random numbers of NumPy's np.random.seed(s), in plain Python.

The articles draw theirs from it. It is the Mersenne Twister that Python has
too, seeded in another way, so the articles' digits can be had without NumPy.
"""

import math
import random


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
