"""The command line: python3 -m minnet [train | check | snippet] ..."""

import argparse
import os
import sys


def whole_number(text):
    """1, 2, 3, ..."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a whole number, 1 or more")
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


# option: (type, default for XOR, default for a table, help)
OPTIONS = {
    "epochs": (whole_number, 300, 100, "times through the examples"),
    "batch_size": (whole_number, 5, 5, "examples for each step"),
    "learning_rate": (above_0, 0.01, 0.02, "length of a step"),
    "hidden": (whole_number, 64, 16, "neurons in the hidden layer"),
    "seed": (int, 0, 0, "start of the random numbers"),
}


def options(which):
    """The options of one command; `which` picks the column of defaults."""
    # SUPPRESS: what isn't typed is left out, and filled in by main().
    shared = argparse.ArgumentParser(add_help=False,
                                     argument_default=argparse.SUPPRESS)
    for name, row in OPTIONS.items():
        shared.add_argument(
            "--" + name.replace("_", "-"), type=row[0],
            metavar="X" if row[0] is above_0 else "N",
            help=f"{row[3]} (default: {row[which]})")
    shared.add_argument("--save", metavar="DIR", default=None,
                        help="write pictures into this folder, as SVG")
    return shared


def parser():
    """What may stand on the command line."""
    main_parser = argparse.ArgumentParser(
        prog="python3 -m minnet", parents=[options(1)],
        usage="python3 -m minnet [options]\n"
        "       python3 -m minnet train [options] data.csv\n"
        "       python3 -m minnet check my_layers.py:MyLayer [ARGUMENT ...]\n"
        "       python3 -m minnet snippet [options] NAME ...",
        description="Watch a neural network in plain Python learn."
        " Without a command it learns XOR: 1000 points of the unit square,"
        " high where exactly one of x1 and x2 is below a half.",
        epilog="'python3 -m minnet train data.csv' learns from a file of your"
        " own, 'python3 -m minnet check my_layers.py:MyLayer 3 2' checks the"
        " gradients of a layer of your own, 'python3 -m minnet snippet"
        " FCLayer' prints a class to paste; each tells more with --help."
        " Ctrl-C ends the training early and shows what is learnt.")
    commands = main_parser.add_subparsers(dest="command",
                                          help=argparse.SUPPRESS)
    train = commands.add_parser(
        "train", parents=[options(2)], prog="python3 -m minnet train",
        usage="python3 -m minnet train [options] data.csv",
        description="Learn from a CSV file: every column but the label holds"
        " numbers. Labels that are numbers give a regression, words give"
        " classes. A fifth of the rows is held back to test with.")
    train.add_argument("file", metavar="data.csv",
                       help="the CSV file; a first line of names is optional")
    train.add_argument("--target", metavar="NAME", default=None,
                       help="name of the label's column (default: the last)")
    check = commands.add_parser(
        "check", prog="python3 -m minnet check",
        usage="python3 -m minnet check FILE.py:NAME [ARGUMENT ...]"
        " [--x ROWS] [--label ROWS]",
        description="Is the backward of a layer right? Makes the layer, a"
        " batch for it, and compares its slopes with differences of the"
        " error. Of what has train and predict, but no backward, a step is"
        " compared. Ends with exit code 0 if all are right, else 1.",
        epilog="Example: python3 -m minnet check my_layers.py:MyLayer 3 2"
        " --x \"1 2 3; 4 5 6\" checks MyLayer(3, 2) on a batch of 2 rows")
    check.add_argument("target", metavar="FILE.py:NAME",
                       help="a Python file and a layer, Model or loss in it,"
                       " or a function that makes one")
    for name, words in (("--x", "a batch, such as \"1 2 3; 4 5 6\", or a file"
                         " of rows"),
                        ("--label", "its labels, likewise, for a Model or"
                         " a loss")):
        check.add_argument(name, metavar="ROWS", default=None, help=words)
    check.add_argument("arguments", metavar="ARGUMENT",
                       nargs=argparse.REMAINDER,
                       help="what the class takes, such as 3 2")
    snippet = commands.add_parser(
        "snippet", prog="python3 -m minnet snippet",
        usage="python3 -m minnet snippet [options] NAME ...\n"
        "       python3 -m minnet snippet --list | --single-file",
        description="Print classes and functions with everything they use,"
        " to paste into a prompt, a notebook or a file, where they run"
        " without minnet. Checks of the input and the examples in docstrings"
        " are left out.",
        epilog="Example: python3 -m minnet snippet FCLayer ReLUActivation."
        " Into the prompt of Python 3.13 or later paste between F3 and F3"
        " (or --quoted, without); into MicroPython's --portable, between"
        " Ctrl-E and Ctrl-D.")
    snippet.add_argument("names", metavar="NAME", nargs="*",
                         help="a class or function, such as FCLayer")
    snippet.add_argument("--demo", action="store_true",
                         help="end with an example and what it prints")
    snippet.add_argument("--checked", action="store_true",
                         help="with all checks, as in the package")
    snippet.add_argument("--portable", action="store_true",
                         help="with what MicroPython needs")
    snippet.add_argument("--quoted", action="store_true",
                         help="as strings, for a prompt that indents by"
                         " itself")
    snippet.add_argument("--list", action="store_true",
                         help="all the names there are")
    snippet.add_argument("--single-file", action="store_true",
                         help="the whole core as one file")
    snippet.set_defaults(error=snippet.error)
    return main_parser


def command(name):
    """The function for a command, whose file is loaded only now."""
    if name is None:
        from .xor import learn_xor
        return learn_xor
    if name == "train":
        from .train import learn_table
        return learn_table
    if name == "check":
        from .check import check_layer
        return check_layer
    from .snippet import print_snippet
    return print_snippet


def main():
    """Run the command; a mistake ends in one line, not in a traceback."""
    chosen = parser().parse_args()
    if chosen.command == "snippet" and (
            bool(chosen.names) + chosen.list + chosen.single_file != 1):
        chosen.error("takes names such as FCLayer, or --list, or"
                     " --single-file")
    which = 1 if chosen.command is None else 2
    for name, row in OPTIONS.items():
        if not hasattr(chosen, name):
            setattr(chosen, name, row[which])
    try:
        command(chosen.command)(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left (`| head`): nobody to tell, so end quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (ValueError, TypeError, ArithmeticError, OSError) as problem:
        sys.exit(f"minnet: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
