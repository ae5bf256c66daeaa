"""Loads a lesson of examples/, for the tests."""

import glob
import importlib.util
import os
import sys
import types
from tests.tools.places import ROOT

EXAMPLES = os.path.join(ROOT, "examples")
LESSONS = sorted([os.path.basename(path)[:-3] for path in
                  glob.glob(os.path.join(EXAMPLES, "[0-9][0-9]_*.py"))])


def load(start, pictures=None):
    """The lesson as a fresh module, found by the start of its name.

    Its pictures are not printed; they go into the dict `pictures`.
    """
    name, = [name for name in LESSONS if name.startswith(str(start))]
    spec = importlib.util.spec_from_file_location(
        "lesson_" + name, os.path.join(EXAMPLES, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    sys.path.insert(0, EXAMPLES)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    pictures = {} if pictures is None else pictures
    module.here = types.SimpleNamespace(
        show=pictures.__setitem__, save=pictures.__setitem__,
        arguments=module.here.arguments)
    return module
