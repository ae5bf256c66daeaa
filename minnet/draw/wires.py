"""The lines between two rows of cards, at shares of the page's width."""

MOST_LINES = 64  # more would cover each other


def wires(row, above):
    """SVG of the lines into a row from the one above: as thick as the
    weights are large, grey where there are none."""
    before, after = sorted(above.cards), list(row.cards)
    if row.weights is None and row.alone and before == after:
        pairs = [(j, j) for j in after]
    else:
        pairs = [(i, j) for j in after for i in before]
    if len(pairs) > MOST_LINES and row.weights is None:
        parts = [band(len(before), len(after))]
    else:
        largest = max([abs(w) for w in sum(row.weights or [], [])] + [0]) or 1
        parts = []
        for i, j in pairs:
            w = row.weights[j][i] if row.weights else 0
            parts.append(wire(
                (before.index(i) + 0.5) / len(before),
                (after.index(j) + 0.5) / len(after),
                "plus" if w > 0 else "minus" if w < 0 else "none",
                1 + 3 * float(abs(w) / largest)))
    steps = " ".join(map(str, row.steps))
    return (f'<svg class=wires data-step="{steps}" aria-hidden=true>'
            f'{"".join(parts)}</svg>')


def wire(start, end, kind, width):
    """A line from above to below, at shares of the width."""
    return (f'<line class={kind} x1="{100 * start:.4g}%" y1="0"'
            f' x2="{100 * end:.4g}%" y2="100%" stroke-width="{width:.2g}"/>')


def band(above, below):
    """A grey band from all cards to all cards."""
    a, b = 50 / above, 50 / below
    return ('<svg viewBox="0 0 100 100" width="100%" height="100%"'
            ' preserveAspectRatio="none"><path class=band d="'
            f'M{a:.4g} 0L{100 - a:.4g} 0L{100 - b:.4g} 100L{b:.4g} 100z"/>'
            '</svg>')
