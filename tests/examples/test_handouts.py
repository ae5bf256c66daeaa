"""Handouts: whole pages, with a picture and tasks, and nothing from outside.
That each prints on one sheet is looked at by `python3 -m tests.handouts`."""

import re

import pytest

from tests.examples.test_runner import run


@pytest.mark.once
def test_pages_are_whole_and_by_themselves(tmp_path):
    code, out, errors = run("-m", "examples", "handouts", str(tmp_path))
    assert (code, errors) == (0, "") and out.startswith("5 handouts in ")
    for path in tmp_path.iterdir():
        text = path.read_text()
        assert text.count("<svg") == text.count("</svg>") == 1
        assert text.count("<li>") == text.count("</li>") >= 3
        assert "class=room" in text and "prefers-color-scheme" not in text
        assert not re.search(r"(src|href)=|url\(|<script|@import", text)
    assert run("-m", "examples", "handouts")[0] == 2
