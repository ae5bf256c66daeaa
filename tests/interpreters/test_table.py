"""The table of README.md has a row for every Python that is tried."""

import os

from tests.interpreters.__main__ import HERE, INTERPRETERS
from tests import readme


def test_a_row_for_every_python():
    path = os.path.join(HERE, "README.md")
    before, behind = readme.parts(path, "pythons")
    with open(path, encoding="utf-8") as file:
        rows = file.read()[len(before):-len(behind)].splitlines()[2:]
    assert [row.split("|")[1].strip() for row in rows] == [
        name for name, _ in INTERPRETERS]
    assert not [row for row in rows if "FAILED" in row or "missing" in row]
