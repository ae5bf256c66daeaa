"""Lets the contenders of some jobs take turns."""

import gc
import importlib
import json
import os
import random
import subprocess
import sys
import time

from .convolution import ConvolutionJob
from .jobs import digits_jobs, spiral_jobs, wide_jobs, xor_jobs
from .other_work import works

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
# What is compared with each other takes turns in one Python: a function of
# the number of examples, and their number.
GROUPS = {"xor": (xor_jobs, 1000), "spiral": (spiral_jobs, 300),
          "digits": (digits_jobs, 1500), "wide": (wide_jobs, 128),
          "convolution": (lambda count: [ConvolutionJob(count)], 1500),
          "other": (works, 1500)}
# Names of all jobs, to choose from without reading any data.
NAMES = {"xor": ["xor-sgd", "xor-start", "xor-decay", "xor-momentum",
                 "xor-adam", "xor-dropout", "xor-elu", "xor-bce"],
         "spiral": ["spiral-sgd", "spiral-adam"],
         "digits": ["digits-sgd", "digits-ce", "digits-adam"],
         "wide": ["wide"], "convolution": ["convolution"],
         "other": ["outputs", "gradients", "map"]}

# The time that this process got, if it is told exactly: on a busy machine
# others' time is not counted.
clock = time.process_time \
    if time.get_clock_info("process_time").resolution < 1e-5 \
    else time.perf_counter


def seconds_of(function):
    """How long it takes once, from the same random numbers each time."""
    random.seed(1)
    start = clock()
    function()
    return clock() - start


def way_named(name):
    """The function of "with_lists.lists"; ImportError if it lacks a
    library."""
    module, function = name.split(".")
    return getattr(importlib.import_module("." + module, __package__),
                   function)


def contenders(jobs):
    """([(job, name, way)], {name: why it is left out}): those that are
    there and take this job. Each has run once: imports, compiling."""
    found, skipped = [], {}
    for job in jobs:
        for name in job.ways:
            shown = name.split(".")[1]
            try:
                way = way_named(name)
                run = way(job, 1)
            except ImportError as problem:
                skipped[shown] = str(problem)
                continue
            if run is not None:
                run()
                found.append((job, shown, way))
    return found, skipped


def measured(jobs, turns, at_least, least=1, most=30):
    """({job: {way: seconds of an epoch}}, {way left out: why}).

    A turn is a training from the start, of as many epochs as fit into
    `at_least` seconds, from `least` to `most`; the shortest turn counts.
    """
    found, skipped = contenders(jobs)
    # What the imports left behind shall not be looked through again and
    # again while the ways that make many objects are running.
    gc.collect()
    getattr(gc, "freeze", gc.collect)()
    running = []
    for job, name, way in found:
        once = seconds_of(way(job, 1))
        epochs = max(least, min(most, int(at_least / max(once, 1e-9))))
        running.append((job, name, way, epochs))
    times = {job.name: {} for job in jobs}
    for _ in range(turns):
        for job, name, way, epochs in running:
            seconds = seconds_of(way(job, epochs)) / epochs
            best = times[job.name].get(name, seconds)
            times[job.name][name] = min(best, seconds)
    return times, skipped


def group_measured(group, names, quick):
    """[times, skipped, {job: what it is}, versions] of the jobs that are
    named, of one group."""
    make, count = GROUPS[group]
    jobs = [job for job in make(count // 10 if quick else count)
            if job.name in names]
    times, skipped = measured(jobs, *((1, 0) if quick else (3, 0.2, 5)))
    versions = {name: sys.modules[name].__version__
                for name in ("minnet", "numpy", "torch", "sklearn")
                if name in sys.modules}
    return [times, skipped, {job.name: str(job) for job in jobs}, versions]


def in_a_fresh_python(module, function, *arguments):
    """What a function of a module in here gives, in a Python of its own, so
    that nothing runs between the leftovers of another; one thread each.
    None if it fails there; then it has said why."""
    code = ("import json, sys\n"
            f"from examples.benchmark import {module}\n"
            "arguments = json.loads(sys.argv[1])\n"
            f"result = {module}.{function}(*arguments)\n"
            "print(json.dumps(result))")
    try:
        lines = printed(code, json.dumps(arguments)).splitlines()
    except subprocess.CalledProcessError:
        return None
    return json.loads(lines[-1])


def printed(code, *arguments):
    """What a fresh Python prints that runs the code."""
    environment = dict(os.environ, OMP_NUM_THREADS="1",
                       OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.check_output(
        [sys.executable, "-c", code] + list(arguments), cwd=ROOT,
        universal_newlines=True, env=environment)
