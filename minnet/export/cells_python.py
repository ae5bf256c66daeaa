"""How the cells of a row are read: Python that goes along with formulas.

The data room reads in the same way; the tests compare them. A reader gives
the numbers of a cell, or None if it can't tell any.
"""

CELLS_PYTHON = {"plain": '''\
def plain(text):
    try:
        value = float(text)
    except ValueError:
        return None
    return value if value - value == 0 and "_" not in text else None
''', "is_missing": '''\
def is_missing(text):
    return text.lower() in ["", "?", "na", "n/a", "#n/a", "<na>", "nan",
                            "null", "-", "--", "\\u2013", "\\u2014"]
''', "text_of": '''\
def text_of(cell):
    if cell is None or cell != cell:
        return ""
    if cell in (float("inf"), -float("inf")):
        raise ValueError("%s is no cell" % cell)
    if isinstance(cell, (str, bool)) or int(cell) != cell:
        return str(cell).strip()
    return str(int(cell))
''', "fold": '''\
def fold(text):
    return " ".join(text.lower().split())
''', "read_number": r'''
MONEY = r"(?:US)?[$\u20ac\xa3\xa5\u20b9]|USD|EUR|GBP|CHF|INR|JPY|Rs\.?"
NUMBER = (r"(%s)? ?([-+]?) ?(%s)? ?([\d.,' ]*\d)([eE][-+]?\d+)?"
          r" ?(%s|%%|\xb0[CF]?|[^\W\d_][^\s\d]{0,6}[23]?)?$"
          % (MONEY, MONEY, MONEY))
DIGITS = (r"(\d+|[1-9]\d?\d?([,' ])\d{3}(\2\d{3})*|[1-9]\d?(,\d\d)+,\d{3})?"
          r"(\.\d+)?$")


def read_number(cell, style, unit):
    text = text_of(cell)
    if text and not isinstance(cell, str):
        return [float(cell)]
    if style != "comma" or not re.match(
            r"[-+]?[1-9]\d?\d?(\.\d{3})+$", text):
        value = plain(text)
        if value is not None and (style != "comma" or "." not in text):
            return [value]
    for old, new in zip("\u2212\u2013\xa0\u202f\u2009\u2019", "--   '"):
        text = text.replace(old, new)
    minus = text[:1] == "(" and text[-1:] == ")"
    found = re.match(NUMBER, text[1:-1] if minus else text)
    if not found:
        return None
    before, sign, second, digits, power, after = found.groups()
    if style == "comma":
        digits = digits.translate({44: ".", 46: ","})
    elif style == "either":
        digits = digits.replace(",", ".")
    units = [word for word in (before, second, after) if word]
    if units not in ([], [unit]) or not re.match(DIGITS, digits):
        return None
    value = plain(re.sub("[,' ]", "", digits) + (power or ""))
    if value is None:
        return None
    return [-value if minus or sign == "-" else value]
'''.lstrip(), "read_date": '''\
def read_date(cell, form):
    text = text_of(cell)
    try:
        day = datetime.strptime(text, form)
    except ValueError:
        return None
    if form[:6] == "%Y%m%d" and not (
            text[:8].isdigit() and 1900 <= day.year < 2100):
        return None
    return [(day - datetime(1970, 1, 1)).total_seconds() / 86400]
''', "read_yes_no": '''\
def read_yes_no(cell):
    text = text_of(cell).lower()
    if text in ["yes", "true", "y", "t", "1"]:
        return [1.0]
    return [0.0] if text in ["no", "false", "n", "f", "0"] else None
''', "read_word": '''\
def read_word(cell, words):
    text = text_of(cell)
    known = {fold(word): word for word in words}
    known.update(zip(words, words))
    if is_missing(text) and text not in known:
        return None
    own = known.get(text, known.get(fold(text)))
    return [1.0 if word == own else 0.0 for word in words]
''', "numbers_of": '''\
def numbers_of(row, columns):
    names = [column[0] for column in columns]
    if not isinstance(row, dict):
        if isinstance(row, str) or not hasattr(row, "__len__") or \\
                len(row) != len(names):
            raise ValueError("expected a dict, or a list of %d cells"
                             % len(names))
        row = dict(zip(names, row))
    numbers = []
    for name, read, missing, *settings in columns:
        if read is None:
            continue
        if name not in row:
            raise ValueError("the row has no " + name)
        found = read(row[name], *settings)
        if found is None and not is_missing(text_of(row[name])):
            raise ValueError("column %s can't be %s" % (name, row[name]))
        numbers += missing if found is None else \\
            found + [0.0] * (len(missing) - len(found))
    return numbers
''', "word_of": '''\
def word_of(outputs, words):
    return words[outputs.index(max(outputs))]
'''}
