"""What may be typed behind python3 -m minnet: options, defaults, help."""

import argparse

from .networks import ACTIVATIONS, OPTIMIZERS
from .values import (above_0, port_number, share, whole_number, widths,
                     yes_or_no)

# option: (type, default for XOR, default for a table, help)
OPTIONS = {
    "epochs": (whole_number, 300, None, "times through the examples"),
    "batch_size": (whole_number, 5, None, "examples for each step"),
    "learning_rate": (above_0, 0.01, None, "length of a step"),
    "hidden": (widths, [64], [32], "neurons in each hidden layer, such as"
               " \"32 16\""),
    "seed": (int, 0, 0, "start of the random numbers"),
}
# What stands for None.
CHOSEN = {"epochs": "100, or fewer for very many rows", "batch_size": "16",
          "learning_rate": "as fits the optimizer"}
# A model that goes on learning has these already.
OF_THE_MODEL = ["hidden", "activation", "optimizer", "target", "kind",
                "dates"]
USAGE = """python3 -m minnet [options]
       python3 -m minnet train [options] data.csv
       python3 -m minnet predict [options] model.json [new.csv | VALUE ...]
       python3 -m minnet show [options] model.json
       python3 -m minnet explain [options] [model.json VALUE ... LABEL]
       python3 -m minnet check my_layers.py:MyLayer [ARGUMENT ...]
       python3 -m minnet snippet [options] NAME ...
       python3 -m minnet playground [options]"""


def options(which):
    """The options of the commands that train; `which` picks the column of
    defaults."""
    # SUPPRESS: what isn't typed is left out, and filled in by `complete`.
    shared = argparse.ArgumentParser(add_help=False,
                                     argument_default=argparse.SUPPRESS)
    for name, row in OPTIONS.items():
        default = row[which]
        if default is None:
            default = CHOSEN[name]
        elif isinstance(default, list):
            default = default[0]
        shared.add_argument(
            "--" + name.replace("_", "-"), type=row[0],
            metavar="X" if row[0] is above_0 else "N",
            help=f"{row[3]} (default: {default})")
    add_save(shared)
    return shared


def add_header(some_parser):
    """Whether a table has a line of names."""
    some_parser.add_argument(
        "--header", metavar="yes|no", type=yes_or_no, default=None,
        help="is the first line one of names? (default: as it looks)")


def add_save(some_parser):
    """Where pictures go."""
    some_parser.add_argument(
        "--save", metavar="DIR", default=None,
        help="write pictures into this folder, as SVG")


def complete(chosen):
    """Fill in what was not typed, and refuse what does not go together."""
    if chosen.command == "snippet" and (
            bool(chosen.names) + chosen.list + chosen.single_file != 1):
        chosen.error("takes names such as FCLayer, or --list, or"
                     " --single-file")
    if chosen.command == "train" and chosen.start_from is not None:
        typed = [name for name in OF_THE_MODEL
                 if getattr(chosen, name, None) is not None]
        if typed:
            word = {"kind": chosen.kind}.get(typed[0], typed[0])
            chosen.error(f"--{word} and --continue don't go together: the"
                         " model that goes on learning has its own")
    for name, row in OPTIONS.items():
        if not hasattr(chosen, name):
            setattr(chosen, name, row[1 if chosen.command is None else 2])


def parser():
    """What may stand on the command line."""
    main_parser = argparse.ArgumentParser(
        prog="python3 -m minnet", parents=[options(1)], usage=USAGE,
        description="Watch a neural network in plain Python learn."
        " Without a command it learns XOR: 1000 points of the unit square,"
        " high where exactly one of x1 and x2 is below a half.",
        epilog="'python3 -m minnet train data.csv' learns from a table of your"
        " own, 'predict' and 'show' use what it has learnt, 'explain' works"
        " out a step of learning; 'python3 -m minnet"
        " check my_layers.py:MyLayer 3 2' checks the gradients of a layer of"
        " your own, 'python3 -m minnet snippet FCLayer' prints a class to"
        " paste, 'python3 -m minnet playground' opens a page to play with;"
        " each tells more with --help. Ctrl-C ends the training early and"
        " shows what is learnt.")
    commands = main_parser.add_subparsers(dest="command",
                                          help=argparse.SUPPRESS)
    for add in (add_train, add_predict, add_show, add_explain, add_check,
                add_snippet, add_playground):
        add(commands)
    return main_parser


