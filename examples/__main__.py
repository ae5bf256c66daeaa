"""Runs the lessons: python3 -m examples [NAME]"""

import ast
import os
import runpy
import sys
import textwrap
import traceback

FOLDER = os.path.dirname(os.path.abspath(__file__))
HOW = """
python3 -m examples xor   runs one: its number, name or a part of the name
python3 -m examples all   runs all of them
--save DIR                after the name: write the pictures as SVG, too
python3 -m examples exercise        lists the exercises
python3 -m examples notebooks DIR   writes the lessons as notebooks
python3 -m examples handouts DIR    writes pages to print"""


def lessons():
    """The names of all lessons, in order: 01_one_neuron, ..."""
    return sorted([file[:-3] for file in os.listdir(FOLDER)
                   if file[:2].isdigit() and file[2:3] == "_"
                   and file.endswith(".py")])


def path_of(lesson):
    """The file of a lesson."""
    return os.path.join(FOLDER, lesson + ".py")


def description(lesson):
    """The first line of its docstring."""
    with open(path_of(lesson), encoding="utf-8") as file:
        return ast.get_docstring(ast.parse(file.read())).split("\n")[0]


def matching(name):
    """The lessons meant by a number, a name or a part of a name."""
    exact = [lesson for lesson in lessons()
             if name in (lesson, lesson[:2], lesson[:2].lstrip("0"),
                         lesson[3:])]
    return exact or [lesson for lesson in lessons() if name in lesson]


def run(lesson, arguments=()):
    """Run a lesson as `python3 examples/LESSON.py ARGUMENTS` would."""
    sys.argv = [path_of(lesson)] + list(arguments)
    runpy.run_path(path_of(lesson), run_name="__main__")


def run_all(arguments):
    """Run all lessons; returns the names of those that failed."""
    failed = []
    for lesson in lessons():
        print("\n=== " + lesson)
        try:
            run(lesson, arguments)
        except SystemExit as end:
            if end.code:
                failed.append(lesson)
        except Exception:
            traceback.print_exc()
            failed.append(lesson)
    return failed


def save_last(words):
    """The same words, --save DIR at the end."""
    if "--save" not in words[:-1]:
        return words
    place = words.index("--save")
    return words[:place] + words[place + 2:] + words[place:place + 2]


def takes_words(lesson):
    """Does it look at words behind its name?"""
    with open(path_of(lesson), encoding="utf-8") as file:
        return "argv" in file.read().replace("here.arguments", "argv")


def main(arguments):
    """Returns the exit code: 0, 1 if a lesson failed, 2 for a wrong name."""
    arguments = save_last(arguments)
    if not arguments:
        for lesson in lessons():
            print(textwrap.fill(lesson + " - " + description(lesson), 79,
                                subsequent_indent=" " * 5))
        print(HOW)
        return 0
    sys.path.insert(0, FOLDER)
    name = arguments[0]
    if name == "exercise":
        import exercise
        return exercise.main(arguments[1:])
    if name == "handouts":
        import handouts
        return handouts.main(arguments[1:])
    if name == "notebooks":
        import notebooks
        return notebooks.main(arguments[1:])
    if name == "all":
        failed = run_all(arguments[1:])
        if failed:
            print("failed:", ", ".join(failed), file=sys.stderr)
        return 1 if failed else 0
    found = matching(name)
    if len(found) != 1:
        text = "%r fits %s lesson; choose one of: %s" % (
            name, "more than one" if found else "no",
            ", ".join(found or lessons()))
        print(textwrap.fill(text, 79), file=sys.stderr)
        return 2
    rest = [word for word in arguments[1:] if word != "--save"]
    if len(rest) > ("--save" in arguments) and not takes_words(found[0]):
        print(f"{found[0]} takes nothing but --save DIR; got"
              f" {' '.join(arguments[1:])}", file=sys.stderr)
        return 2
    try:
        run(found[0], arguments[1:])
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has left, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
