"""The command line without a new process."""

import sys

import pytest

from minnet.__main__ import main


@pytest.fixture
def typed(monkeypatch, capsys):
    """python3 -m minnet ... as a function of its arguments that returns
    (exit code, standard output, standard error)."""
    def command(*arguments):
        path = list(sys.path)
        monkeypatch.setattr(sys, "argv", ["minnet"] + list(arguments))
        monkeypatch.setenv("COLUMNS", "80")
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        finally:
            sys.path[:] = path
        out, err = capsys.readouterr()
        # As Python does it for sys.exit("text").
        return (1, out, err + code + "\n") if isinstance(code, str) else (
            code, out, err)

    return command
