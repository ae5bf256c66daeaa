"""Further activations: two relatives of ReLU, and the step."""

import math

from ..activations import Activation
from ..matrix import Matrix
from ..support.value_checks import check_numbers


class LeakyReLUActivation(Activation):
    """Leaky ReLU: y = x above 0, else negative_slope x.

    Its slope: dy/dx = 1 above 0, else negative_slope. With the article's
    0.1 it is max(0.1 x, x).

    >>> leaky = LeakyReLUActivation()
    >>> x = [-20, 0, 3]
    >>> [[leaky.value(a), leaky.slope(a)] for a in x]
    [[-2.0, 0.1], [0.0, 0.1], [3, 1]]
    """

    def __init__(self, negative_slope=0.1):
        Activation.__init__(self)
        check_numbers([negative_slope], "LeakyReLUActivation: its slope")
        self.negative_slope = negative_slope

    def value(self, x):
        """x above 0, else negative_slope x"""
        return self.negative_slope * x if x <= 0 else x

    def slope(self, x):
        """1 above 0, else negative_slope"""
        return self.negative_slope if x <= 0 else 1

    def __repr__(self):
        return f"LeakyReLUActivation({self.negative_slope})"


class ELUActivation(Activation):
    """Exponential linear unit: y = x from 0 on, else alpha (e^x - 1).

    Its slope: dy/dx = 1 from 0 on, else alpha e^x. (Clevert, Unterthiner and
    Hochreiter, "Fast and accurate deep network learning by ELUs", 2016.)

    >>> elu = ELUActivation(alpha=2)
    >>> [elu.value(3), elu.slope(3)]
    [3, 1]
    >>> [elu.value(-1000), elu.slope(-1000)]
    [-2.0, 0.0]
    """

    def __init__(self, alpha=1):
        Activation.__init__(self)
        check_numbers([alpha], "ELUActivation: its alpha")
        self.alpha = alpha

    def value(self, x):
        """x from 0 on, else alpha (e^x - 1)"""
        return x if x >= 0 else self.alpha * math.expm1(x)

    def slope(self, x):
        """1 from 0 on, else alpha e^x"""
        return 1 if x >= 0 else self.alpha * math.exp(x)

    def __repr__(self):
        return f"ELUActivation({self.alpha})"


class HeavisideActivation(Activation):
    """Heaviside's step: y = 1 above 0, else 0.

    Its slope is 0 everywhere (at 0 itself there is none), so what stands
    before it can't learn: backward raises ValueError.

    >>> step = HeavisideActivation()
    >>> step.forward([[-2, 0, 3]])
    [[0, 0, 1]]
    >>> step.slope(3)
    0
    """

    def value(self, x):
        """1 above 0, else 0"""
        return 1 if x > 0 else 0

    def slope(self, x):
        """0, wherever there is one"""
        return 0

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """Raises ValueError: a slope of 0 teaches nothing."""
        raise ValueError(f"{self}: the slope of a step is 0, so the layers"
                         " before it would never learn; train with"
                         " SigmoidActivation() or ReLUActivation() instead")
