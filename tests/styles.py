"""Are right layers called right, in whatever style they are written?

    python3 -m tests.styles [SEEDS] [WORD]

checks every style of examples/catalogue/right_layers.py SEEDS times, with other shapes
and numbers each time; then once more with a mistake, where all who use the
same formula have it: that must not be called right. All that a layer leads to
is compared before and after, to the last bit. WORD: only styles that have it
in their names. Prints a line for each bad case; exit code 1 if there are any.
"""

import collections
import importlib
import io
import multiprocessing
import os
import random
import signal
import sys
import time

from minnet import check_gradients
from tests.places import ROOT
from tests.state import difference, randomness, state_of

sys.path.insert(0, os.path.join(ROOT, "examples"))

from catalogue import right_layers  # noqa: E402

for name in ("right_containers", "right_programs", "right_numpy"):
    try:
        # It puts its styles into the CATALOGUE.
        importlib.import_module("catalogue." + name)
    except ImportError:
        if name != "right_numpy":
            raise

SECONDS = 20  # of computing, for one check

USED = []  # has the mistake been made?
RIGHT_SLOPES = right_layers.slopes
# Nothing is called right then.
ALWAYS_FAIR = "can't be looked at", "if the layer has windows"
GOOD, SAID = "right", "says why not"
ALARM, BLIND = "FALSE ALARM", "NOT ALL LOOKED AT"
CHANGED, UNCLEAR = "STATE CHANGED", "UNCLEAR"
SLOW, MISSED = "TOO SLOW", "MISTAKE CALLED RIGHT"


class Late(BaseException):
    """The time is over."""


def late(*_):
    raise Late


def wrong_slopes(x, weights, de_dy):
    """The mistake: slopes of the weights 1.5 times too large."""
    USED.append(True)
    de_dw, de_db, de_dx = RIGHT_SLOPES(x, weights, de_dy)
    return [[s + s / 2 for s in row] for row in de_dw], de_db, de_dx


def verdict(entry, arguments, broken):
    """(what came of it, a word on that)"""
    try:
        report = check_gradients(*arguments)
    except Late:
        return SLOW, f"more than {SECONDS} s"
    except Exception as problem:
        text = str(problem)
        clear = isinstance(problem, (TypeError, ValueError)) and \
            len(text) >= 30 and any([word in text for word in entry.fair])
        return SAID if clear else UNCLEAR, f"{type(problem).__name__}: {text}"
    said = entry.fair + ALWAYS_FAIR
    if not (report.ok or report.wrong) and any([
            word in " ".join(report.text.split()) for word in said]):
        return SAID, report.text
    if broken:
        return (MISSED if report.ok and USED else GOOD), report.text
    if not report.ok:
        return ALARM, report.text
    learned = getattr(entry.factory, "learned", 0)
    blocks = report.blocks[:-1]  # without the input
    count = sum([block.count for block in blocks])
    if count != learned:
        return BLIND, f"{count} of {learned} learned numbers: " + ", ".join(
            [block.title for block in blocks])
    return GOOD, report.text


def one_case(place, seed, broken=False):
    """(what came of it, a word on that, what has changed, seconds)"""
    entry = right_layers.CATALOGUE[place]
    USED.clear()
    right_layers.slopes = wrong_slopes if broken else RIGHT_SLOPES
    random.seed(seed)
    arguments = entry.factory(random.Random(seed))
    (before, _), drawn = state_of(arguments), randomness()
    signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    start, sys.stdout = time.process_time(), io.StringIO()  # some print
    try:
        came, text = verdict(entry, arguments, broken)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except Late:
        came, text = SLOW, f"more than {SECONDS} s"
    seconds, sys.stdout = time.process_time() - start, sys.__stdout__
    change = difference(before, state_of(arguments)[0])
    if randomness() != drawn:
        change = change or "the random numbers to come are others"
    return came, text, change, seconds


def job_done(job):
    """The name of the style, the job, what came of it."""
    return right_layers.CATALOGUE[job[0]].name, job, one_case(*job)


def styles(seeds, pool, word=""):
    """(Counter of what came of all cases, a line for each bad style)

    Of the counter, (what, broken) tells how often that came; "cases",
    "mistakes", "failed" and "slowest" (in seconds) tell the rest.
    """
    jobs = [(place, seed, broken)
            for place, entry in enumerate(right_layers.CATALOGUE)
            if word in entry.name
            for seed in range(seeds) for broken in (False, True)
            if not broken or hasattr(entry.factory, "is_linear")]
    counts, bad = collections.Counter(slowest=0), {}
    for name, (_, seed, broken), (came, text, change, seconds) in \
            pool.imap(job_done, jobs, 4):
        found = [(came, text)] * (came not in (GOOD, SAID)) + [
            (CHANGED, change)] * (change is not None)
        counts.update(["mistakes" if broken else "cases", (came, broken)]
                      + [(CHANGED, broken)] * (change is not None)
                      + ["failed"] * bool(found))
        counts["slowest"] = max(counts["slowest"], seconds)
        for what, note in found:
            bad.setdefault((what, name), []).append((seed, note))
    return counts, sorted([
        f"{what}: {name} ({len(notes)} times, seed {notes[0][0]}): "
        + notes[0][1].replace("\n", " | ")
        for (what, name), notes in bad.items()])


def table(counts):
    """The counts as a Markdown table."""
    right, wrong = [[counts[what, broken] for what in (
        GOOD, SAID, ALARM, BLIND, MISSED, UNCLEAR, SLOW, CHANGED)]
        for broken in (False, True)]
    return ["| layers | called right | called wrong | says why it can't tell"
            " | not all looked at | unclear exceptions | too slow"
            " | state changed |", "|---|---|---|---|---|---|---|---|",
            "| {} right ones | {} | {} | {} | {} | {} | {} | {} |".format(
                counts["cases"], right[0], right[2], right[1], right[3],
                *right[5:]),
            "| {} wrong ones | {} | {} | {} | - | {} | {} | {} |".format(
                counts["mistakes"], wrong[4], wrong[0], wrong[1], *wrong[5:])]


def main(arguments):
    """Returns the exit code."""
    seeds = int(arguments[0]) if arguments else 3
    with multiprocessing.Pool() as pool:
        counts, lines = styles(seeds, pool, *arguments[1:2])
    print("\n".join(lines + [""] * bool(lines) + table(counts)))
    if "numpy" not in sys.modules:
        print("There is no NumPy here: its styles are left out.")
    print(f"{len(right_layers.CATALOGUE)} styles; the slowest check took"
          f" {counts['slowest']:.1f} s")
    failed = counts["failed"]
    print(f"{counts['cases'] + counts['mistakes'] - failed} passed,"
          f" {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
