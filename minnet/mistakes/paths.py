"""Mistakes where slopes come by several ways: skips, and dropped numbers."""

from ..slopes import contents_of, flat_numbers, own_layer
from .factors import times_right
from .layer_kinds import kept_times


def guess_skip_missing(case, block):
    """de_dy itself is left out of the slopes of y = x + ..."""
    if not block.is_input or case.k != case.m or case.is_loss or \
            case.stack() and not case.stack().skip:
        return []
    return [[a - s for a, s in zip(block.right, block.some(
        flat_numbers(case.de_dy)))]]


def guess_branch_missing(case, block):
    """Only de_dy itself: what comes by y = x + branch(x) is left out."""
    learned = case.blocks[:-1]
    if not block.is_input or case.k != case.m or not learned and not (
            case.stack() and case.stack().skip):
        return []
    slopes = block.some(flat_numbers(case.de_dy))
    flat = [(other.values, [0] * len(flat_numbers(other.values)))
            for other in learned]
    # Without its weights the branch is constant: only the skip is left.
    return [slopes] if not learned or case.alike(
        case.expected(block, others=flat), slopes) else []


# Dropout and losses.

def guess_dropout_scale(case, block):
    """Divided by what is kept once too often, or not at all."""
    scale = kept_times(case)
    if not scale:
        return []
    held = contents_of(own_layer(case.subject.thing))
    shares = [scale, scale * scale] + [
        share for value in held.values() if isinstance(value, float)
        and 0 < value < 1 for share in (value, 1 - value)]
    return times_right(block, *[number for share in shares
                                for number in (share, 1 / share)])


def guess_drawn_anew(case, block):
    """Other numbers are dropped than those in forward."""
    scale = kept_times(case)
    if not scale:
        return []
    guess = [scale * s if yours else 0 for s, yours
             in zip(flat_numbers(case.de_dy), block.yours)]
    return [guess] if 0 in guess else []
