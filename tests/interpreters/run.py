"""Run a program, and tell what it printed."""

import os
import subprocess

from ..places import ROOT


class Failed(Exception):
    """An interpreter that is there, and does something wrong."""


def run(command, cwd=ROOT, text="", **environment):
    """What the command prints, given text; Failed, with its last lines."""
    done = subprocess.Popen(
        command, cwd=cwd, env=dict(os.environ, **environment),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, universal_newlines=True)
    printed = done.communicate(text)[0]
    if done.returncode:
        raise Failed("\n".join(printed.strip().splitlines()[-15:]))
    return printed