def add_train(commands):
    """train data.csv"""
    train = commands.add_parser(
        "train", parents=[options(2)], prog="python3 -m minnet train",
        usage="python3 -m minnet train [options] data.csv",
        description="Learn a column of a table, the last one if none is"
        " named, from the others: numbers, words, yes and no, with cells"
        " missing. A fifth of the rows is held back to test with. It tells"
        " what it makes of each column, and how to turn that round.")
    train.add_argument("file", metavar="data.csv",
                       help="the table, divided by commas, semicolons, tabs"
                       " or blanks; a line of names is optional")
    train.add_argument("--target", metavar="COLUMN", default=None,
                       help="name or number of the column to learn (default:"
                       " the last)")
    kind = train.add_mutually_exclusive_group()
    kind.add_argument("--classes", dest="kind", action="store_const",
                      const="classes", default=None,
                      help="what is to be learnt are classes")
    kind.add_argument("--numbers", dest="kind", action="store_const",
                      const="numbers", default=None,
                      help="what is to be learnt are numbers")
    add_header(train)
    train.add_argument("--dates", choices=["days"], default=None,
                       help="take dates as a number of days (default: they"
                       " are left out)")
    train.add_argument("--activation", choices=sorted(ACTIVATIONS),
                       default=None,
                       help="of the hidden layers (default: relu)")
    train.add_argument("--optimizer", choices=sorted(OPTIMIZERS),
                       default=None, help="what takes the steps (default:"
                       " adam)")
    train.add_argument("--validation", metavar="SHARE", type=share,
                       default=None, help="share of the training rows to"
                       " tell when to stop (default: 0.15 if there are 500,"
                       " else 0)")
    train.add_argument("--patience", metavar="N", type=whole_number,
                       default=None, help="epochs to go on for when the"
                       " validation error no longer falls (default: 20)")
    train.add_argument("--save-model", metavar="FILE", default=None,
                       help="keep what is learnt in this file, such as"
                       " model.json")
    train.add_argument("--continue", metavar="FILE", dest="start_from",
                       default=None, help="go on with the model in this file")
    train.set_defaults(error=train.error)


def add_predict(commands):
    """predict model.json new.csv"""
    predict = commands.add_parser(
        "predict", prog="python3 -m minnet predict",
        usage="python3 -m minnet predict [options] model.json"
        " [new.csv | VALUE ...]",
        description="Write the rows of a table with what the model says about"
        " each, as CSV. The model is one that train has saved with"
        " --save-model. Without a file or values it reads standard input.",
        epilog="Example: python3 -m minnet predict iris.json 5.1 3.5 1.4 0.2")
    predict.add_argument("model", metavar="model.json",
                         help="a saved model")
    predict.add_argument("values", metavar="new.csv | VALUE", nargs="*",
                         help="a table with the columns that the model takes,"
                         " in any order, or the values of one row, in the"
                         " order it was trained with")
    add_header(predict)


def add_show(commands):
    """show model.json"""
    show = commands.add_parser(
        "show", prog="python3 -m minnet show",
        usage="python3 -m minnet show [options] model.json",
        description="Tell what is in a saved model: its layers, how it"
        " learns, the table it was made for, and how its error fell.")
    show.add_argument("file", metavar="model.json", help="a saved model")
    written = show.add_mutually_exclusive_group()
    for name, language in (("--formulas", "Python"),
                           ("--javascript", "JavaScript")):
        written.add_argument(
            name, dest="language", action="store_const", const=language,
            default=None, help="print the model as a function to paste in"
            f" {language}, and nothing else")
    add_save(written)


def add_explain(commands):
    """explain model.json 5.1 3.5 1.4 0.2 setosa"""
    explain = commands.add_parser(
        "explain", prog="python3 -m minnet explain",
        usage="python3 -m minnet explain [X1 X2] [--save step.html]\n"
        "       python3 -m minnet explain model.json VALUE ... [LABEL]"
        " [--save step.html]",
        description="One step of learning with every number worked out: the"
        " numbers forward, the error, its slopes on the way back, the new"
        " weights. Of a small network and the four corners of XOR, or of one"
        " corner; or of a saved model and a row for it, which stays as it"
        " is.",
        epilog="Example: python3 -m minnet explain iris.json 5.1 3.5 1.4 0.2"
        " setosa --save step.html")
    explain.add_argument("values", metavar="model.json VALUE ... LABEL",
                         nargs="*", help="a saved model, and the values of"
                         " one row, in the order it was trained with; without"
                         " the label only the numbers forward are told")
    explain.add_argument("--save", metavar="FILE", default=None,
                         help="write the same as a page to walk through, for"
                         " a browser or to print, such as step.html")


def add_check(commands):
    """check my_layers.py:MyLayer 3 2"""
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


def add_snippet(commands):
    """snippet FCLayer"""
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


def add_playground(commands):
    """playground --no-browser"""
    playground = commands.add_parser(
        "playground", prog="python3 -m minnet playground",
        usage="python3 -m minnet playground [--port N] [--no-browser]",
        description="A page in the browser to play with networks, their"
        " points and their settings, or with a table of your own. It is"
        " served from this machine to this machine; nothing goes out. Ctrl-C"
        " ends it.")
    playground.add_argument("--port", metavar="N", type=port_number,
                            default=0, help="port of the address (default:"
                            " one that is free)")
    playground.add_argument("--no-browser", dest="browser",
                            action="store_false", help="print the address,"
                            " and open nothing")
