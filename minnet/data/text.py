"""The bytes of a file as text, whichever program wrote them."""

import os
import re
import sys

# What other files begin with, and what they are.
NO_TEXT = [(b"PK\x03\x04", "a spreadsheet or zip file"),
           (b"\xd0\xcf\x11\xe0", "a spreadsheet of an old Excel"),
           (b"\x1f\x8b", "a compressed file"), (b"%PDF", "a PDF"),
           (b"\x89PNG", "a picture"), (b"SQLite", "a database")]
NO_TABLE = [(r"<\?xml", "an XML file"),
            ("<(!|html|head|body|table|div)", "a web page"),
            (r"{\\rtf", "a text document"), ("{", "a JSON file"),
            (r"\[\s*[\[{]", "a JSON file")]


def read_text(path):
    """(text, what to tell about it, or "") of a file; - is standard input.

    UTF-8 and UTF-16, with or without a byte order mark, else Latin-1 as
    Windows has it. Raises OSError, or ValueError if it is no table of text.
    """
    if not isinstance(path, (str, bytes)) and not hasattr(path, "__fspath__"):
        raise TypeError(f"the file is {path!r}; expected its name, such as"
                        " 'data.csv'")
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{path}: no such file in {os.getcwd()}") from None
    except IsADirectoryError:
        raise ValueError(f"{path}: this is a folder; expected a file in"
                         " it") from None
    for start, what in NO_TEXT:
        if data.startswith(start):
            raise ValueError(f"{path}: this is {what}, not a text file; save"
                             " the table as CSV")
    text, told = decoded(data)
    if text is None:
        raise ValueError(f"{path}: this is not a text file; in a spreadsheet,"
                         " save as CSV")
    for start, what in NO_TABLE:
        if re.match(start, text.lstrip(), re.I):
            raise ValueError(f"{path}: this is {what}, not a table; expected"
                             " lines such as 5.1,3.5,setosa")
    return text, told


def decoded(data):
    """(text, what to tell) of bytes; (None, "") if they are no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        codes = ["utf-16"]
    elif data[1:100:2].count(0) > len(data[:100]) // 4:
        codes = ["utf-16-le"]
    elif data[:100:2].count(0) > len(data[:100]) // 4:
        codes = ["utf-16-be"]
    else:
        codes = ["utf-8-sig", "cp1252", "latin-1"]
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        odd = [letter for letter in text[:10000]
               if letter < " " and letter not in "\t\n\r\f\x1a"]
        if "\0" in text or len(odd) > len(text[:10000]) // 100:
            break
        return text, {"utf-8-sig": "", "cp1252": "read as Latin-1",
                      "latin-1": "read as Latin-1"}.get(code, "UTF-16")
    return None, ""
