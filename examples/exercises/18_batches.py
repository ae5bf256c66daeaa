"""Batches: a few examples for each step."""

LESSONS = ["why_batches"]

TASK = '''
"""Batches: a few examples for each step."""


def batches(examples, size):
    """The examples in lists of `size`; the last one may be shorter."""
    # your code here
'''

SOLUTION = """
return [examples[i:i + size] for i in range(0, len(examples), size)]
"""

CASES = [
    "batches([1, 2, 3, 4, 5], 2)",
    "batches([1, 2, 3], 3)",
    "batches([1, 2], 5)",
    "batches([], 2)",
]

WRONG = {
    """
return [examples[i:i + size] for i in range(0, len(examples) - size + 1, size)]
""":
        "the last examples are lost where they don't fill a batch: "
        "keep a shorter one.",
    "return [examples[i:i + size] for i in range(len(examples))]":
        "these overlap: go on by `size` each time.",
    "return examples[:size]":
        "that is the first batch only; give a list of all.",
}

HINTS = [
    "range(0, len(examples), size) counts where each batch begins.",
    "examples[i:i + size] is a batch; Python stops at the end by "
    "itself.",
]
