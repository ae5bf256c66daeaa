"""A block without what only checks: for pasting, by rule, from the source.

- A statement that is a call of a check_ function is left out, and so is what
  stands above a class and begins with @takes_: pasted classes take batches.
- `with check_...:` and `with TrainingGuard(...) as guard:` are left out; what
  stands in them is not. guard.method(a, ...) reads a, since such a method
  hands on what it is given; guard as an argument is left out, and so are
  `validation` and what follows among parameters, which only the guard takes.
- A method that only hands on to a function of support/, as Model.summary
  does, is left out.
- Docstrings keep their words, shapes and equations; examples, and paragraphs
  on what is raised or reported, are left out.
- Where the source tries to import what MicroPython has not, only the import
  is left, except in the portable form.
"""

import ast
import io
import re
import tokenize

LEFT_OUT = (">>>", "Raises ", "`progress` is ", "`validation` is ",
            "`checkpoint` is ", "`learning_rate` is ")  # paragraphs


def without_checks(block, support, portable=False):
    """The text of a block after these rules. `support` holds the names of
    functions whose sole use makes a method one to leave out."""
    text = block.text
    if not portable and text[:5] == "try:\n" and "except ImportError" in text:
        return text.split("\n")[1].strip()
    if block.file[:7] == "support" or block.name[:6] == "check_":
        return text  # it is what checks, whole if it is asked for
    for rule in (shorter_docstrings, without_guard, without_check_calls):
        text = rule(text)
    return without_methods(text, support)


def statements(text):
    """(first token, second token, first line, last line) of each one."""
    found, words = [], []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            found.append((words[0].string, words[1:] and words[1].string,
                          words[0].start[0] - 1, token.start[0]))
            words = []
        elif token.type not in (tokenize.NL, tokenize.COMMENT,
                                tokenize.INDENT, tokenize.DEDENT):
            words.append(token)
    return found


def without_check_calls(text):
    """No statement that only checks, no `with` that does."""
    lines = text.split("\n")
    for first, second, start, end in reversed(statements(text)):
        if first[:6] == "check_" and second == "(":
            alone = lines[start - 1].endswith(":") and (
                indent((lines + [""])[end]) < indent(lines[start]))
            lines[start:end] = [" " * indent(lines[start]) + "pass"] * alone
        elif first == "@" and second[:6] == "takes_":
            del lines[start:end]
        elif first == "with" and (second[:6] == "check_"
                                  or second == "TrainingGuard"):
            depth, place = indent(lines[start]), end
            while place < len(lines) and indent(lines[place]) > depth:
                lines[place] = lines[place][4:]
                place += 1
            del lines[start:end]
    return "\n".join(lines)


def indent(line):
    """How far a line is indented."""
    return len(line) - len(line.lstrip())


def without_guard(text):
    """guard.method(a, ...) reads a; guard as an argument is left out."""
    while True:
        call = re.search(r"\bguard\.\w+\(", text)
        if not call:
            return re.sub(r", guard\)|,\s+validation=None, [^)]*\)", ")",
                          text)
        # The argument ends with a comma or bracket that is not its own.
        place, depth = call.end(), 0
        while depth or text[place] not in ",)":
            depth += (text[place] in "([") - (text[place] in ")]")
            place += 1
        argument = text[call.end():place]
        while depth or text[place] != ")":
            depth += (text[place] in "([") - (text[place] in ")]")
            place += 1
        text = text[:call.start()] + argument + text[place + 1:]


def without_methods(text, support):
    """No method that does nothing but hand on to support/."""
    tree, lines = ast.parse(text), text.split("\n")
    for kind in tree.body:
        if not isinstance(kind, ast.ClassDef):
            continue
        starts = [min([node.lineno] + [decorator.lineno for decorator in
                                       getattr(node, "decorator_list", [])])
                  for node in kind.body] + [len(lines) + 1]
        for node, start, end in reversed(list(zip(kind.body, starts,
                                                  starts[1:]))):
            if isinstance(node, ast.FunctionDef) and len(node.body) == 2 and \
                    support & {name.id for name in ast.walk(node.body[1])
                               if isinstance(name, ast.Name)}:
                del lines[start - 1:end - 1]
    return "\n".join(lines)


def shorter_docstrings(text):
    """Docstrings without the paragraphs that are examples or tell what is
    raised or reported, or only lead up to an example."""
    def kept(found):
        paragraphs = re.split(r"\n\s*\n", found.group(2).rstrip())
        shown = [not part.lstrip().startswith(LEFT_OUT)
                 for part in paragraphs]
        good = [part for part, show, after in zip(
            paragraphs, shown, shown[1:] + [True])
            if show and (after or not part.endswith(":"))]
        doc = "\n\n".join(good)
        if found.group(2)[-1:].isspace() and (
                "\n" in doc or len(found.group(1) + doc) > 73):
            doc += "\n" + found.group(1)
        return found.group(1) + '"""' + doc + '"""'

    return re.sub(r'(?m)^( *)"""((?:.|\n)*?)"""', kept, text)
