"""Is there a faster way to train this Model, with the same result?

Only where that is certain: known layers, loss and optimizer, exactly these
classes and as they came, numbers that are floats, no debugger that wants to
see every line. Else the readable way is the only one.
"""

import sys

from ..layers import FCLayer
from ..losses import MSELoss, SSELoss
from ..more.cross_entropy import BinaryCrossEntropyLoss, CrossEntropyLoss
from ..support.checks import check_weights
from .as_supplied import (all_plain, dense_layers, floats_only, is_plain,
                          is_watched, plain_weights)
from .fewer_passes import Fused
from .plain_loops import LoopSteps
from .relu_masks import has_masks, masks_size
from .relu_steps import MaskSteps
from .written_out import Network, compiled, steps_source
from .whole_epochs import InOneGo

LOSSES = (MSELoss, SSELoss)
FUSED_LOSSES = (CrossEntropyLoss, BinaryCrossEntropyLoss)
# Microseconds a step (CPython 3.11), and how many steps the writing and
# compiling of `unrolled` costs; size is the weights times the batch, or what
# is written for the article's kind of network (*):
#
#    network   batch   size   readable   fused   unrolled   costs
#    2-4-1         4     96        111      50         13*     27
#    2-64-1        5    144        263     271         16*     11
#    20-20-1       4    960        291     156         67*     60
#    64-32-1       6   7168       1359     564        461*     49
#    16-16-4      16   5120        625     401        196     160
#    64-32-10     10  23680       2705    1080        924     975
#    64-64-10     10  47360       4992    2118       1753    1484
MOST_UNROLLED = 30000  # beyond, its source takes many megabytes
MOST_TERMS = 500  # in a sum; 3000 are too deep for the compiler
LEAST_STEPS, STEPS_BY_SIZE = 300, 1 / 15
LEAST_MASKS = 100  # steps, for the article's kind of network
# PyPy compiles loops by itself, and takes a tenth of CPython's time for them,
# but not long texts without loops.
LOOPS = sys.implementation.name == "pypy"
LEAST_LOOPS = 100000  # multiply-adds; before, PyPy has not yet compiled them
LEAST_FUSED = 300  # weights; with fewer the readable way is as fast

known = {}  # the functions compiled so far
asked = {}  # how many steps each network was to take so far


def network_of(model):
    """The Network to write out, or None where the layers are not FCLayers
    with at most one activation each."""
    widths, activations = [model.input_dim], []
    for layer in model.layers:
        if type(layer) is FCLayer:
            widths.append(layer.output_dim)
            activations.append(None)
        elif not activations or activations[-1] is not None or \
                getattr(layer, "negative_slope", 1) <= 0:
            return None
        else:
            activations[-1] = layer
    return Network(widths, activations, model.batch_size,
                   type(model.loss) is MSELoss)


def unrolled(model, examples, start):
    """The function for this Model as it is now, written out, if it pays for
    as many steps as were asked for; else None. Is this the start of a
    training?"""
    network = network_of(model)
    if network is None or not is_plain(model.loss, LOSSES):
        return None
    size = masks_size(network) if has_masks(network) else network.rows * sum(
        [a * b for a, b in zip(network.widths, network.widths[1:])])
    least = LEAST_MASKS if has_masks(network) else \
        LEAST_STEPS + STEPS_BY_SIZE * size
    key = (tuple(network.widths), network.rows, network.mean,
           tuple([(type(activation), getattr(activation, "negative_slope",
                                             None))
                  for activation in network.activations]))
    if start or key not in asked:
        if len(asked) > 100:
            asked.clear()
        asked[key] = asked.get(key, 0) + \
            len(examples) // model.batch_size * model.num_epochs
    terms = max(network.widths + [network.rows * network.widths[-1]])
    if size > MOST_UNROLLED or terms > MOST_TERMS or asked[key] < least:
        return None
    if has_masks(network):
        return MaskSteps(network, examples)
    if key not in known:
        if len(known) > 20:
            known.clear()
        known[key] = compiled(steps_source(network))
    return known[key]


class FastWay:
    """Chooses how to go, at the start and whenever the caller had a chance
    to change something."""

    def __init__(self, model, examples):
        self.model, self.examples = model, examples
        self.floats = all([floats_only([x, label], (int, float))
                           for x, label in examples])
        self.look(start=True)

    def look(self, start=False):
        """Choose: by a function for all batches, fused, or the readable
        way."""
        model, self.way = self.model, self.model
        size = sum([layer.input_dim * layer.output_dim
                    for layer in dense_layers(model)])
        # Who looks on gets an epoch's last batch the readable way, if it
        # isn't fused; here it is the only one.
        alone = not start and len(self.examples) <= model.batch_size
        if alone and size < LEAST_FUSED or not self.floats or \
                is_watched() or not all_plain(model):
            return
        for layer in dense_layers(model):
            check_weights(layer)
        if not plain_weights(model):
            return
        losses = LOSSES + FUSED_LOSSES
        if LOOPS:
            network = network_of(model)
            work = len(self.examples) * model.num_epochs * size
            if network and not alone and work >= LEAST_LOOPS and \
                    is_plain(model.loss, losses):
                self.way = InOneGo(model, LoopSteps(network, model.loss))
        else:
            function = not alone and unrolled(model, self.examples, start)
            if function:
                self.way = InOneGo(model, function)
            elif size >= LEAST_FUSED and is_plain(model.loss, losses):
                self.way = Fused(model)
        if self.way is not model:
            for layer in dense_layers(model):
                for row in layer.weights + [layer.bias]:
                    row[:] = map(float, row)

    def train_epoch(self, examples, guard):
        """As Model.train_epoch, maybe faster."""
        return self.way.train_epoch(examples, guard)
