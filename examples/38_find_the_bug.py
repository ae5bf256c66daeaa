"""A layer with a mistake in it, for you to find.

Each run shows the source of a broken layer and what check_gradients says of
it, but not what the mistake is called. `python3 -m examples find_the_bug`
takes another one each day, with a number such as 7 that one, and with --tell
the answer is printed too.
"""

import here  # finds minnet in the folder above
import datetime
import inspect
import random
import sys

from catalogue import bugs
from minnet import check_gradients, draw

BUGS = len(bugs.CATALOGUE)
ORDER = random.Random(0).sample(range(BUGS), BUGS)  # mixed: no kind by kind


def source(kind):
    """A class as if it had no base: all its methods, its own and others."""
    methods = {}
    for parent in reversed(kind.__mro__[:-1]):  # all but object
        methods.update(vars(parent))
    lines = [f"class Layer:\n    \"\"\"{kind.__bases__[0].__doc__}\"\"\"\n"]
    lines += [inspect.getsource(method) for method in methods.values()
              if inspect.isfunction(method)]
    return "\n".join(lines)


def report(case):
    """What check_gradients says: of the slopes, why, and as a picture."""
    found = check_gradients(*case)
    slopes, _, answer = str(found).partition("likely mistake:")
    name = type(case[0]).__name__
    points = [([float(entry.expected.low), float(entry.yours)],
               entry.verdict) for block in found.blocks
              for entry in block.entries]
    picture = draw.scatter(
        points, title="right slopes lie on the diagonal",
        x_label="expected", y_label="yours") if points else None
    return (slopes.rstrip().replace(name, "Layer"), " ".join(answer.split()),
            picture)


def main(number=None, tell=False, seed=None):
    if seed is None:
        seed = datetime.date.today().toordinal()
    if number is None:
        number = random.Random(seed).randint(1, BUGS)
    if not 1 <= number <= BUGS:
        sys.exit(f"there are bugs 1 to {BUGS}; {number} is none of them")
    key, factory = bugs.CATALOGUE[ORDER[number - 1]]
    case = factory(random.Random(number))
    kind = type(case[0])
    here.say(f"Bug {number} of {BUGS}: what is wrong here? (Not linear,"
             " matmul and the like.)")
    here.lines(f"\n{source(kind)}")
    slopes, answer, picture = report(case)
    here.lines(slopes)
    if picture:
        here.save("slopes", picture)
    if slopes.count("WRONG") == 1:
        here.say("These slopes are right; the mistake shows in a second call,"
                 " in the step, or in the lists of the caller.")
    if tell:
        print(f"\nthe mistake: {key}")
        for line in (f"class {kind.__name__}: {kind.__doc__}",
                     f"check_gradients says: {answer or 'nothing more'}"):
            here.say(line)
    else:
        here.ask("what is the mistake, and which line would you change? The"
                 f" answer: python3 -m examples find_the_bug {number}"
                 " --tell")


if __name__ == "__main__":
    here.say(__doc__)
    print()
    words = [word for word in here.arguments() if word != "--tell"]
    if not all([word.isdigit() for word in words]):
        sys.exit(f"there are bugs 1 to {BUGS}; {words[0]!r} is none of them")
    main(*map(int, words[:1]), tell="--tell" in here.arguments())
