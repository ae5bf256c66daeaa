"""The same training, written out or in fewer passes.

choice looks whether there is a faster way to the same result for a Model
(as_supplied: is everything as the package made it?). A small network is
written out with all its numbers as local variables (written_out), one like
the XOR article's with sums over sets of examples (relu_masks, relu_steps,
relu_always_on); both take whole_epochs in one call. A larger one goes in
fewer_passes, on PyPy in plain_loops.
"""

from .choice import FastWay

__all__ = ["FastWay"]
