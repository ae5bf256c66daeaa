"""Exercises: python3 -m examples exercise [NAME [hint | solution]]

NAME puts the exercise into your folder, my_exercises, as a file with a gap;
once that is filled, the same command tells whether it is right. Each `hint`
tells a little more. --folder DIR is another folder.
"""

import json
import os
import runpy
import subprocess
import sys
import tempfile
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
GAP = "# your code here"
SECONDS = 20  # then it is taken for an endless loop
SLIP = 1e-9   # between numbers that are meant to be equal


def names():
    """Of all exercises, in order: 01_neuron, ..."""
    return sorted([file[:-3] for file in os.listdir(
        os.path.join(HERE, "exercises")) if file[:2].isdigit()])


def load(name):
    """What stands in the file of an exercise."""
    return runpy.run_path(os.path.join(HERE, "exercises", name + ".py"))


def title(exercise):
    """The first line of its text."""
    return exercise["TASK"].strip().split("\n")[0].strip('"').strip()


def given(exercise):
    """The student's file as it is at first."""
    return filled(exercise, exercise.get("START", GAP))


def filled(exercise, answer):
    """The student's file with an answer in its gap."""
    lines = []
    for line in exercise["TASK"].strip().split("\n"):
        if line.strip() == GAP:
            indent = line[:len(line) - len(line.lstrip())]
            lines += [(indent + one).rstrip()
                      for one in textwrap.dedent(answer).strip().split("\n")]
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def work_of(text, exercise, file="the solution"):
    """The names in a student's text, after it has run, and those of SETUP."""
    work = {"__name__": "exercise"}
    exec(compile(text, file, "exec"), work)
    exec(exercise.get("SETUP", ""), work)
    return work


def values_of(work, exercise):
    """The value of each case; an exception is one, too."""
    found = []
    for case in exercise["CASES"]:
        try:
            found.append(eval(case, work))
        except Exception as problem:
            found.append(problem)
    return found


def alike(a, b):
    """Equal, numbers nearly so; exceptions if they say the same."""
    if isinstance(a, Exception) or isinstance(b, Exception):
        return repr(a) == repr(b)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(alike, a, b))
    try:
        return abs(a - b) <= SLIP * max(1, abs(a), abs(b))
    except TypeError:
        return a == b


def verdict(text, exercise, file="your file"):
    """What is wrong with a student's text, in a sentence or more; "" if it
    is right."""
    try:
        work = work_of(text, exercise, file)
    except SyntaxError as problem:
        return (f"line {problem.lineno} can't be read: {problem.msg}\n"
                f"    {(problem.text or '').strip()}")
    except Exception as problem:
        return f"it stops with {described(problem, file)}"
    found = values_of(work, exercise)
    right = values_of(work_of(filled(exercise, exercise["SOLUTION"]),
                              exercise), exercise)
    if not all(map(alike, found, right)):
        for answer, words in exercise["WRONG"].items():
            wrong = work_of(filled(exercise, answer), exercise)
            if all(map(alike, found, values_of(wrong, exercise))):
                return words
        return first_difference(exercise["CASES"], found, right, file)
    return exercise.get("check", lambda work: None)(work) or ""


def first_difference(cases, found, right, file):
    """The first case that is not as expected, in words."""
    case, mine, expected = [
        (case, a, b) for case, a, b in zip(cases, found, right)
        if not alike(a, b)][0]
    if isinstance(mine, Exception):
        return f"{case} stops with {described(mine, file)}"
    if has_none(mine) and not has_none(expected):
        return (f"{case} gives {'' if mine is None else 'a '}None, nothing;"
                f" expected {short(expected)}. Is the gap still empty, or a"
                " `return` missing?")
    return f"{case} gives {short(mine)}; expected {short(expected)}"


def has_none(value):
    """None, or a list with one in it?"""
    return value is None or isinstance(value, (list, tuple)) and \
        any(map(has_none, value))


def short(value):
    """As it is typed, numbers with a few digits."""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, (list, tuple)):
        ends = "[]" if isinstance(value, list) else "()"
        return ends[0] + ", ".join(map(short, value)) + ends[1]
    return repr(value)


def described(problem, file):
    """An exception, and the student's line it comes from."""
    line, trace = None, problem.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{type(problem).__name__}: {problem}" + (
        f" (line {line})" if line else "")


# What the student's program is run by, so that an endless loop can be ended.
RUNNER = """
import json, sys
sys.path[:0] = [{here!r}, {root!r}]
import exercise
with open({path!r}, encoding="utf-8") as file:
    text = file.read()
said = exercise.verdict(text, exercise.load({name!r}), {path!r})
with open({result!r}, "w") as file:
    json.dump(said, file)
"""


