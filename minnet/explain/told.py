"""Which numbers are told where there are many, and what they are called."""

FEW = 6  # numbers of a row, that are all told; of more
FIRST = 3  # the first ones
FEW_IN_MATRIX = 12
FIRST_ROWS = 3
FEW_EXAMPLES = 4


def told_of(count):
    """How many of a row are told."""
    return count if count <= FEW else FIRST


def places_of(values):
    """Where numbers stand: (row, column) in a matrix, j in a vector."""
    if isinstance(values[0], list):
        return [(row, column) for row in range(len(values))
                for column in range(len(values[row]))]
    return list(range(len(values)))


def told_places(values):
    """Those places that are told."""
    places = places_of(values)
    if not isinstance(values[0], list):
        return places[:told_of(len(places))]
    if len(places) <= FEW_IN_MATRIX:
        return places
    return [place for place in places if place[0] < FIRST_ROWS
            and place[1] < told_of(len(values[0]))]


def left_words(values, name):
    """How many are not told, as a list with a text, or with none."""
    left = len(places_of(values)) - len(told_places(values))
    return [f"{left} more {name} likewise"] * (left > 0)


def at_place(values, place):
    """The number there."""
    return values[place[0]][place[1]] if isinstance(place, tuple) \
        else values[place]


def weight_name(number, name, place):
    """w1_2_3 of layer 1, for its number 2 from number 3; b1_2, a bias.

    "w1_2_3 of piece 2" in a maxout layer, gamma1_2 for somebody's own gamma.
    """
    piece, name = name[:name.rfind(" ") + 1], name[name.rfind(" ") + 1:]
    letter = {"weights": "w", "bias": "b"}.get(name, name)
    indices = place if isinstance(place, tuple) else (place,)
    return letter + "_".join([str(number)] + [
        str(index + 1) for index in indices]) + (
            " of " + piece.rstrip(": ") if piece else "")


def kind_of(name):
    """The kind in a Line's place: "weight" for "weights"."""
    return name.replace("weights", "weight")


def plural(name):
    """What many of them are called."""
    return name.replace("bias", "biases")
