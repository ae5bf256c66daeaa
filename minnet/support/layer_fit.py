"""Do the layers fit each other, and do the examples fit the layers?"""

from .checks import (check_batch, check_count, check_rate, is_finite,
                     kinds_of, length, shown)
from .each_example import EachNumber, is_formula
from .value_checks import check_object, check_row, name_of


def check_layers(layers):
    """At least one layer, each an object that can forward and backward."""
    if not isinstance(layers, (list, tuple)):
        raise TypeError(f"Model: the layers are {name_of(layers)}; expected"
                        f" a list of layers: [{name_of(layers)}]")
    if not layers:
        raise ValueError("Model: the list of layers is empty; expected at"
                         " least one, such as FCLayer(2, 1)")
    for number, layer in enumerate(layers, 1):
        if isinstance(layer, type) or not is_formula(layer):
            check_object(layer, ["forward", "backward"], f"layer {number}")
        for other, before in enumerate(layers[:number - 1], 1):
            if layer is before:
                raise ValueError(
                    f"layers {other} and {number} are the same object,"
                    f" {name_of(layer)}; a layer remembers one batch, so"
                    " make a layer for each place")


def check_parameters(layer, who):
    """parameters(), if there, gives triples whose values are lists.

    Only a list can be stepped in place. Raises TypeError.
    """
    found = getattr(layer, "parameters", list)
    found = found() if callable(found) else [found]
    for entry in [None] if found is None else found:
        if not isinstance(entry, tuple) or len(entry) != 3 or \
                not isinstance(entry[1], list) or not entry[1]:
            raise TypeError(
                f"{who}: parameters() gives {shown(entry)}; expected (name,"
                " list of numbers, gradient), as by `yield \"weights\","
                " self.weights, self.de_dw`")


def fitting_widths(layers, names):
    """The width of the rows before, between and after the layers.

    A layer may say its widths: `input_dim` and `output_dim`, or
    `keeps_width = True`. None stands where nobody says.
    """
    widths = [None]
    for layer, name in zip(layers, names):
        takes = getattr(layer, "input_dim", None)
        given = widths[-1]
        if takes is not None and given is not None and takes != given:
            before = names[len(widths) - 2]
            raise ValueError(f"{name}, takes rows of {takes} numbers, but"
                             f" {before}, gives {given}")
        if takes is not None:
            widths[-1] = takes
        keeps = getattr(layer, "keeps_width", False)
        widths.append(widths[-1] if keeps
                      else getattr(layer, "output_dim", None))
    for place in reversed(range(len(layers))):
        if widths[place] is None and \
                getattr(layers[place], "keeps_width", False):
            widths[place] = widths[place + 1]
    return widths


def model_widths(model):
    """Its fitting_widths, looked up again where the layers are others.

    Then, too, bare activations become layers.
    """
    if getattr(model, "_widths_of", None) != model.layers:
        check_layers(model.layers)
        model.layers[:] = [EachNumber(layer) if is_formula(layer) else layer
                           for layer in model.layers]
        names = layer_names(model.layers)
        for layer, name in zip(model.layers, names):
            check_parameters(layer, name)
        model._widths = fitting_widths(model.layers, names)
        model._widths_of = list(model.layers)
    return model._widths


def layer_names(layers):
    """How messages call them: "layer 1, FCLayer(2, 64)"."""
    return [f"layer {number}, {name_of(layer)}"
            for number, layer in enumerate(layers, 1)]


def check_model(model):
    """The layers fit each other, and the settings make sense."""
    if not hasattr(model, "layers"):
        raise TypeError(f"{shown(model)} is no Model; expected one, such as"
                        " Model([FCLayer(2, 1)], 100, 1, 0.1)")
    model._widths_of = None  # look again, whatever was found before
    model_widths(model)
    check_count(model.num_epochs, "num_epochs", "Model")
    check_count(model.batch_size, "batch_size", "Model")
    if not callable(model.learning_rate):
        check_rate(model.learning_rate, "Model")
    check_object(model.loss, ["forward", "backward"], "the loss")
    check_object(model.optimizer, ["step"], "the optimizer")
    included = getattr(model.loss, "includes", None)
    if included == type(model.layers[-1]).__name__:
        raise ValueError(f"{name_of(model.loss)} has the formula of"
                         f" {layer_names(model.layers)[-1]}, built in; leave"
                         " that layer out")


def check_passed(batch, before, layer, model, backward=False):
    """What a layer hands on, y or de_dx, has the right width and as many
    rows as what it was given."""
    place = [id(other) for other in model.layers].index(id(layer))
    width = model_widths(model)[place + (not backward)]
    try:
        good = len(batch) == len(before) and {width} == set(map(len, batch))
    except TypeError:
        good = False
    if not good:
        check_batch(batch, width, layer_names(model.layers)[place],
                    "the de_dx from its backward" if backward
                    else "its output", len(before))


def check_de_dy(de_dy, batch, model):
    """What the loss gives, backward, is a slope for each output."""
    check_batch(de_dy, model.output_dim, name_of(model.loss),
                "the de_dy from its backward", len(batch))


def check_example(example, model):
    """One example, not a batch of them."""
    if isinstance(example, (list, tuple)) and example and \
            isinstance(example[0], (list, tuple)):
        raise ValueError("Model: predict takes one example such as"
                         f" {shown(example[0])}; got {shown(example)}; many"
                         " at once are for model.outputs(rows)")
    check_row(example, model.input_dim, "the example")


def check_iterable(examples, what="the examples are",
                   each="pairs ([x1, x2], [label])"):
    """Something to make a list of."""
    try:
        iter(examples)
    except TypeError:
        raise TypeError(f"{what} {shown(examples)}; expected a list of"
                        f" {each}") from None


def plain_rows(rows, width):
    """Are they all lists of `width` floats and whole numbers, all finite?
    Few passes tell. Where it says False, somebody must look closer."""
    try:
        return (set(map(type, rows)) == {list}
                and set(map(len, rows)) == {width or len(rows[0])} - {0}
                and kinds_of(rows) <= {int, float}
                and is_finite(sum(map(sum, rows))))
    except OverflowError:  # of whole numbers without end
        return False


def check_examples(examples, model):
    """A list of pairs (input, label), every number looked at.

    Where the model doesn't say how wide they are, the first example does.
    Raises ValueError or TypeError that names the first one which doesn't
    fit.
    """
    if not examples:
        raise ValueError("there are no examples; expected a list of pairs"
                         " ([x1, x2], [label])")
    input_dim, output_dim = model.input_dim, model.output_dim
    if set(map(type, examples)) <= {list, tuple} and \
            set(map(len, examples)) == {2}:
        columns = zip(*examples)
        if all(map(plain_rows, columns, (input_dim, output_dim))):
            return
    for number, pair in enumerate(examples, 1):
        if length(pair) != 2 or isinstance(pair, (str, dict)):
            raise ValueError(f"example {number} is {shown(pair)}; expected a"
                             " pair ([x1, x2], [label])")
        check_row(pair[0], input_dim, f"the input of example {number}")
        check_row(pair[1], output_dim, f"the label of example {number}")
        input_dim, output_dim = len(pair[0]), len(pair[1])


def flat_layers(layers):
    """The layers, those of a Model among them in its place."""
    found = []
    for layer in layers:
        inner = getattr(layer, "layers", None)
        found += flat_layers(inner) if isinstance(inner, list) else [layer]
    return found
