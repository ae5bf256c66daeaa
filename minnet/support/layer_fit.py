"""Do the layers fit each other, and do the examples fit the layers?"""

from .checks import check_object, check_row, length, name_of, shown


def check_layers(layers):
    """At least one layer, each an object that can forward and backward."""
    if not isinstance(layers, (list, tuple)):
        raise TypeError(f"Model: the layers are {name_of(layers)}; expected"
                        f" a list of layers: [{name_of(layers)}]")
    if not layers:
        raise ValueError("Model: the list of layers is empty; expected at"
                         " least one, such as FCLayer(2, 1)")
    for number, layer in enumerate(layers, 1):
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


def checked_examples(examples, input_dim, output_dim):
    """The examples as a list of pairs, every number looked at.

    Without dims the first example sets them. Raises ValueError or TypeError
    that names the first example which doesn't fit.
    """
    try:
        examples = list(examples)
    except TypeError:
        raise TypeError(f"the examples are {shown(examples)};"
                        " expected a list of pairs ([x1, x2], [label])"
                        ) from None
    if not examples:
        raise ValueError("there are no examples; expected a list of pairs"
                         " ([x1, x2], [label])")
    for number, pair in enumerate(examples, 1):
        if length(pair) != 2 or isinstance(pair, (str, dict)):
            raise ValueError(f"example {number} is {shown(pair)}; expected a"
                             " pair ([x1, x2], [label])")
        input_dim = check_row(pair[0], input_dim, f"the input of example"
                              f" {number}")
        output_dim = check_row(pair[1], output_dim, f"the label of example"
                               f" {number}")
    return examples
