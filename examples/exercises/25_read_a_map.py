"""Read a picture: what does this network say?"""

LESSONS = ["xor"]

TASK = '''
"""Read a picture: what does this network say?

The map shows the output of a network with two inputs, x1 to the right, x2
upwards, both from 0 to 1; # is near 1, . is near 0:

    1 |....####
      |....####
      |....####
      |....####
      |........
      |........
      |........
    0 |........
       0      1
"""


def answers():
    """Three answers, True or False, in a list:

    1. Is the output for x1 = 0.9, x2 = 0.9 near 1?
    2. Is the output for x1 = 0.9, x2 = 0.1 near 1?
    3. Has this network learnt exclusive or?
    """
    # your code here
'''

SOLUTION = "return [True, False, False]"

CASES = [
    "answers()",
]

WRONG = {
    "return [True, True, False]":
        "question 2: x1 = 0.9 is far right, x2 = 0.1 far down. Which "
        "sign stands there?",
    "return [True, False, True]":
        "question 3: exclusive or is 1 where exactly one of the two "
        "is large. Here it is 1 where both are.",
    "return [True, True, True]":
        "questions 2 and 3: go far right and far down for the second;"
        " exclusive or is 1 where exactly one of the two is large.",
    "return [False, False, False]":
        "question 1: far right and far up there is a #.",
    "return [False, True, False]":
        "x2 goes upwards: 0.9 is near the upper edge.",
    "return [False, True, True]":
        "x2 goes upwards: 0.9 is near the upper edge.",
    "return [False, False, True]":
        "question 1: far right and far up there is a #. And exclusive"
        " or is 1 where exactly one is large.",
}

HINTS = [
    "Put a finger on the map: first right by x1, then up by x2.",
    "Exclusive or is 1 in two corners. In how many is this one?",
]
