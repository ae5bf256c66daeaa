"""--save: the pictures of xor and train."""

import os
from xml.etree import ElementTree

from tests.commands import IRIS


def test_save_writes_pictures(tmp_path, typed, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = typed("--epochs", "1", "--hidden", "2", "--save", "a/b")
    assert (code, err) == (0, "")
    names = ["history.svg", "network.svg", "prediction.svg"]
    assert sorted(os.listdir(str(tmp_path / "a" / "b"))) == names
    for name in names:
        ElementTree.parse(str(tmp_path / "a" / "b" / name))
        assert f"saved {os.path.join('a/b', name)}\n" in out
    code, out, err = typed("train", IRIS, "--epochs", "1", "--save", "c")
    assert code == 0 and out.endswith("saved c/history.svg\n")
    assert sorted(os.listdir(str(tmp_path / "c"))) == [
        "confusion.svg"] + names[:2]
