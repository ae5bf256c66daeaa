"""How fast it shall be: ratios, measured in one run on one machine."""

from minnet.support.checks import counted

from .scaling import factors

# What is bounded, (job, way) over (job, way), and the bound.
BOUNDS = [
    ("readable way / article's loops", ("xor-sgd", "readable"),
     ("xor-sgd", "lists"), 1.5),
    ("SGD / NumPy by hand", ("xor-sgd", "minnet"), ("xor-sgd", "numpy"), 1),
    ("article_start / NumPy by hand", ("xor-start", "minnet"),
     ("xor-start", "numpy"), 1),
    ("SGD / NumPy with out= (an aim)", ("xor-sgd", "minnet"),
     ("xor-sgd", "numpy_out"), 1)]
BOUNDS += [
    (f"{job} / xor-sgd", (job, "minnet"), ("xor-sgd", "minnet"), most)
    for job, most in (("xor-bce", 2), ("xor-momentum", 4), ("xor-decay", 4),
                      ("xor-adam", 6), ("xor-dropout", 6), ("xor-elu", 6))]
BOUNDS += [
    (f"{job} / PyTorch", (job, "minnet"), (job, "pytorch"), 1)
    for job in ("xor-bce", "xor-momentum", "xor-decay", "xor-adam",
                "xor-dropout", "xor-elu")]
# It had no fast way: an eighth of what it took then.
BOUNDS += [
    ("spiral-adam / the readable way", ("spiral-adam", "minnet"),
     ("spiral-adam", "readable"), 1 / 8),
    ("digits-adam / digits-sgd", ("digits-adam", "minnet"),
     ("digits-sgd", "minnet"), 2.2),
    ("digits-ce / digits-sgd", ("digits-ce", "minnet"),
     ("digits-sgd", "minnet"), 1.1),
    ("digits-sgd / dot products", ("digits-sgd", "minnet"),
     ("digits-sgd", "products"), 1.1),
    ("wide / dot products", ("wide", "minnet"), ("wide", "products"), 1.1),
    ("convolution / the readable way", ("convolution", "minnet"),
     ("convolution", "readable"), 1 / 2.5)]
CLIFF, SHORT = 1.5, 1.1
LESSON = 10  # seconds, for ten epochs of the convolution


def ratio(times, over, under):
    """Of two times; None if one was not measured."""
    try:
        return times[over[0]][over[1]] / times[under[0]][under[1]]
    except KeyError:
        return None


def checked(found):
    """[(what, measured, bound, holds)] of all that was measured: `found` is
    what --json prints."""
    rows = []
    for what, over, under, most in BOUNDS:
        value = ratio(found["seconds"], over, under)
        if value is not None:
            rows.append((what, value, most))
    if "convolution" in found["seconds"] and not found["quick"]:
        rows.append(("convolution, seconds of ten epochs",
                     10 * found["seconds"]["convolution"]["minnet"], LESSON))
    for optimizer, grows in found.get("scaling", {}).items():
        for what, series in grows.items():
            rows.append((f"{optimizer}, twice the {what}",
                         max(factors(series)), CLIFF))
    for case, count, _, _, value in found.get("short", []):
        rows.append((f"{case}, {counted(count, 'example')}, once / readable",
                     value, SHORT))
    return [(what, value, most, value <= most) for what, value, most in rows]
