"""A file is the old one or the new one, whatever happens."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from minnet import FCLayer, Model
from minnet.export import whole_files
from tests.places import ROOT
from tests.tools.refused import refused

# Saves models of which all weights are alike, 0, 1, 2, ...; says so once.
PROGRAM = """
import sys
sys.path.insert(0, {root!r})
from minnet import FCLayer, Model
number = 0
while True:
    model = Model([FCLayer(40, 20, lambda i, o: (
        [[number] * i for _ in range(o)], [number] * o))], 1, 1, 1)
    model.save({path!r})
    if number == 0:
        print("ready", flush=True)
    number += 1
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill here")
def test_a_killed_process_leaves_a_whole_file(tmp_path):
    path = str(tmp_path / "model.json")
    rng, found = random.Random(0), set()
    code = PROGRAM.format(root=ROOT, path=path)
    for _ in range(200):
        with subprocess.Popen([sys.executable, "-S", "-c", code],
                              stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(rng.uniform(0, 0.02))
            process.send_signal(signal.SIGKILL)
        layer = Model.load(path).layers[0]
        numbers = set(sum(layer.weights, layer.bias))
        assert len(numbers) == 1
        found |= numbers
    assert len(found) > 2  # it was killed at different times


def test_a_failed_save_leaves_the_old_file_and_no_other(
        tmp_path, monkeypatch):
    path = tmp_path / "model.json"
    model = Model([FCLayer(1, 1)], 1, 1, 1)
    model.save(path)
    old = path.read_bytes()

    def fails(*arguments):
        raise OSError("no space left")

    for name in "fsync", "replace":
        with monkeypatch.context() as patch:
            patch.setattr(whole_files.os, name, fails)
            model.layers[0].bias[0] += 1
            with refused(OSError, "no space left"):
                model.save(path)
        assert path.read_bytes() == old
        assert os.listdir(str(tmp_path)) == [path.name]


def test_where_a_file_is_put(tmp_path):
    model = Model([FCLayer(1, 1)], 1, 1, 1)
    with refused(FileNotFoundError, "there is no folder"):
        model.save(tmp_path / "none" / "model.json")
    with refused(OSError, "is a folder; expected the name of a file"):
        model.save(tmp_path)
    with refused(OSError, "is there, and is not a file"):
        model.save(os.devnull)
    with refused(TypeError, "the file is 3; expected its name"):
        model.save(3)
    with refused(ValueError, "not a file"):
        Model.load(tmp_path)
    with pytest.raises(FileNotFoundError):
        Model.load(tmp_path / "model.json")
    model.save(tmp_path / "model.json")
    if hasattr(os, "symlink") and os.name == "posix":
        os.chmod(str(tmp_path / "model.json"), 0o640)
        os.symlink("model.json", str(tmp_path / "link"))
        model.save(tmp_path / "link")
        assert os.path.islink(str(tmp_path / "link"))
        assert os.stat(str(tmp_path / "model.json")).st_mode & 0o777 == 0o640
