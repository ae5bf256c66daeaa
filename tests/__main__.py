"""python3 -m tests: run the tests, setting up what they need.

pytest and hypothesis are used if they are there; else they are put into a
virtual environment of their own in .test-env/, which git ignores. Arguments
go to pytest: python3 -m tests -k relu

Some five minutes on one core; with --long, which runs those marked slow, too,
a quarter of an hour.
"""

import configparser
import importlib.util
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEEDED = ("pytest", "hypothesis")
HELP = """
The tests need pytest and hypothesis, which could not be installed. Try

    {python} -m pip install pytest hypothesis
    {python} -m tests

(offline: on a computer with a network, `pip download pytest hypothesis`, and
here `pip install --no-index --find-links FOLDER pytest hypothesis`)
"""


def requirements():
    """The `test` extra of setup.cfg, one requirement a line."""
    config = configparser.ConfigParser()
    config.read(os.path.join(ROOT, "setup.cfg"), encoding="utf-8")
    return config["options.extras_require"]["test"].split("\n")[1:]


def environment():
    """The python of .test-env/, one environment for each kind of Python."""
    name = "{}-{}.{}".format(sys.implementation.name, *sys.version_info)
    folder = os.path.join(ROOT, ".test-env", name)
    return folder, os.path.join(folder, *(
        ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def has_all(python):
    """Does that python exist, and have what the tests need?"""
    try:
        return subprocess.call([python, "-c", "import " + ", ".join(NEEDED)],
                               stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def set_up(folder, python):
    """Make the virtual environment and install what the tests need."""
    print(f"setting up {os.path.relpath(folder)} for the tests ...",
          flush=True)
    subprocess.check_call([sys.executable, "-m", "venv", "--clear", folder])
    pip = [python, "-m", "pip", "install", "--quiet"]
    if sys.version_info < (3, 7):
        # The pip of Python 3.6 picks versions that refuse Python 3.6.
        subprocess.check_call(pip + ["pip==21.3.1"])
    subprocess.check_call(pip + requirements())


def main():
    """Run pytest here, or in the environment."""
    python = sys.executable
    if not all(importlib.util.find_spec(name) for name in NEEDED):
        folder, python = environment()
        if not has_all(python):
            try:
                set_up(folder, python)
            except (OSError, subprocess.CalledProcessError) as problem:
                sys.exit(f"{problem}\n{HELP.format(python=sys.executable)}")
    sys.exit(subprocess.call([python, "-m", "pytest"] + sys.argv[1:],
                             cwd=ROOT))


if __name__ == "__main__":
    main()
