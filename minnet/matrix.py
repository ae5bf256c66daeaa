"""A matrix is a list of rows, a row is a list of numbers.

[[1, 2, 3],
 [4, 5, 6]]   has 2 rows and 3 columns: its shape is 2 x 3.

Any number type will do: int, float, fractions.Fraction.
"""

from .support.checks import (check_batch, check_combination, check_product,
                             check_row_added, check_vectors)
from .support.one_example import takes_numbers
from .support.portable import mul, sumprod


Vector = list


Matrix = list


def transpose(a: Matrix) -> Matrix:
    """Rows become columns: n x m turns into m x n.

    >>> a = [[1, 2, 3],
    ...      [4, 5, 6]]
    >>> transpose(a)
    [[1, 4], [2, 5], [3, 6]]
    """
    check_batch(a, None, "transpose", "the matrix")
    return list(map(list, zip(*a)))


@takes_numbers
def dot(u: Vector, v: Vector):
    """u . v = u1 v1 + u2 v2 + ...

    >>> u = [1, 2, 3]
    >>> v = [4, 5, 6]
    >>> dot(u, v)
    32
    """
    check_vectors(u, v)
    return sum(map(mul, u, v))


def combine(factors: Vector, rows: Matrix) -> Vector:
    """factor 1 times row 1 + factor 2 times row 2 + ...

    >>> rows = [[1, 2, 3], [10, 20, 30]]
    >>> factors = [2, 1]
    >>> combine(factors, rows)
    [12, 24, 36]
    """
    check_combination(factors, rows)
    total = [factors[0] * x for x in rows[0]]
    for factor, row in zip(factors[1:], rows[1:]):
        total = [t + factor * x for t, x in zip(total, row)]
    return total


@takes_numbers
def matmul(a: Matrix, b: Matrix) -> Matrix:
    """n x k times k x m: row i, column j is (row i of a) . (column j of b).

    >>> a = [[1, 2], [3, 4]]
    >>> b = [[10], [1]]
    >>> matmul(a, b)
    [[12], [34]]
    """
    check_product(a, b)
    # A few long rows, or columns, are sooner added up than multiplied.
    if len(b) < 8 and len(b) < len(b[0]):
        return [combine(row, b) for row in a]
    columns = list(zip(*b))
    if len(b) < 8 and len(columns) < 8 < len(a):
        return transpose([combine(c, list(zip(*a))) for c in columns])
    return [[sumprod(row, column) for column in columns] for row in a]


@takes_numbers
def add_row(a: Matrix, row: Vector) -> Matrix:
    """Add the same row to every row of a matrix.

    >>> a = [[1, 2], [3, 4]]
    >>> row = [10, 20]
    >>> add_row(a, row)
    [[11, 22], [13, 24]]
    """
    check_row_added(a, row)
    return [[x + y for x, y in zip(a_row, row)] for a_row in a]


@takes_numbers
def sum_rows(a: Matrix) -> Vector:
    """Add all rows up: one sum for each column.

    >>> a = [[1, 2],
    ...      [3, 4]]
    >>> sum_rows(a)
    [4, 6]
    """
    check_batch(a, None, "sum_rows", "the matrix")
    return list(map(sum, zip(*a)))


def descend(values: Matrix, gradient: Matrix, learning_rate):
    """values <- values - learning_rate * gradient, in place.

    >>> weights = [[3.0, 4.0]]
    >>> descend(weights, [[10.0, -10.0]], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """
    for row, slopes in zip(values, gradient):
        row[:] = [w - learning_rate * g for w, g in zip(row, slopes)]
