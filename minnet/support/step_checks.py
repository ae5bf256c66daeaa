"""For optimizers: do gradients and memory have the shape of the weights?"""

from .checks import counted, length, shown


def check_gradients_of(parameters):
    """Each parameter has a gradient of its shape: a slope for each number."""
    if not isinstance(parameters, (list, tuple)) or not all(
            [length(one) == 3 and isinstance(one[1], list) and one[1]
             for one in parameters]):
        raise TypeError(f"step: the parameters are {shown(parameters)};"
                        " expected a list of (name, values, gradient)")
    for name, values, gradient in parameters:
        try:
            good = len(gradient) == len(values) and (
                not isinstance(values[0], list)
                or list(map(len, gradient)) == list(map(len, values)))
        except TypeError:
            good = False
        if not good:
            explain_gradient(name, values, gradient)


def explain_gradient(name, values, gradient):
    """Raise the error that says what is wrong with the gradient."""
    if gradient is None:
        raise ValueError(f"{name}: no gradient yet; call backward first")
    if length(gradient) is None:
        raise TypeError(f"{name}: the gradient is {shown(gradient)}; expected"
                        " numbers in the shape of the values")
    if length(gradient) != len(values):
        raise ValueError(f"{name}: {counted(len(values), 'row')}, but the"
                         f" gradient has {length(gradient)} (transposed?)")
    for row, slopes in zip(values, gradient):
        if length(slopes) != len(row):
            raise ValueError(
                f"{name}: rows of {len(row)}, but the gradient has a row of"
                f" {length(slopes)} (transposed?)")


def check_memory(memory, parameters, who):
    """What an optimizer remembers has the shape of the parameters."""
    shapes = [[len(row) for row in
               (values if isinstance(values[0], list) else [values])]
              for _, values, _ in parameters]
    for remembered in memory:
        if shapes != [[len(row) for row in rows] for rows in remembered]:
            raise ValueError(f"{who}: it remembers the steps of other"
                             " parameters; make a new optimizer for each"
                             " Model")
