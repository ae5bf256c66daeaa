"""Loads a lesson of examples/, for the tests."""

import contextlib
import glob
import importlib.util
import io
import os
import re
import sys
import types
from unittest import mock

from tests.places import ROOT

EXAMPLES = os.path.join(ROOT, "examples")
LESSONS = sorted([os.path.basename(path)[:-3] for path in
                  glob.glob(os.path.join(EXAMPLES, "[0-9][0-9]_*.py"))])


def load(name, pictures=None):
    """The lesson of that name, which stands behind its number, as a fresh
    module.

    Its pictures are not printed; they go into the dict `pictures`.
    """
    name, = [lesson for lesson in LESSONS if lesson[3:] == name]
    spec = importlib.util.spec_from_file_location(
        "lesson_" + name, os.path.join(EXAMPLES, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    with mock.patch.object(sys, "path", [EXAMPLES] + sys.path):
        spec.loader.exec_module(module)
    pictures = {} if pictures is None else pictures
    module.here = types.SimpleNamespace(**dict(
        vars(module.here), show=pictures.__setitem__,
        save=pictures.__setitem__))
    return module


def printed(lesson, pictures=None, **arguments):
    """What the lesson's main prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        load(lesson, pictures).main(**arguments)
    return out.getvalue()


def squeezed(text):
    """Its lines, each with single spaces only."""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def found(pattern, text):
    """The numbers that stand in the brackets of a pattern."""
    return [float(number.replace(",", ""))
            for number in re.findall(pattern, text)]


def numbers(line):
    return found(r"-?\d+\.?\d*(?:e[-+]\d+)?", line)
