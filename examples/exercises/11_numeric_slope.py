"""A slope without a formula: two values near each other."""

LESSONS = ["walking_downhill"]

TASK = '''
"""A slope without a formula: two values near each other."""


def slope(f, x, h=0.001):
    """(f(x + h) - f(x - h)) / (2 h): how steep f is at x, nearly."""
    # your code here
'''

SOLUTION = "return (f(x + h) - f(x - h)) / (2 * h)"

SETUP = '''
square = lambda x: x * x
cube = lambda x: x ** 3
'''

CASES = [
    "slope(square, 3)",
    "slope(cube, 1, 0.1)",
    "slope(square, -1, 0.5)",
]

WRONG = {
    "return (f(x + h) - f(x)) / h":
        "that looks to one side only; look h to both sides, and "
        "divide by 2 h: it is much nearer.",
    "return (f(x + h) - f(x - h)) / h":
        "the two points are 2 h apart: divide by 2 * h.",
    "return (f(x + h) - f(x - h)) / 2 * h":
        "a / 2 * h is (a / 2) * h: put 2 * h into brackets.",
    "return f(x + h) - f(x - h)":
        "that is how much f changes; divide by how far the points are"
        " apart.",
}

HINTS = [
    "f is a function: f(x + h) calls it.",
    "Rise divided by run; the run is 2 * h, in brackets.",
]
