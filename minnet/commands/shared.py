"""What commands share: files and pictures."""

import os

from ..draw import history, network
from ..model import Model
from ..support.portable import printable


def make_folder(folder):
    """For the pictures, before the long work begins."""
    if folder is not None:
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as problem:
            raise ValueError(f"--save {folder}: can't make this folder"
                             f" ({problem.strerror})") from None


def check_place(path):
    """Can a model be saved there, once the long work is done?"""
    if path is None:
        return
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path) or not os.path.isdir(folder):
        problem = "is a folder" if os.path.isdir(path) else \
            f"there is no folder {folder}"
        raise ValueError(f"--save-model {path}: {problem}; expected the name"
                         " of a file, such as model.json")
    if not os.access(folder, os.W_OK):
        raise ValueError(f"--save-model {path}: nothing can be written into"
                         f" the folder {folder}")


def keep_model(model, path):
    """Save it, if asked to, and tell how to use it."""
    if path is not None:
        model.save(path)
        print(printable(f"saved {path}, for: python3 -m minnet predict {path}"
                        " new.csv"))


def table_model(path, rng=None):
    """The model in a file, that must have learnt from a table."""
    model = Model.load(path, rng=rng)
    if getattr(model, "encoding", None) is None:
        raise ValueError(f"{path}: this model was not made for a table, so"
                         " it doesn't know which columns it takes;"
                         " 'python3 -m minnet train data.csv --save-model"
                         " FILE' makes one that does")
    return model


def save_pictures(folder, model, errors, more=()):
    """The error of each epoch and the network, and more, as SVG files."""
    if folder is None:
        return
    pictures = [("network", network(model))] + list(more)
    if errors:
        pictures.append(("history", history_picture(errors)))
    for name, picture in pictures:
        path = os.path.join(folder, name + ".svg")
        picture.save(path)
        print(printable(f"saved {path}"))


def history_picture(errors):
    """A curve of the errors; two, if there was a validation."""
    named = [("training", list(errors))]
    validation = [float("nan") if error is None else error
                  for error in getattr(errors, "validation", ())]
    if validation:
        named.append(("validation", validation))
    every = sum([numbers for _, numbers in named], [])
    return history(named if validation else named[0][1],
                   log=min(every) > 0)
