"""Page: a picture that one walks through, in a browser."""

from .picture import save_whole
from .svg import escape


class Page:
    """A page as HTML, which needs nothing from outside, and as text.

        page.save("x.html")     a file for a browser, to show or to print
        str(page)               the HTML itself
        page.text               what it tells, for a terminal; a prompt shows
                                this by itself

    A notebook shows the page by itself.
    """

    def __init__(self, html, text):
        self.html, self.text = html, text

    def save(self, path):
        """Write the HTML: all of it, or nothing. Raises ValueError for a
        name that doesn't end in .html, OSError where the place can't be
        written."""
        save_whole(self.html, path, ".html", "the page is HTML")

    def __str__(self):
        return self.html

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        """In a frame of its own, so that it and the notebook leave each
        other alone."""
        return ('<iframe title="a page of minnet" width="100%" height="700"'
                f' style="border:0" srcdoc="{escape(self.html)}"></iframe>')
