"""Before a training runs: importing, the first training, memory."""

import sys

from .measure import printed

CLOCK = ("import time\nstart = time.perf_counter()\n{}\n"
         "print(time.perf_counter() - start)")
XOR = ("from minnet import *\nfrom minnet.data import xor_points\n"
       "def run(unrolled=True):\n"
       " Model([FCLayer(2, 64), ReLUActivation(), FCLayer(64, 1)], 1, 5,"
       " 0.01).train(xor_points(1000), progress=None, unrolled=unrolled)\n")
MEMORY = ("import tracemalloc\ntracemalloc.start()\n" + XOR
          + "run()\nprint(tracemalloc.get_traced_memory()[1])")


def least(code, turns):
    """The least of the numbers that some fresh Pythons print."""
    return min([float(printed(code)) for _ in range(turns)])


def measured(quick):
    """{what: a number}; each in fresh Pythons."""
    turns = 2 if quick else 9
    printed("import minnet")  # writes the bytecode
    found = {
        "ms to import minnet": 1000 * least(
            CLOCK.format("import minnet"), turns),
        "ms for the first epoch of XOR, compiling included": 1000 * least(
            XOR + CLOCK.format("run()"), turns),
        "ms for the first epoch of XOR, the readable way": 1000 * least(
            XOR + CLOCK.format("run(False)"), turns)}
    if sys.implementation.name == "cpython":  # PyPy has no tracemalloc
        found["megabytes at the most, of that"] = least(MEMORY, 1) / 1e6
    return found
