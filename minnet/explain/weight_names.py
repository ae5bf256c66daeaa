"""Which weights of a layer are told, and what they are called."""

MOST_NUMBERS = 24  # of a matrix are told in full, of a larger one
ROWS, COLUMNS = 3, 4  # the first so many
MOST = 8  # of a row of numbers


def places_of(values):
    """Where numbers stand: (row, column) in a matrix, j in a vector."""
    if isinstance(values[0], list):
        return [(row, column) for row in range(len(values))
                for column in range(len(values[row]))]
    return list(range(len(values)))


def told_places(values):
    """Those that are told; all if they are few."""
    places = places_of(values)
    if not isinstance(values[0], list):
        return places[:MOST]
    if len(places) <= MOST_NUMBERS:
        return places
    columns = MOST if len(values) == 1 else COLUMNS
    return [place for place in places
            if place[0] < ROWS and place[1] < columns]


def at_place(values, place):
    """The number there."""
    return values[place[0]][place[1]] if isinstance(place, tuple) \
        else values[place]


def weight_name(number, name, place):
    """w1_2_1 of layer 1, row 2, column 1; b1_2, a bias; "piece 2: w1_2_1"
    for those of a maxout layer; gamma1_2 for somebody's own gamma."""
    before, name = name[:name.rfind(" ") + 1], name[name.rfind(" ") + 1:]
    letter = {"weights": "w", "bias": "b"}.get(name, name)
    indices = place if isinstance(place, tuple) else (place,)
    return before + letter + "_".join([str(number)] + [
        str(index + 1) for index in indices])


def kind_of(name):
    """The kind in a Line's place: "weight" for "weights"."""
    return name.replace("weights", "weight")


def more_words(count, what):
    """What is said of numbers that are not told."""
    return f"{count} more {what}"
