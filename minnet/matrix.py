"""A matrix is a list of rows, a row is a list of numbers.

[[1, 2, 3],
 [4, 5, 6]]   has 2 rows and 3 columns: its shape is 2 x 3.

Any number type will do: int, float, fractions.Fraction.
"""

from .support.checks import check_batch, counted, length, shown
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
    return [list(column) for column in zip(*a)]


def dot(u: Vector, v: Vector):
    """u . v = u1 v1 + u2 v2 + ...

    >>> u = [1, 2, 3]
    >>> v = [4, 5, 6]
    >>> dot(u, v)
    32
    """
    if length(u) != length(v) or length(u) is None:
        raise ValueError(f"dot: {shown(u)} against {shown(v)}; expected two"
                         " vectors that are equally long")
    return sum(map(mul, u, v))


def combine(factors: Vector, rows: Matrix) -> Vector:
    """factor 1 times row 1 + factor 2 times row 2 + ...

    >>> rows = [[1, 2, 3], [10, 20, 30]]
    >>> factors = [2, 1]
    >>> combine(factors, rows)
    [12, 24, 36]
    """
    if len(factors) != len(rows):
        raise ValueError(f"combine: {counted(len(factors), 'factor')} for"
                         f" {counted(len(rows), 'row')}")
    total = [factors[0] * x for x in rows[0]]
    # Three rows at a time take half the time of one by one.
    odd = (len(rows) - 1) % 3
    for factor, row in zip(factors[1:1 + odd], rows[1:1 + odd]):
        total = [t + factor * x for t, x in zip(total, row)]
    for first in range(1 + odd, len(rows), 3):
        a, b, c = factors[first:first + 3]
        total = [t + a * x + b * y + c * z
                 for t, x, y, z in zip(total, *rows[first:first + 3])]
    return total


def matmul(a: Matrix, b: Matrix) -> Matrix:
    """Product: row i, column j is (row i of a) . (column j of b).

    n x k times k x m gives n x m.

    >>> a = [[1, 2], [3, 4]]
    >>> b = [[10], [1]]
    >>> matmul(a, b)
    [[12], [34]]
    """
    check_batch(a, None, "matmul", "the first matrix")
    check_batch(b, None, "matmul", "the second matrix")
    if len(a[0]) != len(b):
        raise ValueError(
            f"matmul: {len(a)} x {len(a[0])} times {len(b)} x {len(b[0])}:"
            f" the rows of the first have {len(a[0])} numbers, so the second"
            f" must have {len(a[0])} rows (is a transpose missing?)")
    try:
        # Few long rows: adding them up takes a quarter of the dots' time.
        if len(b) < len(b[0]):
            return [combine(row, b) for row in a]
        columns = list(zip(*b))
        if sumprod:
            return [[sumprod(row, column) for column in columns] for row in a]
        return [[sum(map(mul, row, column)) for column in columns]
                for row in a]
    except TypeError as error:
        raise TypeError(f"matmul: {shown(a)} times {shown(b)}: not all of"
                        f" these are numbers ({error})") from None


def add_row(a: Matrix, row: Vector) -> Matrix:
    """Add the same row to every row of a matrix.

    >>> a = [[1, 2], [3, 4]]
    >>> row = [10, 20]
    >>> add_row(a, row)
    [[11, 22], [13, 24]]
    """
    check_batch(a, length(row), "add_row", "the matrix")
    check_batch([row], None, "add_row", "[row]")
    return [[x + y for x, y in zip(a_row, row)] for a_row in a]


def sum_rows(a: Matrix) -> Vector:
    """Add all rows up: one sum for each column.

    >>> a = [[1, 2],
    ...      [3, 4]]
    >>> sum_rows(a)
    [4, 6]
    """
    check_batch(a, None, "sum_rows", "the matrix")
    return [sum(column) for column in zip(*a)]


def rows_of(values):
    """The rows of a matrix; a vector counts as its only row."""
    return values if isinstance(values[0], list) else [values]


def descend(values, gradient, learning_rate):
    """values <- values - learning_rate * gradient, in place.

    `values` and `gradient` are both vectors or both matrices.

    >>> weights = [[3.0, 4.0]]
    >>> descend(weights, [[10.0, -10.0]], 0.5)
    >>> weights
    [[-2.0, 9.0]]
    """
    for row, slopes in zip(rows_of(values), rows_of(gradient)):
        row[:] = [w - learning_rate * g for w, g in zip(row, slopes)]
