"""A page in headless Chromium: its text after its scripts have run."""

import functools
import http.server
import os
import threading

from . import get
from .run import run


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that keeps no log."""

    def log_message(self, *args):
        pass


def shown(folder, html, profile, seconds, *options):
    """The page's DOM; it may load what is in the folder. The browser's own
    files go into the folder `profile`."""
    chromium = get.on_path("chromium", "chromium-browser", "google-chrome")
    with open(os.path.join(folder, "page.html"), "w",
              encoding="utf-8") as file:
        file.write(html)
    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return run([
            chromium, "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={profile}",
            f"--virtual-time-budget={1000 * seconds}", *options, "--dump-dom",
            f"http://127.0.0.1:{server.server_port}/page.html"])
    finally:
        server.shutdown()
