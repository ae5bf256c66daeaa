"""Dates, as people write them, and as a number of days."""

from datetime import datetime

DAYS = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y",
        "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%y", "%m/%d/%y", "%d/%m/%y",
        "%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y",
        "%d-%b-%Y", "%d-%b-%y", "%d/%b/%Y"]
TIMES = ["", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", "T%H:%M", "T%H:%M:%S",
         "T%H:%M:%SZ", "T%H:%M:%S.%fZ", " %I:%M %p", " %I:%M:%S %p"]
FORMATS = [day + time for day in DAYS for time in TIMES] + [
    "%Y%m%d", "%Y%m%dT%H%M%S", "%Y-%m", "%b %Y", "%B %Y", "%b-%y", "%b-%Y",
    "%H:%M", "%H:%M:%S", "%I:%M %p"]
START = datetime(1970, 1, 1)


def days(text, form):
    """Days since 1970 of a date written in this form; None if it is not."""
    try:
        found = datetime.strptime(text, form)
    except ValueError:
        return None
    # Python takes 1 or 2 digits for a month, so 5290409 for a date, too.
    if form[:6] == "%Y%m%d" and (not text[:8].isdigit() or
                                 not 1900 <= found.year < 2100):
        return None
    return (found - START).total_seconds() / 86400


def date_forms(texts):
    """The forms in which all of these texts are dates; [] if there is none.

    >>> date_forms(["13/1/2003", "2/12/2003"])
    ['%d/%m/%Y']
    """
    forms = FORMATS
    for text in texts:
        forms = [form for form in forms if days(text, form) is not None] \
            if any(letter in "0123456789" for letter in text) else []
        if not forms:
            break
    return forms
