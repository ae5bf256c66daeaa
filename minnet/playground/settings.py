"""What there is to choose in the playground, and what may be chosen."""

from ..support.checks import is_finite, shown

DATA = ["circle", "xor", "gauss", "spiral", "plane", "hills", "own"]
OF_NUMBERS = ["plane", "hills"]  # their labels are no classes
INPUTS = {"x1": "x1", "x2": "x2", "x1x1": "x1 * x1", "x2x2": "x2 * x2",
          "x1x2": "x1 * x2", "sin1": "math.sin(x1)", "sin2": "math.sin(x2)"}
ACTIVATIONS = {"tanh": "TanhActivation", "relu": "ReLUActivation",
               "sigmoid": "SigmoidActivation", "linear": None,
               "leaky": "LeakyReLUActivation", "elu": "ELUActivation"}
OPTIMIZERS = {"sgd": "SGD", "momentum": "Momentum", "adam": "Adam"}
PULLS = {"none": None, "l1": "l1", "l2": "weight_decay"}
MOST_LAYERS, MOST_NEURONS, MOST_POINTS, MOST_CLASSES = 6, 8, 1000, 6
FAR = 6  # all that is seen lies from -6 to 6


def one_of(words):
    """A check for a word."""
    return (lambda value: isinstance(value, str) and value in words,
            "one of " + ", ".join(words))


def number(low, high, whole=False):
    """A check for a number."""
    return (lambda value: is_number(value) and low <= value <= high
            and (not whole or isinstance(value, int)),
            f"a {'whole ' * whole}number from {low} to {high}")


def is_number(value):
    """One that JSON can say."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) \
        and is_finite(value)


def is_list(value, check, most, least=0):
    """A list of not too many that are all right?"""
    return isinstance(value, list) and least <= len(value) <= most \
        and all(map(check, value))


def is_width(value):
    """So many neurons?"""
    return is_number(value) and isinstance(value, int) \
        and 1 <= value <= MOST_NEURONS


def is_text(value):
    """A short one, such as a name?"""
    return isinstance(value, str) and 0 < len(value) <= 60


def is_point(value):
    """[x1, x2, label], all to be seen?"""
    return is_list(value, is_seen, 3, 3)


def is_seen(value):
    """A number that is not too far away?"""
    return is_number(value) and abs(value) <= FAR


# name: (value at first, (check, what is expected))
FIELDS = {
    "data": ("circle", one_of(DATA)),
    "classes": (2, number(2, MOST_CLASSES, whole=True)),  # arms of a spiral
    "noise": (0, number(0, 50)),                          # percent
    "share": (50, number(10, 90)),                        # to train with
    "drawn": (1, number(0, 999999, whole=True)),          # seed of the points
    "points": ([], (lambda value: is_list(value, is_point, MOST_POINTS),
                    f"at most {MOST_POINTS} points [x1, x2, label], each"
                    f" number from -{FAR} to {FAR}")),    # if data is "own"
    "words": ([], (lambda value: is_list(value, is_text, MOST_CLASSES),
                   f"at most {MOST_CLASSES} names of classes; none for"
                   " numbers")),
    "axes": (["x1", "x2"], (lambda value: is_list(value, is_text, 2, 2),
                            "two names")),
    "inputs": (["x1", "x2"], (
        lambda value: is_list(value, INPUTS.__contains__, len(INPUTS), 1)
        and len(set(value)) == len(value),
        "one or more of " + ", ".join(INPUTS))),
    "hidden": ([4, 2], (
        lambda value: is_list(value, is_width, MOST_LAYERS),
        f"at most {MOST_LAYERS} layers of 1 to {MOST_NEURONS} neurons")),
    "activation": ("tanh", one_of(ACTIVATIONS)),
    "dropout": (0, number(0, 0.9)),
    "start": (1, number(0, 999999, whole=True)),          # seed of weights
    "rate": (0.03, number(0.00001, 10)),
    "batch": (10, number(1, 100, whole=True)),
    "optimizer": ("sgd", one_of(OPTIMIZERS)),
    "pull": ("none", one_of(PULLS)),
    "strength": (0.001, number(0, 0.9)),
}


def all_settings(chosen, old=None):
    """The settings with these changes, all checked.

    Raises ValueError that names what is wrong, and what is expected.
    """
    if not isinstance(chosen, dict):
        raise ValueError("settings: expected an object such as"
                         f' {{"data": "xor"}}, not {shown(chosen)}')
    settings = {name: start for name, (start, _) in FIELDS.items()}
    settings.update(old or {})
    for name, value in chosen.items():
        if name not in FIELDS:
            raise ValueError(f"there is no setting {shown(name)}; there are "
                             + ", ".join(FIELDS))
        is_right, expected = FIELDS[name][1]
        if not is_right(value):
            raise ValueError(f"{name} is {shown(value)}; expected {expected}")
        settings[name] = value
    count = classes_of(settings)
    if settings["data"] == "own" and count and not all(
            [point[2] in range(count) for point in settings["points"]]):
        raise ValueError(f"points: the label of a class is its number, 0 to"
                         f" {count - 1}")
    return settings


def classes_of(settings):
    """How many classes; 0 where numbers are to be learnt."""
    if settings["data"] == "own":
        return len(settings["words"])
    if settings["data"] in OF_NUMBERS:
        return 0
    return settings["classes"] if settings["data"] == "spiral" else 2
