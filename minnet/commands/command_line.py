"""The command line: python3 -m minnet [train | predict | show | explain |
check | snippet | playground] ..."""

import os
import sys

from .parsers import complete, parser


def command(name):
    """The function for a command, whose file is loaded only now."""
    if name is None:
        from .xor import learn_xor
        return learn_xor
    if name == "train":
        from .train import learn_table
        return learn_table
    if name == "predict":
        from .predict import predict_rows
        return predict_rows
    if name == "show":
        from .show import show_model
        return show_model
    if name == "explain":
        from .explain import explain_row
        return explain_row
    if name == "check":
        from .check import check_layer
        return check_layer
    if name == "playground":
        from .playground import open_playground
        return open_playground
    from .snippet import print_snippet
    return print_snippet


def main():
    """Run the command; a mistake ends in one line, not in a traceback."""
    chosen = parser().parse_args()
    complete(chosen)
    try:
        command(chosen.command)(chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left (`| head`): nobody to tell, so end quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        if problem.filename is None:
            sys.exit(f"minnet: {problem}")
        sys.exit(f"minnet: {problem.filename}: {problem.strerror}")
    except (ValueError, TypeError, ArithmeticError) as problem:
        sys.exit(f"minnet: {problem}")
    except KeyboardInterrupt:
        sys.exit(130)
