"""A server for tests, and a page that asks it without a browser."""

import contextlib
import http.client
import json
import threading

from minnet.playground import Playground


@contextlib.contextmanager
def served():
    """A Playground that runs."""
    server = Playground()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def ask(server, method="POST", path=None, body=b"", headers=()):
    """(status, headers, what was answered) of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port,
                                            timeout=20)
    try:
        connection.putrequest(method, path or f"/{server.token}/api",
                              skip_host="Host" in dict(headers))
        for name, value in dict({"Content-Length": str(len(body))},
                                **dict(headers)).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


class Page:
    """A page: `page.do("train", epochs=3)` is the answer."""

    def __init__(self, server, **settings):
        self.server, self.lab = server, None
        self.first = self.do("open", settings=settings)
        self.lab = self.first["lab"]

    def do(self, word, **more):
        status, _, text = ask(self.server, body=json.dumps(dict(
            more, do=word, lab=self.lab)).encode("utf-8"))
        answer = json.loads(text.decode("ascii"))
        assert (status == 200) == ("error" not in answer)
        return answer
