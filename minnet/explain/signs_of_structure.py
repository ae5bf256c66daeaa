"""What can't work, or not as it is meant, whatever the numbers are."""

from .findings import Finding
from .probe import has_weights


def softmax_over_one(look):
    """A softmax of a single number is 1, always."""
    where, layer, _, y = look.layers[-1]
    found = look.reach_of(-1)
    if len(y[0]) == 1 and found and found.constant:
        yield Finding(
            "softmax over one output", where,
            f"it gives {y[0][0]:g} whatever it is given",
            "softmax shares 1 out among the outputs; one output alone gets"
            " all of it, so there is nothing to learn",
            "for a yes or no one output with SigmoidActivation, or"
            " BinaryCrossEntropyLoss without it; or an output for each class")


def labels_out_of_reach(look):
    """The last activation never gives such numbers."""
    found = look.reach_of(-1)
    if not found or found.constant:
        return
    slack = 0.001 * (found.high - found.low if found.has_high else 1)
    labels = [a for row in look.label for a in row]
    out = [a for a in labels if found.has_low and a < found.low - slack
           or found.has_high and a > found.high + slack]
    if out:
        ends = [f"{end:g}" if there else "any number" for end, there in
                ((found.low, found.has_low), (found.high, found.has_high))]
        yield Finding(
            "labels out of reach", look.layers[-1][0],
            f"it gives numbers from {ends[0]} to {ends[1]}, but {len(out)} of"
            f" {len(labels)} labels are outside, such as"
            f" {float(max(out, key=abs)):g}",
            "the last activation can't say what it should say, so the error"
            " stays large for ever",
            "leave the last activation out, or bring the labels into its"
            " range")


def no_activation(look):
    """Two layers that learn, and nothing but straight lines between."""
    before = None
    for place, (where, layer, _, _) in enumerate(look.layers):
        if not look.is_straight(place):
            before = None
        elif has_weights(layer):
            if before is not None:
                yield Finding(
                    "no activation in between", f"{before} and {where}",
                    "both are straight, y = W x + b, and so is what stands"
                    " between them",
                    "two straight layers in a row are one: what the second"
                    " layer adds is lost",
                    "put an activation between them, ReLUActivation() say")
                return
            before = where


def neurons_alike(look):
    """All neurons of a layer began alike, and so they stay."""
    for where, layer, x, y in look.layers[:-1]:
        # What is given the same each time, by dead neurons say, gives it.
        if has_weights(layer) and len(y[0]) > 1 and x.count(x[0]) < len(x) \
                and all(
                [max(row) - min(row) <= 1e-12 * abs(max(row))
                 for row in y]):
            yield Finding(
                "neurons alike", where,
                f"all {len(y[0])} neurons give the same number, for each of"
                f" {len(y)} examples",
                "neurons that begin with the same weights get the same"
                " slopes, so they stay one neuron, many times",
                "begin with random weights: leave init out, or take he_start")
            return
