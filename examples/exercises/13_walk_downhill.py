"""Many steps: to the bottom of a valley."""

LESSONS = ["learning_rates"]

TASK = '''
"""Many steps: to the bottom of a valley."""


def walk(x, learning_rate, steps):
    """Where one gets, from x, in the valley (x - 3) squared, whose slope is
    2 (x - 3), by so many steps of gradient descent."""
    # your code here
'''

SOLUTION = """
for _ in range(steps):
    x = x - learning_rate * 2 * (x - 3)
return x
"""

CASES = [
    "walk(0, 0.1, 1)",
    "walk(0, 0.1, 2)",
    "walk(10, 0.25, 50)",
    "walk(5, 0.1, 0)",
]

WRONG = {
    "return x - learning_rate * 2 * (x - 3)":
        "that is one step, however many there should be: is the "
        "`return` inside the loop?",
    """
slope = 2 * (x - 3)
for _ in range(steps):
    x = x - learning_rate * slope
return x
""":
        "the slope is another one after each step: work it out inside"
        " the loop.",
    """
for _ in range(steps):
    x = x + learning_rate * 2 * (x - 3)
return x
""":
        "that climbs: go against the slope.",
    """
for _ in range(steps):
    x = x - learning_rate * 2 * x
return x
""":
        "the valley is at 3: its slope is 2 (x - 3).",
}

HINTS = [
    "for _ in range(steps): and in it one step.",
    "x = x - learning_rate * slope, where the slope is worked out "
    "anew each time.",
    "The return stands after the loop, not in it.",
]
