"""The benchmark runs alone, and all ways learn the same job."""

import json
import random

import pytest

from examples import benchmark
from minnet.data import xor_points
from tests.examples.test_runner import run

pytestmark = pytest.mark.slow


def small_job(hidden=4, points=20):
    return benchmark.Job("small: a job", (2, hidden, 1), xor_points(points),
                         5, 0.01, True, 1)


def test_all_ways_learn_the_same():
    random.seed(0)
    job, errors = small_job(8, 50), {}
    for way in benchmark.WAYS[:5]:
        try:
            steps = way(job)
            errors[way.__name__] = [next(steps) for _ in range(20)]
        except ImportError:
            continue
    assert {"minnet", "readable", "lists"} <= set(errors)
    # The order of the examples is another each time, the task is the same.
    for name, found in errors.items():
        assert found[0] == pytest.approx(errors["lists"][0], 0.1), name
        assert found[-1] == pytest.approx(errors["lists"][-1], 0.1), name
        assert found[-1] < found[0]


def test_what_is_missing_is_left_out(monkeypatch):
    def absent(job):
        raise ImportError("No module named 'absent'")
        yield

    monkeypatch.setattr(benchmark, "WAYS", [benchmark.minnet, absent])
    job, skipped = small_job(), {}
    times = benchmark.measured(job, 2, skipped)
    assert set(times) == {"minnet", "products"} and min(times.values()) > 0
    assert skipped == {"absent": "No module named 'absent'"}
    assert job.products() == 20 * (2 * 8 + 3 * 4)


def test_each_job_has_a_python_of_its_own():
    name, times, skipped, versions = benchmark.results_of(0, True)
    assert name.startswith("XOR: 2-64-1") and "minnet" in versions
    assert {"minnet", "readable", "lists", "products"} <= set(times)
    assert {*times, *skipped} == {
        "products", *[way.__name__ for way in benchmark.WAYS]}
    assert len(list(benchmark.jobs(True))) == benchmark.JOBS


def test_command(monkeypatch, capsys):
    monkeypatch.setattr(benchmark, "WAYS", [benchmark.minnet,
                                            benchmark.readable])
    monkeypatch.setattr(benchmark, "JOBS", 1)
    monkeypatch.setattr(benchmark, "results_of", lambda number, quick: [
        "small: a job", benchmark.measured(small_job(), 2, {}), {},
        {"minnet": "1"}])
    benchmark.main(["--quick", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert set(found["seconds"]["small: a job"]) == {"minnet", "readable",
                                                     "products"}
    assert found["import_seconds"] > 0 and "minnet" in found["machine"]
    benchmark.main(["--quick"])
    out = capsys.readouterr().out
    assert out.startswith("times as long as minnet")
    assert "milliseconds an epoch" in out and "products: the mul" in out
    assert out.count("     small\n") == 2  # the heading of the column
    for words in benchmark.WORDS.values():
        assert f"\n{words}: " in out or words.startswith("microseconds")
    benchmark.main(["--help"])
    assert "python3 -m examples.benchmark [--quick] [--json]" in \
        capsys.readouterr().out
    assert "takes --quick and --json; got --fast" in run(
        "-m", "examples.benchmark", "--fast")[2]
