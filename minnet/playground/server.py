"""HTTP on this machine alone: who may ask, and what is answered.

Only programs on this machine reach the address 127.0.0.1, but pages of other
sites in its browser can try to. So each request must name this host, come
from this page if it says where from, and know the token, which stands in the
address that is printed and nowhere else.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import secrets
import socket
import socketserver
import threading
import time
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer

from ..support.checks import shown
from .answers import ANSWERS
from .lab import Lab

PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "page.html")
MOST_BYTES = 1000000    # of a request
MOST_SECONDS = 15       # for one request, from the first byte to the last
MOST_CONNECTIONS = 100  # at a time; the oldest has to go
MOST_LABS = 100         # that are held; likewise
MOST_SILENCE = 3600     # seconds that a Lab is held for a page not heard of


class Refused(Exception):
    """A request that is not answered: its status, and why in a sentence."""


class Playground(socketserver.ThreadingMixIn, HTTPServer):
    """The server; `address` is where its page is."""

    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"

    def __init__(self, port=0):
        HTTPServer.__init__(self, ("127.0.0.1", port), Handler)
        self.port = self.server_address[1]
        self.token = secrets.token_urlsafe(16)
        self.address = f"http://127.0.0.1:{self.port}/{self.token}/"
        with open(PAGE, encoding="utf-8") as file:
            self.page = file.read().encode("utf-8")
        self.policy = policy(self.page)
        self.labs, self.lock = {}, threading.Lock()
        self.heard = {}  # name of a Lab: when; the latest is the last
        self.connections = {}  # socket: since when

    def server_bind(self):
        """Without looking up a name for the address, which can take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def process_request(self, request, client_address):
        """A thread for each connection; of too many the oldest is cut."""
        with self.lock:
            self.connections[request] = time.monotonic()
            oldest = list(self.connections)[:-MOST_CONNECTIONS]
        for one in oldest:
            cut(one)
        socketserver.ThreadingMixIn.process_request(self, request,
                                                    client_address)

    def service_actions(self):
        """Twice a second: who takes too long, or is silent for long, goes."""
        now = time.monotonic()
        with self.lock:
            late = [one for one, since in self.connections.items()
                    if now - since > MOST_SECONDS]
            for name, when in list(self.heard.items()):
                if now - when > MOST_SILENCE:
                    self.let_go(name)
        for one in late:
            cut(one)

    def shutdown_request(self, request):
        """A connection ends."""
        with self.lock:
            self.connections.pop(request, None)
        socketserver.TCPServer.shutdown_request(self, request)

    def handle_error(self, request, client_address):
        """A page that has gone before it was answered is no mistake."""

    def answer(self, request):
        """The answer to a request, both dicts. Raises Refused."""
        if not isinstance(request, dict):
            raise Refused(400, "expected an object, not " + shown(request))
        do, name = [str(request.get(key)) for key in ("do", "lab")]
        if do == "close":
            with self.lock:
                self.let_go(name)
            return {}
        if do not in ANSWERS:
            raise Refused(400, f"there is no {shown(do)}; there are close, "
                          + ", ".join(ANSWERS))
        try:
            if do == "open":
                name = self.new_lab(request.get("settings", {}))
            lab = self.lab(name)
            with lab.lock:
                return dict(ANSWERS[do](lab, request), lab=name)
        except (ValueError, TypeError, OverflowError) as problem:
            raise Refused(400, str(problem)) from None

    def new_lab(self, settings):
        """The name of a new Lab; of too many the one that was not heard of
        for longest is let go."""
        name, lab = secrets.token_hex(8), Lab(settings)
        with self.lock:
            self.labs[name], self.heard[name] = lab, time.monotonic()
            for old in list(self.heard)[:-MOST_LABS]:
                self.let_go(old)
        return name

    def lab(self, name):
        """The Lab, which is heard of now. Raises Refused."""
        with self.lock:
            if name not in self.labs:
                raise Refused(410, "this network is no longer held here")
            del self.heard[name]
            self.heard[name] = time.monotonic()
            return self.labs[name]

    def let_go(self, name):
        """Hold it no longer, if it was held; `lock` is."""
        self.labs.pop(name, None)
        self.heard.pop(name, None)


