"""What may stand behind an option: types for argparse."""

import argparse


def whole_number(text):
    """1, 2, 3, ..."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a whole number, 1 or more")
    return int(text)


def port_number(text):
    """From 0, any that is free, to 65535."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no port; expected a whole number, 0 to 65535")
    return int(text)


def above_0(text):
    """A number above 0."""
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return value


def widths(text):
    """One whole number for each hidden layer: "32 16", or "32,16"."""
    words = text.replace(",", " ").split()
    if not words:
        raise argparse.ArgumentTypeError(
            "expected the neurons of each hidden layer, such as \"32 16\"")
    return [whole_number(word) for word in words]


def share(text):
    """A number from 0 to below 1."""
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no share; expected a number from 0 to below 1, such"
            " as 0.2")
    return value


def yes_or_no(text):
    """True or False."""
    if text.lower() not in ("yes", "no"):
        raise argparse.ArgumentTypeError(f"{text!r} is neither yes nor no")
    return text.lower() == "yes"
