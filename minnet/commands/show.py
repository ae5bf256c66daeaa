"""python3 -m minnet show model.json: what is in a saved model."""

import textwrap

from ..export import javascript_source, predict_source
from ..model import Model
from ..support.checks import counted
from ..support.portable import printable
from ..support.value_checks import name_of
from .shared import make_folder, save_pictures


def show_model(options):
    """Print its layers, how it learns, the table it is for, its history; or
    the model as a function."""
    model = Model.load(options.file)
    if options.language is not None:
        write = predict_source if options.language == "Python" else \
            javascript_source
        print(write(model), end="")
        return
    make_folder(options.save)
    model.summary()
    rate = model.learning_rate
    rate = f"{rate:g}" if isinstance(rate, (int, float)) else "a function"
    lines = [f"loss {name_of(model.loss)}, optimizer"
             f" {name_of(model.optimizer)}, learning rate {rate}, batches of"
             f" {model.batch_size}"]
    if getattr(model, "encoding", None) is not None:
        lines += encoding_lines(model.encoding)
    history = getattr(model, "history", None)
    if history:
        lines.append(repr(history))
    for line in lines:
        print(printable(line))
    save_pictures(options.save, model, history)


def encoding_lines(encoding):
    """What the model takes and what it tells, a line for each kind."""
    kinds = {}
    for column in encoding.columns:
        kinds.setdefault(column.kind, []).append(column)
    lines = [f"takes {counted(len(encoding.columns), 'column')} of a table,"
             f" as {counted(encoding.input_dim, 'number')}"]
    for kind, columns in kinds.items():
        names = [column.name + (f" ({', '.join(column.words)})"
                                if kind == "words" else "")
                 for column in columns]
        lines.append(f"  {kind}: {', '.join(names)}")
    what = "a number" if encoding.classes is None else \
        f"one of {', '.join(encoding.classes)}"
    lines.append(f"tells {encoding.target}: {what}")
    if encoding.seed is not None:
        lines.append("a fifth of the rows was held back to test, those of"
                     f" --seed {encoding.seed}")
    return [textwrap.shorten(line, 79, placeholder=" ...")
            if line[0] != " " else
            "  " + textwrap.shorten(line, 77, placeholder=" ...")
            for line in lines]