def checked(name, path):
    """What is wrong with the file at path; "" if it is right. What it prints
    is shown."""
    handle, result = tempfile.mkstemp()
    os.close(handle)
    program = RUNNER.format(here=HERE, root=os.path.dirname(HERE), path=path,
                            name=name, result=result)
    try:
        subprocess.call([sys.executable, "-c", program], timeout=SECONDS)
        with open(result) as file:
            text = file.read()
        return json.loads(text) if text else \
            "it ended before it could be checked"
    except subprocess.TimeoutExpired:
        return (f"it still runs after {SECONDS} seconds: is there a loop that"
                " never ends?")
    finally:
        os.remove(result)


class Folder:
    """The student's: the files with gaps, and what is done so far."""

    def __init__(self, path):
        self.path = path
        self.notes = os.path.join(path, "progress.json")
        try:
            with open(self.notes, encoding="utf-8") as file:
                self.progress = dict(json.load(file))
        except (OSError, ValueError):
            self.progress = {}

    def note(self, name, **more):
        """Keep something about an exercise."""
        self.progress.setdefault(name, {}).update(more)
        os.makedirs(self.path, exist_ok=True)
        with open(self.notes, "w", encoding="utf-8") as file:
            json.dump(self.progress, file, indent=1)

    def of(self, name, what, usual=None):
        """What was kept."""
        return self.progress.get(name, {}).get(what, usual)

    def file(self, name):
        """Where the student's file is."""
        return os.path.join(self.path, name[3:] + ".py")

    def put(self, name):
        """The file with its gap; one that is there is never touched."""
        os.makedirs(self.path, exist_ok=True)
        with open(self.file(name), "x", encoding="utf-8") as file:
            file.write(given(load(name)))


def list_all(folder):
    """Every exercise, and which are done."""
    for name in names():
        mark = "x" if folder.of(name, "done") else " "
        print(textwrap.fill(f"[{mark}] {name} - {title(load(name))}", 79,
                            subsequent_indent=" " * 8))
    done = sum([bool(folder.of(name, "done")) for name in names()])
    print(f"\n{done} of {len(names())} done\n\npython3 -m examples exercise"
          f" neuron   puts one into the folder {folder.path},\nand checks it"
          " when you have filled its gap; `exercise neuron hint` helps.")


def tell(words):
    """In lines that fit."""
    for line in words.split("\n"):
        print(textwrap.fill(line, 79, subsequent_indent="    ",
                            break_long_words=False))


def begin_or_check(name, folder):
    """0 if it is put there or right, 1 if something is wrong."""
    if not os.path.exists(folder.file(name)):
        folder.put(name)
        print(f"{folder.file(name)} is yours now. Open it in an editor, fill"
              f" the gap, and\nrun the same command again. It begins:\n")
        print(textwrap.indent(given(load(name)), "    "), end="")
        return 0
    wrong = checked(name, folder.file(name))
    if wrong:
        folder.note(name, tries=folder.of(name, "tries", 0) + 1)
        tell(f"Not yet: {wrong}")
        print(f"\nA hint: python3 -m examples exercise {name[3:]} hint")
        return 1
    folder.note(name, done=True)
    rest = [one for one in names() if not folder.of(one, "done")]
    print("Right." + (f" Next: python3 -m examples exercise {rest[0][3:]}"
                      if rest else " All are done."))
    return 0


def hint(name, folder):
    """One more each time."""
    hints, shown = load(name)["HINTS"], folder.of(name, "hints", 0)
    for number, words in enumerate(hints[:shown + 1], 1):
        tell(f"{number}. {words}")
    folder.note(name, hints=min(shown + 1, len(hints)))
    print(f"\n{len(hints) - shown - 1} more: the same command again"
          if shown + 1 < len(hints) else "\nThat was the last hint: python3"
          f" -m examples exercise {name[3:]} solution")
    return 0


def main(words):
    """The exit code: 0, 1 if an answer is wrong, 2 for a wrong word."""
    place = "my_exercises"
    if "--folder" in words[:-1]:
        at = words.index("--folder")
        place = words[at + 1]
        del words[at:at + 2]
    folder = Folder(place)
    if not words:
        list_all(folder)
        return 0
    found = [name for name in names() if words[0] in (name, name[:2],
             name[:2].lstrip("0"), name[3:])]
    if not found or words[1:] not in ([], ["hint"], ["solution"]):
        print(f"there is no exercise {' '.join(words)!r}; `python3 -m examples"
              " exercise` lists them, and behind a name there may be `hint` or"
              " `solution`", file=sys.stderr)
        return 2
    if words[1:] == ["hint"]:
        return hint(found[0], folder)
    if words[1:] == ["solution"]:
        exercise = load(found[0])
        print(filled(exercise, exercise["SOLUTION"]), end="")
        return 0
    return begin_or_check(found[0], folder)
