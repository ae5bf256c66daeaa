"""What the neurons do with the examples."""

from .findings import Finding
from .neurons import is_always_on, is_flat, is_off, is_wrong
from .probe import has_weights


def columns_of(look, kind):
    """(where, Range, columns of y, is it the last) of the activations of
    this kind, with a column for each neuron."""
    for place, (where, _, _, y) in enumerate(look.layers):
        found = look.reach_of(place)
        if found and getattr(found, kind):
            yield where, found, list(zip(*y)), place == len(look.layers) - 1


def dead_neurons(look):
    """ReLUs that are 0 for every example: half of a layer, or more."""
    for where, found, columns, _ in columns_of(look, "is_half_flat"):
        count = sum([is_off(found, column) for column in columns])
        if 2 * count >= len(columns):
            yield Finding(
                "dead neurons", where,
                f"{count} of {len(columns)} neurons are never on: they give"
                f" {found.low:g} for each of {len(look.x)} examples",
                "a neuron that is never on has the slope 0: its weights don't"
                " change any more, and it tells the next layer nothing",
                "a smaller learning rate and another start (he_start, another"
                " seed); more neurons, or LeakyReLUActivation()")


def always_on(look):
    """ReLUs that never bend: then the layer is a straight line."""
    for where, found, columns, _ in columns_of(look, "is_half_flat"):
        alive = [column for column in columns if not is_off(found, column)]
        if alive and all([is_always_on(found, column) for column in alive]):
            yield Finding(
                "always on", where,
                f"{len(alive)} of {len(columns)} neurons are on for each of"
                f" {len(look.x)} examples, and none for some only",
                "where it is always on an activation changes nothing: with"
                " the layers around it, it is one straight line",
                "begin with weights above and below 0 and biases near 0"
                " (uniform_start, he_start), and inputs around 0")


def saturated(look):
    """Sigmoids at the flat ends of their range."""
    for where, found, columns, last in columns_of(look, "is_squeezing"):
        if last and "labels out of reach" in look.found.names:
            continue  # that is why
        numbers = [(y, label) for column, labels in
                   zip(columns, zip(*look.label) if last else columns)
                   for y, label in zip(column, labels)]
        flat = [y for y, label in numbers if is_flat(found, y)
                and (not last or is_wrong(found, y, label))]
        if len(flat) > (0.25 if last else 0.8) * len(numbers):
            yield Finding(
                "saturated", where,
                f"{len(flat)} of {len(numbers)} numbers that it gives are at"
                f" the ends of its range, {found.low:g} and {found.high:g}"
                + (", and wrong" if last else ""),
                "there the activation is flat: its slope is nearly 0, and"
                " what stands before it hardly learns",
                "smaller weights at the start (xavier_start), inputs"
                " normalised, a smaller learning rate")


def too_few_neurons(look):
    """The narrowest layer in between; 0 if there is none."""
    bends = [place for place in range(len(look.layers))
             if not look.is_straight(place)]
    widths = [len(y[0]) for _, layer, _, y in look.layers
              if has_weights(layer)][:-1]  # those before the last answer
    narrowest = min(widths) if bends and widths else 0
    if narrowest <= 4:
        yield Finding(
            "too few neurons", look.layers[0][0],
            f"the narrowest layer before the last has {narrowest} neurons,"
            f" and {look.left:.0%} of the error of a constant answer is left"
            if narrowest else "there are no neurons before those that answer,"
            f" and {look.left:.0%} of the error of a constant answer is left",
            "each neuron bends or cuts the inputs once: with so few some"
            " corners can't be reached, or only from a lucky start",
            f"FCLayer({len(look.x[0])}, {max(8, 4 * narrowest)}) and an"
            " activation after it; or another seed")
