"""Headless Chromium, led through its DevTools: the standard library alone."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time

from ..interpreters import get

OPTIONS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
           "--disable-dev-shm-usage", "--no-first-run",
           "--disable-background-networking", "--disable-component-update",
           "--disable-sync", "--remote-debugging-pipe"]
PATIENCE = 60  # seconds for anything to happen


class Chrome:
    """A browser with one page, to be used in a `with`.

    It is asked through a pipe: messages of JSON, each with a 0 behind it
    (chromedevtools.github.io/devtools-protocol). `problems` holds whatever
    the page has thrown or written to its console as an error.
    """

    def __enter__(self):
        chromium = get.on_path("chromium", "chromium-browser",
                               "google-chrome")
        self.profile = tempfile.mkdtemp()
        theirs, self.out = os.pipe()
        self.into, their_out = os.pipe()

        def pipes():
            # Chromium reads from 3 and writes to 4.
            spare = os.dup(theirs), os.dup(their_out)
            os.dup2(spare[0], 3)
            os.dup2(spare[1], 4)

        self.process = subprocess.Popen(
            [chromium] + OPTIONS + [f"--user-data-dir={self.profile}",
                                    "about:blank"],
            preexec_fn=pipes, close_fds=False, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(their_out)
        self.count, self.rest, self.problems = 0, b"", []
        self.session = None
        targets = self.call("Target.getTargets")["targetInfos"]
        page = [one for one in targets if one["type"] == "page"][0]
        self.session = self.call("Target.attachToTarget", flatten=True,
                                 targetId=page["targetId"])["sessionId"]
        for domain in "Runtime", "Page", "Log":
            self.call(domain + ".enable")
        return self

    def __exit__(self, *problem):
        self.session = None
        self.call("Browser.close")
        self.process.wait()
        for end in self.out, self.into:
            os.close(end)
        shutil.rmtree(self.profile, ignore_errors=True)

    def message(self):
        """The next one."""
        while b"\0" not in self.rest:
            piece = os.read(self.into, 1 << 16)
            if not piece:
                raise RuntimeError("the browser has ended")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text.decode("utf-8"))

    def call(self, method, **parameters):
        """What the browser answers."""
        self.count += 1
        request = {"id": self.count, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode("utf-8") + b"\0")
        while True:
            found = self.message()
            if found.get("id") == self.count:
                if "error" in found:
                    raise RuntimeError(f"{method}: {found['error']}")
                return found["result"]
            self.note(found.get("method"), found.get("params", {}))

    def note(self, method, found):
        """Keep what went wrong in the page."""
        if method == "Runtime.exceptionThrown":
            self.problems.append(str(found["exceptionDetails"].get(
                "exception", found["exceptionDetails"]))[:300])
        elif method == "Log.entryAdded" and \
                found["entry"]["level"] == "error":
            self.problems.append(found["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and \
                found["type"] == "error":
            self.problems.append(str(found["args"])[:300])

    def run(self, script):
        """The value of some JavaScript; a promise is waited for."""
        found = self.call("Runtime.evaluate", expression=script,
                          awaitPromise=True, returnByValue=True,
                          userGesture=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]["exception"]
                                   .get("description"))[:500])
        return found["result"].get("value")

    def wait(self, script):
        """Until this is true in the page. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"!!({script})"):
            if time.monotonic() > end:
                raise TimeoutError(f"never true: {script}")
            self.run("new Promise((done) => setTimeout(done, 20))")

    def open(self, address):
        """Go there, by a way that loads the page anew."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete'"
                  " && location.href !== 'about:blank'")

    def size(self, width, height, dark=False):
        """Of the page, and its theme."""
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{
            "name": "prefers-color-scheme",
            "value": "dark" if dark else "light"}])

    def key(self, key, text=""):
        """Press a key and let it go."""
        for kind in "keyDown", "keyUp":
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key,
                      code={"Tab": "Tab", " ": "Space"}.get(key, ""),
                      windowsVirtualKeyCode={"Tab": 9, "Enter": 13, " ": 32}
                      .get(key, 0), **more)

    def click(self, x, y):
        """The left button of the mouse."""
        for kind in "mousePressed", "mouseReleased":
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y,
                      button="left", clickCount=1)

    def save(self, path):
        """A picture of what is seen."""
        found = self.call("Page.captureScreenshot", format="png")
        with open(path, "wb") as file:
            file.write(base64.b64decode(found["data"]))
