"""python3 -m minnet playground: a page to play with, in the browser."""

from ..playground import serve


def open_playground(options):
    """Serve it until Ctrl-C. Raises OSError where the port is taken."""
    serve(options.port, options.browser)
