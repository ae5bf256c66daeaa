"""The benchmark: all contenders learn the same, and the tables are right."""

import json
import random

import pytest

from examples.benchmark import (__main__, bounds, measure, other_work, scaling,
                                tables)
from examples.benchmark.convolution import ConvolutionJob
from examples.benchmark.jobs import Job
from minnet import article_start
from tests.examples.test_runner import run

RNG = random.Random(3)
ONE = [([RNG.random(), RNG.random()], [float(RNG.random() < 0.5)])
       for _ in range(23)]
CLASSES = [(x, [int(x[0] < 0.4), int(x[0] >= 0.4), 0]) for x, _ in ONE]


def job_of(name="job", rate=0.05, widths=(2, 6, 1), examples=ONE, **parts):
    return Job(name, widths, examples, 5, rate, exact=True, **parts)


JOBS = [
    job_of(), job_of(loss="SSE", rate=0.001), job_of(start=article_start),
    job_of(decay=0.1), job_of(optimizer="Momentum", decay=0.1),
    job_of(optimizer="Adam", decay=0.1), job_of(dropout=0),
    job_of(activation="ELU", optimizer="Adam"), job_of(loss="BCE"),
    job_of(widths=(2, 6, 3), examples=CLASSES),
    job_of(widths=(2, 6, 3), examples=CLASSES, loss="CE", rate=0.5),
    ConvolutionJob(23, exact=True)]


@pytest.mark.parametrize("job", JOBS, ids=str)
def test_contenders_get_the_same_error_from_the_same_start(job):
    errors = {}
    for name in job.ways:
        try:
            trained = measure.way_named(name)(job, 4)
        except ImportError:
            continue
        if trained is not None and not name.endswith(("learn", "products")):
            errors[name] = trained()
    assert len(errors) >= 2 + (getattr(job, "plain", False))
    first = next(iter(errors.values()))
    assert errors == pytest.approx(dict.fromkeys(errors, first), rel=1e-9)


def test_scikit_learn_learns_as_well():
    way = pytest.importorskip(
        "examples.benchmark.with_scikit_learn").scikit_learn
    for job in JOBS[:-1]:
        if way(job, 1):
            mine = measure.way_named("with_minnet.minnet")(job, 200)()
            assert way(job, 200)() == pytest.approx(mine, abs=0.1), str(job)


def test_dot_products_are_those():
    products = measure.way_named("dot_products.products").__globals__
    u, v = [[RNG.random() for _ in range(1000)] for _ in "uv"]
    expected = sum([a * b for a, b in zip(u, v)])
    for form in products["forms"]():
        assert form(u, v, 2) == pytest.approx(expected, rel=1e-12)
    # 23 examples, 2-6-1: forward, slopes at the weights, at the inputs.
    assert job_of().products() == 23 * (12 + 6 + 12 + 6 + 6)


def test_turns_and_what_is_left_out(monkeypatch):
    job = job_of("tiny")
    monkeypatch.setattr(Job, "ways", ["with_minnet.minnet", "absent.library",
                                      "with_lists.lists"])
    times, skipped = measure.measured([job, job_of("elu", activation="ELU")],
                                      2, 0)
    assert {name: set(row) for name, row in times.items()} == {
        "tiny": {"minnet", "lists"}, "elu": {"minnet"}}
    assert min(times["tiny"].values()) > 0
    assert "absent" in skipped["library"] and len(skipped) == 1


def test_names():
    for group, (make, _) in measure.GROUPS.items():
        assert [job.name for job in make(12)] == measure.NAMES[group]
    known = {(job, way) for jobs in measure.NAMES.values() for job in jobs
             for way in tables.COLUMNS}
    for _, over, under, _ in bounds.BOUNDS:
        assert {over, under} <= known
    for words, names in (
            ([], __main__.EVERYTHING), (["wide", "xor-sgd"], ["xor-sgd",
                                                              "wide"]),
            (["digits"], ["digits-sgd", "digits-ce", "digits-adam"]),
            (["scal", "map", "map"], ["map", "scaling"]),
            (["adam"], ["xor-adam", "spiral-adam", "digits-adam"])):
        assert __main__.chosen(words) == names
    with pytest.raises(ValueError, match="there is no tree; choose from xor"):
        __main__.chosen(["xor", "tree"])


