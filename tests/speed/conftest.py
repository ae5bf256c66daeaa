"""In tests of the faster ways these pay from the first step on."""

import pytest

from minnet.speed import choice

pytest.register_assert_rewrite("tests.speed.ways")


@pytest.fixture(autouse=True)
def loops(request, monkeypatch):
    """However short the training is, and whatever tracer (coverage's, say)
    looks on. What a test changes in choice's numbers ends with it."""
    for name in ("LEAST_STEPS", "LEAST_MASKS", "LEAST_LOOPS", "STEPS_BY_SIZE"):
        monkeypatch.setattr(choice, name, 0)
    monkeypatch.setattr(choice, "is_watched", lambda: False)
    monkeypatch.setattr(choice, "LOOPS",
                        getattr(request, "param", choice.LOOPS))
