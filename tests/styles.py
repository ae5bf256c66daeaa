"""Are right layers called right, in whatever style they are written?

    python3 -m tests.styles [SEEDS] [WORD]

checks every style of examples/right_layers.py SEEDS times, with other shapes
and numbers each time; then once more with a mistake, where all who use the
same formula have it: that must not be called right. All that a layer leads to
is compared before and after, to the last bit. WORD: only styles that have it
in their names. Prints a line for each bad case; exit code 1 if there are any.
"""

import array
import collections
import decimal
import fractions
import io
import multiprocessing
import os
import random
import signal
import struct
import sys
import time
import types
import weakref

from minnet import check_gradients
from tests.places import ROOT

sys.path.insert(0, os.path.join(ROOT, "examples"))

import right_layers  # noqa: E402
import right_containers  # noqa: E402,F401

try:
    import right_numpy  # noqa: F401
    ARRAYS = sys.modules["numpy"].ndarray, sys.modules["numpy"].generic
except ImportError:
    ARRAYS = ()

SECONDS = 20  # for one check

GOOD, SAID = "right", "says why not"
ALARM, BLIND = "FALSE ALARM", "NOT ALL LOOKED AT"
CHANGED, UNCLEAR = "STATE CHANGED", "UNCLEAR"
SLOW, MISSED = "TOO SLOW", "MISTAKE CALLED RIGHT"

SIMPLE = (int, str, bytes, bool, type(None), complex, range, type(...),
          decimal.Decimal, fractions.Fraction)


class Late(BaseException):
    """The time is over."""


def bits(value):
    """A float to the last bit, another simple value by its repr."""
    if isinstance(value, float):
        return struct.pack("d", value)
    return repr(value)


def own_class(kind):
    """Is it a class of the catalogue, not one of Python's?"""
    return getattr(kind, "__module__", "").startswith(("right_", "tests"))


def inside(thing):
    """(what it is made of, by name; its own bits)"""
    parts, own = [], None
    if isinstance(thing, dict) or type(thing).__name__ == "mappingproxy":
        parts = [("key", key) for key in thing] + [
            (f"[{key!r:.20}]", value) for key, value in dict.items(thing)] \
            if isinstance(thing, dict) else list(thing.items())
    elif isinstance(thing, (list, tuple, collections.deque)):
        parts = [(f"[{k}]", part)
                 for k, part in enumerate(type(thing).__mro__ and
                                          _iter(thing))]
    elif isinstance(thing, (set, frozenset)):
        own = sorted(map(repr, thing))
        parts = [("member", part) for part in thing]
    elif isinstance(thing, (array.array, bytearray, memoryview)):
        own = bytes(thing)
    elif isinstance(thing, random.Random):
        own = hash(thing.getstate())
    elif isinstance(thing, types.MethodType):
        parts = [("self", thing.__self__)]
    elif isinstance(thing, types.FunctionType):
        parts = [(name, cell.cell_contents) for name, cell in zip(
            thing.__code__.co_freevars, thing.__closure__ or ())
            if cell != types.CellType()]
        parts += [("default", thing.__defaults__)]
        parts += [(name, thing.__globals__[name])
                  for name in thing.__code__.co_names
                  if isinstance(thing.__globals__.get(name), (list, float))]
    elif isinstance(thing, weakref.ref):
        parts = [("target", thing())]
    elif isinstance(thing, io.IOBase):
        own = thing.closed or thing.tell() if thing.seekable() else None
    elif isinstance(thing, ARRAYS):
        parts, own = numpy_inside(thing)
    elif type(thing).__module__.startswith("numpy.random"):
        own = repr(getattr(thing, "bit_generator", thing).state
                   if hasattr(thing, "bit_generator") else thing.get_state())
    elif type(thing).__name__ == "partial":
        parts = [("func", thing.func), ("args", thing.args),
                 ("keywords", thing.keywords)]
    if isinstance(thing, type):
        if own_class(thing):
            parts = [(name, value) for name, value in vars(thing).items()
                     if not name.startswith("__") or name == "__slots__"]
            parts += [("base", base) for base in thing.__bases__]
        return parts, own
    if own_class(type(thing)):
        parts.append(("class", type(thing)))
    for kind in type(thing).__mro__:
        slots = vars(kind).get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                if name.startswith("__"):
                    name = f"_{kind.__name__}{name}"
                try:
                    parts.append((name, object.__getattribute__(thing, name)))
                except AttributeError:
                    parts.append((name, "not there"))
    try:
        held = object.__getattribute__(thing, "__dict__")
    except AttributeError:
        held = {}
    parts += list(held.items())
    return parts, own