def test_doubled_and_factors():
    assert scaling.doubled(1, 1000)[-3:] == [256, 512, 1000]
    assert scaling.doubled(4, 32) == [4, 8, 16, 32]
    assert scaling.weights_of([2, 16, 16, 1]) == 32 + 256 + 16
    assert scaling.factors([(1, 2.0), (2, 3.0), (4, 1.5)]) == [1.5, 0.5]


FOUND = {
    "quick": False,
    "seconds": {"xor-sgd": {"minnet": 0.004, "lists": 0.04, "readable": 0.05,
                            "numpy": 0.002},
                "convolution": {"minnet": 0.9, "readable": 2.7}},
    "scaling": {"SGD": {"batch": [(1, 4e-8), (2, 2e-8), (4, 4e-8)]}},
    "short": [("2-h-1 SGD", 5, 0.001, 0.002, 0.5)]}


def test_bounds_and_tables():
    rows = bounds.checked(FOUND)
    assert [row[1:] for row in rows] == [
        (1.25, 1.5, True), (2.0, 1, False),
        (pytest.approx(1 / 3), 0.4, True), (9.0, 10, True),
        (2.0, 1.5, False), (0.5, 1.1, True)]
    text = tables.bounds_table(rows)
    assert "4 of 6 hold" in text and text.count("NO") == 2
    assert tables.times_tables(FOUND["seconds"]).splitlines() == [
        "milliseconds an epoch",
        "               minnet readable   lists   numpy",
        "xor-sgd          4.00     50.0    40.0    2.00",
        "convolution       900     2700       -       -", "",
        "times as long as minnet (above 1: minnet is faster)",
        "               minnet readable   lists   numpy",
        "xor-sgd          1.00     12.5    10.0    0.50",
        "convolution      1.00     3.00       -       -"]
    text = tables.scaling_table("SGD", FOUND["scaling"]["SGD"])
    assert "  40.0   x 2.00\n    at most x 2.00 when it" in text
    assert tables.short_table(FOUND["short"]).endswith(
        "  5     1.00      2.00   0.50")


def test_charts(tmp_path):
    __main__.save(FOUND, str(tmp_path / "new"))
    assert [path.name for path in tmp_path.glob("*/*")] == ["scaling_sgd.svg"]
    text = (tmp_path / "new" / "scaling_sgd.svg").read_text()
    assert "SGD: what doubles" in text and text.endswith("</svg>\n")


def test_command(capsys):
    __main__.main(["--quick", "--json", "spiral-s"])
    found = json.loads(capsys.readouterr().out)
    assert {"minnet", "readable", "products"} <= set(
        found["seconds"]["spiral-sgd"])
    assert found["quick"] and "minnet" in found["machine"]
    __main__.show(dict(found, **{part: FOUND[part]
                                 for part in ("scaling", "short")}))
    out = capsys.readouterr().out
    assert out.startswith("milliseconds an epoch\n")
    assert "\nspiral-sgd   2-64-3, ReLU, CE, SGD, batch 10, 30 exam" in out
    assert all([len(line) <= 79 for line in out.splitlines()])
    assert "there is no tree" in run("-m", "examples.benchmark", "tree")[2]


def test_what_fails_is_told_and_the_rest_goes_on(monkeypatch, capsys):
    assert measure.in_a_fresh_python("measure", "seconds_of", "no") is None
    monkeypatch.setattr(
        __main__, "in_a_fresh_python", lambda name, *arguments:
        None if name != "short" else FOUND["short"])
    with pytest.raises(SystemExit, match="benchmark: wide, scaling failed"):
        __main__.main(["wide", "scaling", "short"])
    assert "  2-h-1 SGD    " in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.once
def test_all_of_it():
    code, out, _ = run("-m", "examples.benchmark", "--quick", "--json",
                       "xor", "digits", "outputs", "map", *__main__.MORE)
    found = json.loads(out)
    assert code == 0 and set(__main__.MORE) <= set(found)
    assert min(found["starting"].values()) > 0 and len(found["bounds"]) > 30


def test_own_layers_go_the_readable_way():
    work = other_work.works(3)[0]
    assert isinstance(other_work.model_of(
        work.job, 1, other_work.OwnLayer).layers[0], other_work.OwnLayer)
    assert other_work.readable(work, 1)() is None
