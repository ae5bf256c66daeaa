"""Which tests run, and how many examples Hypothesis tries in each.

Tests marked slow wait for --long. Of Hypothesis' profiles the default is dev,
or ci where the environment says CI; `again` is for a Python whose fellows
have tried more examples already, and those tests marked once. With
MINNET_SHARE=2/3 only every third test runs, from the third on: on a
Python between two others that run all of them.
"""

import os
import random

from hypothesis import HealthCheck, settings

for profile, examples in (("dev", 50), ("ci", 50), ("again", 6)):
    settings.register_profile(
        profile, max_examples=examples, derandomize=profile != "dev",
        deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("MINNET_PROFILE")
                      or ("ci" if os.environ.get("CI") else "dev"))

left_out = []


def pytest_addoption(parser):
    parser.addoption("--long", action="store_true",
                     help="run the tests marked slow, too")


def pytest_collection_modifyitems(config, items):
    """Without --long leave out what is marked slow, and once is enough."""
    marks = ["slow"] * (not config.getoption("--long")) + [
        "once"] * (os.environ.get("MINNET_PROFILE") == "again")
    for mark in marks:
        chosen = {item for item in items if item.get_closest_marker(mark)}
        config.hook.pytest_deselected(items=list(chosen))
        items[:] = [item for item in items if item not in chosen]
        if mark == "slow":
            left_out[:] = chosen
    if os.environ.get("MINNET_SHARE"):
        first, step = map(int, os.environ["MINNET_SHARE"].split("/"))
        items[:] = items[first::step]


def pytest_terminal_summary(terminalreporter):
    if left_out:
        terminalreporter.write_line(
            f"left out: {len(left_out)} marked slow; --long runs them, too:"
            " python3 -m tests --long")


def pytest_collectstart(collector):
    """CI draws the same weights each time, where a module makes layers ..."""
    if os.environ.get("CI"):
        random.seed(0)


def pytest_runtest_setup(item):
    """... and where a test does."""
    pytest_collectstart(item)
