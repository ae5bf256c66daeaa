"""Hypothesis profiles: dev by default, ci where the environment says CI.

`again` is for a Python whose fellows have tried more examples already.
"""

import os
import random

from hypothesis import HealthCheck, settings

SLOW_IS_FINE = dict(deadline=None,
                    suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("dev", max_examples=50, **SLOW_IS_FINE)
settings.register_profile("ci", max_examples=100, derandomize=True,
                          **SLOW_IS_FINE)
settings.register_profile("again", max_examples=6, derandomize=True,
                          **SLOW_IS_FINE)
settings.load_profile(os.environ.get("MINNET_PROFILE")
                      or ("ci" if os.environ.get("CI") else "dev"))


def pytest_collectstart(collector):
    """CI draws the same weights each time, where a module makes layers ..."""
    if os.environ.get("CI"):
        random.seed(0)


def pytest_runtest_setup(item):
    """... and where a test does."""
    pytest_collectstart(item)
