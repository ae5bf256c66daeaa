"""In tests of the faster ways these pay from the first step on."""

import pytest

from minnet.speed import choice, formulas, rows, sets

pytest.register_assert_rewrite("tests.speed.ways")


@pytest.fixture(autouse=True)
def way(request, monkeypatch):
    """Which way to take: the one a test asks for, where it can be gone,
    however short the training is and whatever tracer (coverage's, say) looks
    on. "loops" are rows as on PyPy."""
    name = getattr(request, "param", "sets")
    if name == "loops":
        name = "rows"
        for module in (formulas, rows):
            monkeypatch.setattr(module, "LOOPS", True)
        monkeypatch.setattr(rows, "summed", rows.summed_in_loops)
        monkeypatch.setattr(rows, "dots", rows.dots_in_loops)
    order = [name, "scalars", "rows"]
    monkeypatch.setattr(choice.Costs, "best", lambda costs, examples: [
        other for other in order if other in costs.ways][0])
    monkeypatch.setattr(choice, "LEAST_OUTPUTS", 0)
    monkeypatch.setattr(choice, "LEAST_WORK", 0)
    monkeypatch.setattr(sets, "FEW", 0)
    monkeypatch.setattr(choice, "is_watched", lambda: False)
    return name
