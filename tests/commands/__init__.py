"""What the tests of the commands share."""

import os
import subprocess
import sys
from types import SimpleNamespace

from tests.tools import ROOT

IRIS = os.path.join(ROOT, "examples", "iris.csv")


def run(*arguments, cwd=ROOT):
    """python -m minnet ...: (exit code, standard output, standard error)."""
    done = subprocess.run(
        [sys.executable, "-m", "minnet"] + list(arguments), cwd=str(cwd),
        env=dict(os.environ, PYTHONPATH=ROOT), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, universal_newlines=True)
    return done.returncode, done.stdout, done.stderr


def options(path="", **more):
    """What a command is given after parsing, small sizes."""
    chosen = dict(file=str(path), target=None, epochs=1, batch_size=3,
                  hidden=[2], seed=0, learning_rate=0.01, save=None)
    return SimpleNamespace(**dict(chosen, **more))