def cut(connection):
    """End it, whatever its thread is waiting for."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass  # it has ended meanwhile


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server_version = "minnet"
    sys_version = ""
    timeout = MOST_SECONDS

    def do_GET(self):
        """The page."""
        self.reply(self.page)

    def do_POST(self):
        """An answer for the page."""
        self.reply(self.answered)

    def page(self):
        """(kind, bytes)"""
        self.check("")
        return "text/html; charset=utf-8", self.server.page

    def answered(self):
        """(kind, bytes)"""
        self.check("api")
        length = self.headers.get("Content-Length", "")
        if not re.match(r"\d{1,9}$", length):
            raise Refused(411, "expected a Content-Length")
        if int(length) > MOST_BYTES:
            raise Refused(413, f"{int(length):,} bytes; expected at most"
                          f" {MOST_BYTES:,}")
        try:
            request = json.loads(self.rfile.read(int(length)).decode("utf-8"))
        except (ValueError, RecursionError):
            raise Refused(400, "expected JSON") from None
        answer = self.server.answer(request)
        return "application/json", json.dumps(answer).encode("ascii")

    def check(self, name):
        """Is it our page that asks? Raises Refused."""
        hosts = [f"{host}:{self.server.port}" for host in
                 ("127.0.0.1", "localhost")]
        if self.headers.get_all("Host") not in [[host] for host in hosts]:
            raise Refused(403, "another host is meant")
        origin = self.headers.get("Origin")
        if origin is not None and origin not in [
                "http://" + host for host in hosts]:
            raise Refused(403, "another page asks")
        expected = f"/{self.server.token}/{name}".encode("ascii")
        if not hmac.compare_digest(self.path.encode("utf-8", "replace"),
                                   expected):
            raise Refused(404, "there is nothing here; the address of the"
                          " page is the one that was printed, with all its"
                          " letters")

    def reply(self, make):
        """Send what make() gives, or why not."""
        status = 200
        try:
            kind, body = make()
        except Refused as problem:
            status, words = problem.args
        except Exception as problem:  # none is known
            status, words = 500, ("a slip of the playground itself: "
                                  f"{type(problem).__name__}: {problem}")
        if status != 200:
            kind = "application/json"
            body = json.dumps({"error": words}).encode("ascii")
        self.send_response(status)
        for name, value in (
                ("Content-Type", kind), ("Content-Length", len(body)),
                ("Cache-Control", "no-store"), ("Connection", "close"),
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "no-referrer"),
                ("Cross-Origin-Resource-Policy", "same-origin"),
                ("Content-Security-Policy", self.server.policy)):
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """The terminal stays quiet."""


def policy(body):
    """The page may run its own script, and ask nobody but us."""
    scripts = re.findall(b"<script>(.*?)</script>", body, re.DOTALL)
    hashes = ["'sha256-" + base64.b64encode(
        hashlib.sha256(script).digest()).decode("ascii") + "'"
        for script in scripts]
    return ("default-src 'none'; style-src 'unsafe-inline'; img-src data:"
            " blob:; connect-src 'self'; form-action 'none'; base-uri 'none';"
            " frame-ancestors 'none'; script-src "
            + (" ".join(hashes) or "'none'"))


def serve(port=0, browser=True):
    """Serve the page until Ctrl-C; port 0 is one that is free. Raises
    OSError where the port is taken."""
    with_page = Playground(port)
    try:
        print(f"The playground is at\n\n    {with_page.address}\n\nand is"
              " yours alone. Ctrl-C ends it.", flush=True)
        if browser:
            threading.Thread(target=webbrowser.open,
                             args=(with_page.address,), daemon=True).start()
        with_page.serve_forever()
    except KeyboardInterrupt:
        print("\nended")
    finally:
        with_page.server_close()
