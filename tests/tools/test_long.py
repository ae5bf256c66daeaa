"""Tests marked slow wait for --long, and are not forgotten."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.places import ROOT


@pytest.mark.once
def test_slow_ones_wait_for_long(tmp_path):
    shutil.copy(os.path.join(ROOT, "tests", "conftest.py"), str(tmp_path))
    (tmp_path / "test_two.py").write_text(
        "import pytest\ndef test_quick(): pass\n"
        "@pytest.mark.slow\ndef test_slow(): pass\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = slow: waits\n")
    for more, passed in ([], "1 passed, 1 deselected"), (["--long"],
                                                         "2 passed in"):
        out = subprocess.check_output(
            [sys.executable, "-m", "pytest", "-q"] + more,
            cwd=str(tmp_path), universal_newlines=True)
        assert passed in out
        assert ("left out: 1 marked slow; --long runs them" in out) == (
            not more)