def _iter(thing):
    """The members, past any __iter__ or __getitem__ of its own."""
    for kind in (list, tuple, collections.deque):
        if isinstance(thing, kind):
            return kind.__iter__(thing)


def numpy_inside(value):
    """The bits of an array, also those of the array it is a view of."""
    parts = [("base", value.base)]
    if value.dtype == object:
        return parts + list(enumerate(value.flat)), value.shape
    return parts, (value.tobytes(), value.dtype.str, value.shape,
                   value.strides, value.flags.writeable)


def state_of(thing):
    """All that it leads to: {id: (path, type, bits, ids of its parts)}, and
    a list of it all that keeps the ids from being given to others."""
    found, alive, waiting = {}, [], [("", thing)]
    while waiting:
        path, part = waiting.pop()
        if id(part) in found or isinstance(part, (
                types.ModuleType, types.BuiltinFunctionType)) or \
                type(part).__module__ in ("logging", "_thread", "enum"):
            continue
        alive.append(part)
        if isinstance(part, SIMPLE) or type(part) is float:
            found[id(part)] = path, type(part), bits(part), ()
            continue
        parts, own = inside(part)
        if isinstance(part, float):
            own = bits(float(part))
        # A number may be another object, if it is the same to the last bit.
        found[id(part)] = path, type(part), own, [
            (name, bits(inner) if type(inner) is float or
             isinstance(inner, SIMPLE) else id(inner))
            for name, inner in parts]
        waiting += [(path + (name if str(name)[0] == "[" else f".{name}"),
                     inner) for name, inner in parts]
    return found, alive


def difference(before, after):
    """The path of the first that is not as it was, or None."""
    for key, (path, kind, own, parts) in before.items():
        if not parts and own is not None and key not in after:
            continue  # a number, told by who holds it
        if after.get(key, (0,))[1:] != (kind, own, parts):
            if key in after:
                other = after[key]
                for one, two in zip(parts, other[3]):
                    if one != two:
                        return f"{path or 'it'}, {one} to {two}"[:100]
                return f"{path or 'it'} itself" if len(parts) == len(
                    other[3]) else f"{path or 'it'}: {len(parts)} to" \
                    f" {len(other[3])} parts"
            return f"{path or 'it'} is gone"
    return None


def randomness():
    """The states of the common generators."""
    numpy = sys.modules.get("numpy")
    return random.getstate(), numpy and repr(numpy.random.get_state())


def wrong_slopes(x, weights, de_dy, right=right_layers.slopes):
    """The mistake: slopes of the weights 1.5 times too large."""
    de_dw, de_db, de_dx = right(x, weights, de_dy)
    return [[1.5 * s for s in row] for row in de_dw], de_db, de_dx


def learned_numbers(report):
    """How many numbers were looked at, besides the input."""
    return sum([block.count for block in report.blocks
                if block.title != "input"])


