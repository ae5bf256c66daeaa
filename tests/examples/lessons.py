"""Loads a lesson of examples/, for the tests."""

import collections
import contextlib
import functools
import glob
import importlib.util
import io
import os
import re
import sys
import types
from unittest import mock

from minnet.support.training_guard import TrainingGuard
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
    """What the lesson's main prints; all of the lesson runs only once."""
    if pictures is None and not arguments:
        return whole(lesson).text
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        load(lesson, pictures).main(**arguments)
    return out.getvalue()


Whole = collections.namedtuple("Whole", "text pictures words")


@functools.lru_cache(maxsize=None)
def whole(lesson):
    """What the whole lesson prints and draws, and the words on why one of
    its trainings ended badly, told or not."""
    pictures, words = {}, []

    def tell_why(guard):
        words.append(guard.model.word_after(guard.examples, guard.history))

    with mock.patch.object(TrainingGuard, "tell_why", tell_why):
        text = printed(lesson, pictures)
    return Whole(text, pictures, [word for word in words if word])


def squeezed(text):
    """Its lines, each with single spaces only."""
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def found(pattern, text):
    """The numbers that stand in the brackets of a pattern."""
    return [float(number.replace(",", ""))
            for number in re.findall(pattern, text)]


def numbers(line):
    return found(r"-?\d+\.?\d*(?:e[-+]\d+)?", line)
