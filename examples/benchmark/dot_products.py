"""The multiply-adds alone, in the fastest dot product of this Python."""

import math
import random
import time
from operator import mul

LENGTH = 1000


def looped(u, v, times):
    """As PyPy likes it. Each form: u . v, so many times."""
    for _ in range(times):
        total = 0.0
        for i in range(len(u)):
            total += u[i] * v[i]
    return total


def mapped(u, v, times):
    """As CPython up to 3.11 likes it."""
    for _ in range(times):
        total = sum(map(mul, u, v))
    return total


def by_sumprod(u, v, times):
    """From 3.12 on."""
    sumprod = math.sumprod
    for _ in range(times):
        total = sumprod(u, v)
    return total


def written_out():
    """u0 * v0 + u1 * v1 + ..., every number a local variable."""
    places = range(LENGTH)
    lines = ["def written(u, v, times):",
             f"    {', '.join([f'u{i}' for i in places])} = u",
             f"    {', '.join([f'v{i}' for i in places])} = v",
             "    for _ in range(times):",
             f"        total = {' + '.join([f'u{i} * v{i}' for i in places])}",
             "    return total"]
    names = {}
    exec("\n".join(lines), names)
    return names["written"]


def forms():
    """All that this Python has."""
    found = [looped, mapped, written_out()]
    return found + [by_sumprod] if hasattr(math, "sumprod") else found


def fastest(u, v):
    """The form that takes least time; of several turns the shortest."""
    best = {}
    for form in forms() * 5:
        start = time.perf_counter()
        form(u, v, 20)
        seconds = time.perf_counter() - start
        best[form] = min(seconds, best.get(form, seconds))
    return min(best, key=best.get)


def products(job, epochs):
    """As many multiply-adds as the job has, in long rows."""
    rng = random.Random(0)
    u, v = [[rng.random() for _ in range(LENGTH)] for _ in "uv"]
    form = fastest(u, v)
    times = max(1, round(epochs * job.products() / LENGTH))
    return lambda: form(u, v, times)