def verdict(entry, arguments, broken):
    """(what came of it, a word on that)"""
    learned = getattr(entry.factory, "learned", 0)
    try:
        report = check_gradients(*arguments)
    except (TypeError, ValueError) as problem:
        text = f"{type(problem).__name__}: {problem}"
        if any([word in text for word in entry.fair]):
            return SAID, text
        return UNCLEAR, text
    except Late:
        return SLOW, f"more than {SECONDS} s"
    except Exception as problem:
        return UNCLEAR, f"{type(problem).__name__}: {problem}"
    if any([word in report.text for word in entry.fair]) and not report.ok \
            and not report.wrong:
        return SAID, report.text
    if broken:
        return (MISSED if report.ok else GOOD), report.text
    if not report.ok:
        return ALARM, report.text
    count = learned_numbers(report)
    if count != learned:
        return BLIND, f"{count} of {learned} learned numbers: " + ", ".join(
            [block.title for block in report.blocks])
    return GOOD, report.text


def one_case(place, seed, broken=False):
    """(place, seed, broken, what came of it, a word on that, seconds)"""
    entry = right_layers.CATALOGUE[place]
    right_layers.slopes = wrong_slopes if broken else \
        wrong_slopes.__defaults__[0]
    random.seed(seed)
    arguments = entry.factory(random.Random(seed))
    before, alive = state_of(arguments)
    drawn = randomness()
    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    start, sys.stdout = time.time(), io.StringIO()  # some of them print
    try:
        came, text = verdict(entry, arguments, broken)
        signal.alarm(0)
    except Late:
        came, text = SLOW, f"more than {SECONDS} s"
    seconds, sys.stdout = time.time() - start, sys.__stdout__
    after, _ = state_of(arguments)
    change = difference(before, after) or difference(after, before)
    if randomness() != drawn:
        change = change or "the random numbers to come"
    return place, seed, broken, came, text, change, seconds


def late(*_):
    raise Late


def work(job):
    return one_case(*job)


def styles(seeds, pool, word=""):
    """(cases, Counter of what came of them, lines on the bad ones)"""
    names = [entry.name for entry in right_layers.CATALOGUE]
    places = [k for k, name in enumerate(names) if word in name]
    jobs = [(place, seed, broken) for place in places
            for seed in range(seeds) for broken in (False, True)
            if not broken or seed < 3 and
            hasattr(right_layers.CATALOGUE[place].factory, "is_linear")]
    counts, lines, slowest, failed = collections.Counter(), {}, 0, 0
    for place, seed, broken, came, text, change, seconds in \
            pool.imap(work, jobs, 4):
        slowest = max(slowest, seconds)
        counts["mistakes" if broken else "cases"] += 1
        counts[came, broken] += 1
        counts[CHANGED, False] += change is not None
        bad = came not in (GOOD, SAID)
        failed += bad or change is not None
        for what, note in ((came, text), ) * bad + (
                (CHANGED, change), ) * bool(change):
            key = names[place], what
            lines.setdefault(key, []).append(
                (seed, " | ".join(str(note).split("\n"))))
    texts = [f"{what}: {name} ({len(notes)} times, seed {notes[0][0]}):"
             f" {notes[0][1]}" for (name, what), notes in lines.items()]
    counts["slowest"], counts["failed"] = slowest, failed
    return counts, texts


def main(arguments):
    """Returns the exit code."""
    seeds = int(arguments[0]) if arguments else 3
    word = arguments[1] if len(arguments) > 1 else ""
    with multiprocessing.Pool() as pool:
        counts, lines = styles(seeds, pool, word)
    print("\n".join(sorted(lines)))
    if not ARRAYS:
        print("There is no NumPy here: its styles are left out.")
    bad = {}
    for key, count in counts.items():
        if isinstance(key, tuple) and key[0] not in (GOOD, SAID) and count:
            bad[key[0]] = bad.get(key[0], 0) + count
    print(f"{len(right_layers.CATALOGUE)} styles, {counts['cases']} checks of"
          f" right layers: {counts[GOOD, False]} right,"
          f" {counts[SAID, False]} say why not; {counts['mistakes']} of wrong"
          f" ones; the slowest took {counts['slowest']:.1f} s")
    print(", ".join([f"{count} {what}" for what, count in bad.items()]))
    total = counts["cases"] + counts["mistakes"]
    failed = counts["failed"]
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
