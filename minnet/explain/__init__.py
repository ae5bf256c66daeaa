"""Why it did not learn.

    diagnosis            diagnose: every question there is, asked in order
    look                 the numbers that all questions share
    signs_of_structure   what can't work, whatever the numbers are
    signs_in_data        what in the examples stands in the way
    signs_in_neurons     what the neurons do with the examples
    signs_in_training    what the errors tell, and the effect of one step
    neighbours           what the nearest examples tell of a label
    steps                a step with this learning rate, and with others
    probe                what kind of layer is it?
    findings             what is found, as a text and as a list
"""

from .diagnosis import diagnose
from .findings import Finding, Findings

__all__ = ["diagnose", "Finding", "Findings"]
