"""An optimizer with momentum: a ball that rolls on."""

LESSONS = ["momentum_and_adam"]

TASK = '''
"""An optimizer with momentum: a ball that rolls on."""


class Momentum:
    """v <- mu v - rate * slope; then w <- w + v."""

    def __init__(self, mu=0.9):
        self.mu, self.v = mu, 0

    def step(self, w, slope, rate):
        """The new w. self.v is kept for the next step."""
        # your code here
'''

SOLUTION = """
self.v = self.mu * self.v - rate * slope
return w + self.v
"""

SETUP = '''
def three(mu):
    ball, w, found = Momentum(mu), 1.0, []
    for slope in (10, 10, -5):
        w = ball.step(w, slope, 0.1)
        found.append(w)
    return found
'''

CASES = [
    "three(0.9)",
    "three(0.5)",
]

WRONG = {
    "return w - rate * slope":
        "that is a step without momentum: v is missing, or it is not"
        " kept for the next step, as self.v.",
    """
self.v = self.mu * self.v - rate * slope
return w - self.v
""":
        "the minus is in v already: w + v.",
    """
self.v = self.v - rate * slope
return w + self.v
""":
        "without mu the ball never slows down: mu times the old v.",
}

HINTS = [
    "First the new speed, kept in self.v; then the new place.",
    "self.v = self.mu * self.v - rate * slope",
]
