"""MaxoutLayer: a neuron that bends without an activation."""

from ..layers import FCLayer, uniform_start
from ..matrix import Matrix
from ..support.checks import check_batch, check_count, check_slopes
from ..support.one_example import takes_one_example


@takes_one_example
class MaxoutLayer:
    """Maxout: y = max(W1 x + b1, W2 x + b2, ...), number by number.

    `pieces` fully connected layers look at the same x, and each output is
    the largest of theirs. The slope goes to the piece that was the largest
    (the first of them where several are), the others get 0. Shapes as in
    FCLayer. (Goodfellow and others, "Maxout networks", 2013.)

    With the weights 1 and -1 it is the absolute value, max(x, -x):

    >>> both = [([[1]], [0]), ([[-1]], [0])]
    >>> layer = MaxoutLayer(1, 1, 2, init=lambda i, o: both.pop())
    >>> layer.forward([[-3], [2]])
    [[3], [2]]
    """

    def __init__(self, input_dim: int, output_dim: int, pieces: int,
                 init=uniform_start):
        check_count(pieces, "pieces", "MaxoutLayer")
        self.parts = [FCLayer(input_dim, output_dim, init)
                      for _ in range(pieces)]
        self.input_dim = input_dim
        self.output_dim = output_dim
        self.pieces = pieces
        self.x = self.winners = None

    def forward(self, x: Matrix) -> Matrix:
        """y = the largest of the pieces' outputs."""
        check_batch(x, self.input_dim, self)
        outputs = [part.forward(x) for part in self.parts]
        y = [[max(values) for values in zip(*rows)] for rows in zip(*outputs)]
        self.x = x
        self.winners = [[values.index(max(values)) for values in zip(*rows)]
                        for rows in zip(*outputs)]
        return y

    def backward(self, de_dy: Matrix, learning_rate=None) -> Matrix:
        """de/dx, added up over the pieces."""
        check_slopes(de_dy, self.x, self, self.output_dim)
        total = None
        for number, part in enumerate(self.parts):
            mine = [[slope if winner == number else 0
                     for slope, winner in zip(slopes, winners)]
                    for slopes, winners in zip(de_dy, self.winners)]
            de_dx = part.backward(mine, learning_rate)
            total = de_dx if total is None else [
                [a + b for a, b in zip(row, more)]
                for row, more in zip(total, de_dx)]
        return total

    def parameters(self):
        """(name, values, gradient) of every piece."""
        for number, part in enumerate(self.parts, 1):
            for name, values, gradient in part.parameters():
                yield f"piece {number}: {name}", values, gradient

    def __repr__(self):
        return (f"MaxoutLayer({self.input_dim}, {self.output_dim},"
                f" {len(self.parts)})")
