"""A playground: a page in the browser, where this package does the learning.

    server    what is answered, and to whom: HTTP on this machine alone
    answers   what a page may ask for, a function for each
    lab       a network that somebody plays with, its points, what was done
    code      the lines of Python that make it, which are run, too
    settings  what there is to choose, and what may be chosen
    looks     what is shown: maps of all neurons, errors, weights
    own_data  points of one's own, from a table
    page.html what the browser shows; it draws, and reckons nothing

A click on "play", on its way: the page posts {"do": "train"}; `server` finds
out whether it comes from its own page, `answers` whose Lab it is; the Lab
runs a line such as `model.train(train_set, rng=rng, progress=None)`, the same
that it writes down for "code"; `looks` gives the page the numbers to draw.
"""

from .server import Playground, serve

__all__ = ["Playground", "serve"]
