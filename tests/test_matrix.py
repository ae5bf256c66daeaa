"""matrix.py: the laws of matrices, exactly, on fractions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnet import add_row, dot, matmul, sum_rows, transpose
from tests.tools import fractions, matrices, oracles, refused, sizes, vectors


@st.composite
def factors(draw):
    """Two matrices a (n x k), b (k x m)."""
    n, k, m = draw(sizes), draw(sizes), draw(sizes)
    return draw(matrices(n, k)), draw(matrices(k, m))


@given(factors())
def test_product_is_that_of_the_index_loops(ab):
    a, b = ab
    assert matmul(a, b) == oracles.product(a, b)


@given(factors())
def test_transpose_turns_products_around_and_undoes_itself(ab):
    a, b = ab
    assert transpose(matmul(a, b)) == matmul(transpose(b), transpose(a))
    assert transpose(transpose(a)) == a and len(transpose(a)) == len(a[0])


@pytest.mark.parametrize("n, k, m", [(5, 2, 64), (5, 64, 2), (1, 1, 1)] + [
    (2, k, 9) for k in range(1, 10)] + [
    (n, k, m) for n in (8, 9, 20) for k in (2, 7, 8) for m in (1, 3, 7, 8)])
def test_few_long_rows_and_many_short_ones_give_the_same(n, k, m):
    a = [[(7 * i + 3 * j) % 11 - 5 for j in range(k)] for i in range(n)]
    b = [[(5 * i + 2 * j) % 13 - 6 for j in range(m)] for i in range(k)]
    assert matmul(a, b) == oracles.product(a, b)


@given(st.data(), sizes)
def test_dot_is_symmetric_and_a_product_of_matrices(data, size):
    u, v = data.draw(vectors(size)), data.draw(vectors(size))
    assert dot(u, v) == dot(v, u) == matmul([u], transpose([v]))[0][0]


@given(st.data(), sizes, sizes)
def test_rows_are_added(data, n, m):
    a, row = data.draw(matrices(n, m)), data.draw(vectors(m))
    assert add_row(a, row) == [[a[i][j] + row[j] for j in range(m)]
                               for i in range(n)]
    assert sum_rows(a) == [sum(a[i][j] for i in range(n)) for j in range(m)]


@given(factors(), fractions)
def test_arguments_are_left_alone(ab, number):
    a, b = ab
    before = [list(row) for row in a], [list(row) for row in b]
    matmul(a, b), transpose(a), sum_rows(a)
    add_row(a, [number] * len(a[0]))
    assert (a, b) == before


@pytest.mark.parametrize("call, message", [
    (lambda: matmul([[1, 2]], [[1, 2]]),
     "1 x 2 times 1 x 2: the rows of the first have 2 numbers, so the second"
     " must have 2 rows (is a transpose missing?)"),
    (lambda: matmul([[1]], [[1, 2], [3, 4]]),
     "1 x 1 times 2 x 2: the rows of the first have 1 numbers"),
    (lambda: dot([1], [1, 2]), "dot: [1] against [1, 2]; expected two"),
    (lambda: sum_rows([[1, 2], [3]]), "row 2 of the matrix has 1 number"),
    (lambda: matmul([[1, 2], [3]], [[1], [2]]),
     "row 2 of the first matrix has 1 number, [3]; expected 2 like row 1"),
    (lambda: matmul([[1]], []), "the second matrix is empty"),
    (lambda: transpose([[]]), "row 1 of the matrix is empty"),
    (lambda: dot([1, 2], [1]), "dot: [1, 2] against [1]; expected"),
    (lambda: add_row([[1, 2]], [1]), "row 1 of the matrix has 2 numbers"),
])
def test_wrong_shapes_are_explained(call, message):
    with refused(ValueError, message):
        call()


def test_what_is_no_number_is_explained():
    for call, words in [
            (lambda: matmul([["1", "2"]], [[0.5], [0.5]]),
             "matmul: number 1 of row 1 of argument 1 is '1', which is not"),
            (lambda: matmul([[1, 2]], [[0.5], [None]]),
             "matmul: number 1 of row 2 of argument 2 is None"),
            (lambda: dot([1, 2], [1, "a"]),
             "dot: number 2 of argument 2 is 'a'"),
            (lambda: add_row([[1, [2]]], [1, 2]),
             "add_row: number 2 of row 1 of argument 1 is [2]"),
            (lambda: sum_rows([[1], ["a"]]),
             "sum_rows: number 1 of row 2 of argument 1 is 'a'")]:
        with refused(TypeError, words):
            call()
