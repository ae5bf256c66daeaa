"""python3 -m minnet explain: one step of learning, number by number."""

from ..activations import ReLUActivation
from ..data import fitted_to, xor_corners
from ..draw import step
from ..explain import explain_step
from ..layers import FCLayer
from ..model import Model
from ..support.checks import counted
from ..support.portable import printable
from .networks import shape_words

# A start with short numbers, to be reckoned along with.
FIRST = [[0.5, -0.4], [-0.3, 0.8]], [0.1, 0.2]
SECOND = [[0.7, 0.6]], [-0.2]


def explain_row(options):
    """The step for the XOR corners, for one of them, or for a row that a
    saved model is given; with --save as a page, too."""
    values = options.values
    if not values or is_number(values[0]):
        about, model, x, label = corners_step(values)
    else:
        about, model, x, label = row_step(Model.load(values[0]), values[1:])
    if options.save is not None:
        step(model, x, label, options.save)
    print("\n".join(map(printable, about)), end="\n\n" if about else "")
    explain_step(model, x, label)
    if options.save is not None:
        print(printable(f"\nsaved {options.save}, to walk through in a"
                        " browser"))
    elif not values:
        print("\nOne corner alone: python3 -m minnet explain 0 1\nAs a page to"
              " walk through: python3 -m minnet explain --save step.html")


def is_number(text):
    """Can it be read as one?"""
    try:
        float(text)
    except ValueError:
        return False
    return True


def corners_step(values):
    """(lines about it, model, x, label): a small network takes a step for
    all four at once, or for one."""
    x, label = [list(rows) for rows in zip(*xor_corners())]
    if values:
        x = numbers_in(values, ["x1", "x2"])
        if [x] not in [[corner] for corner, _ in xor_corners()]:
            raise ValueError(f"{' '.join(values)} is no corner; expected two"
                             " numbers, each 0 or 1")
        label = [float(x[0] != x[1])]
    model = Model([FCLayer(2, 2, lambda *_: FIRST), ReLUActivation(),
                   FCLayer(2, 1, lambda *_: SECOND)], 1, 4, 0.1)
    about = ["XOR: 1 where exactly one of x1 and x2 is 1. The network"
             f" {shape_words(model.layers)}", "takes one step."]
    return about, model, x, label


def numbers_in(values, names):
    """One for each name."""
    if len(values) != len(names):
        raise ValueError(f"{counted(len(values), 'value')}; expected"
                         f" {len(names)}: {', '.join(names)}")
    for value in values:
        if not is_number(value):
            raise ValueError(f"{value!r} is no number")
    return [float(value) for value in values]


def row_step(model, values):
    """(lines about it, model, x, label): its next step if it learnt from
    this row; without a label only what it makes of the row."""
    about = []
    encoding = getattr(model, "encoding", None)
    if encoding is None:
        named = [f"x{i + 1}" for i in range(model.input_dim)]
        if len(values) != len(named):
            named += [f"label{j + 1}" for j in range(model.output_dim)]
        x = numbers_in(values, named)
        label = x[model.input_dim:] or None
        x = x[:model.input_dim]
    else:
        own = [column.name for column in encoding.columns]
        if len(values) not in (len(own), len(own) + 1):
            raise ValueError(
                f"{counted(len(values), 'value')}; expected {len(own)}:"
                f" {', '.join(own)}; and the label, {encoding.target}")
        row = values[:len(own)]
        x = fitted_to(encoding, own, [row]).numbers(row)
        label = encoding.label(values[-1]) if len(values) > len(own) else None
        outputs = encoding.classes or [encoding.target]
        about = [f"{letter}{number}: {name}" for letter, names in (
            ("x", encoding.names), ("y", outputs))
            for number, name in enumerate(names, 1)]
    return about, model, x, label
