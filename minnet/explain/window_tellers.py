"""Layers that look at an image through windows."""

from .arithmetic import Aside, MOST_TERMS, products, sum_of
from .teller import Teller


class ConvTeller(Teller):
    """One and the same sum for each window."""

    words = ("The same weights look at every window of the image: each pixel"
             " in it times its weight, added up, plus the bias.")
    slope_words = ("Every window has the same weights, so a weight's slope is"
                   " added up over the windows: the slope behind it times"
                   " the pixel before it.")
    slope_words_below = (" And the slope of a pixel: over all windows that"
                         " show it, the slope behind it times the weight in"
                         " between.")

    def y(self, at, i, j):
        """w1 * x1 + w2 * x2 + ... + b, of one window"""
        window, k = divmod(j, at.layer.filters)
        pixels = at.x[i] + [0]  # the last one is what is outside
        return [sum_of(products([
            (w, pixels[place]) for w, place in zip(
                at.values["weights"][k], at.layer.windows[window])]),
            at.values["bias"][k])]

    def de_dx(self, at, i, j):
        """de/dy * w, for each window that shows it, and each filter"""
        filters, slopes = at.layer.filters, at.de_dy[i]
        return [sum_of(products([
            (slopes[number * filters + k], at.values["weights"][k][column])
            for number, window in enumerate(at.layer.windows)
            for column, place in enumerate(window) if place == j
            for k in range(filters)]))]

    def slope(self, at, name, place):
        """de/dy * x, for a bias * 1, added up over the windows"""
        filters = at.layer.filters
        if name == "bias":
            return [sum_of(products([(slope, 1) for slopes in at.de_dy
                                     for slope in slopes[place::filters]]))]
        row, column = place
        return [sum_of(products([
            (slope, (x + [0])[window[column]])
            for slopes, x in zip(at.de_dy, at.x)
            for slope, window in zip(slopes[row::filters],
                                     at.layer.windows)]))]


class MaxPoolTeller(Teller):
    """The largest number of each window."""

    words = "Of each window the largest number goes on."
    slope_words = ("The slope goes to the number that was the largest of its"
                   " window (times 1), the others get none of it (times 0).")

    def y(self, at, i, j):
        """max(x1, x2, ...)"""
        seen = [at.x[i][place] for place in at.layer.windows[j]]
        aside = ""
        if len(seen) > MOST_TERMS:
            aside = f" [{len(seen) - MOST_TERMS + 1} more]"
            seen[MOST_TERMS - 1:] = [max(seen[MOST_TERMS - 1:])]
        formula = sum([[", ", number] for number in seen], [])[1:]
        return [["max("] + formula + [Aside(aside), ")"]
                if len(seen) > 1 else formula]

    def de_dx(self, at, i, j):
        """1 * de/dy if it is the largest of its window, else 0 * de/dy"""
        largest = at.layer.largest(at.x[i])
        return [sum_of(products([
            (int(place == j), slope) for window, place, slope in zip(
                at.layer.windows, largest, at.de_dy[i]) if j in window]))]
