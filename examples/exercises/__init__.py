"""Exercises: a gap to fill, a check that says what is wrong, hints.

An exercise is a file here, with these names in it:

    TASK      the text of the student's file; `# your code here` is the gap
    START     what stands in the gap at first, a bug to find (optional)
    SOLUTION  what belongs into the gap
    CASES     expressions whose values are compared with the solution's
    WRONG     {what students write there: what to tell them}
    HINTS     one after another
    SETUP     names for the cases, as Python (optional)
    check     function of the student's names, for what CASES can't see; it
              returns what is wrong, or None (optional)
    LESSONS   the lessons it goes with

Each wrong answer is recognised by its values: whoever gives the same in all
cases has made that mistake.
"""
