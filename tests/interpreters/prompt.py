"""Paste a program into MicroPython's prompt, as from a keyboard."""

import os
import pty
import re
import select
import subprocess
import time

PASTE_MODE, END = b"\x05", b"\x04"  # Ctrl-E, Ctrl-D


def paste(command, program, environment):
    """What the prompt shows after the program was pasted in paste mode."""
    ours, theirs = pty.openpty()
    prompt = subprocess.Popen(command, stdin=theirs, stdout=theirs,
                              stderr=theirs,
                              env=dict(os.environ, **environment))
    os.close(theirs)
    try:
        read_until(ours, rb">>> $")
        os.write(ours, PASTE_MODE)
        read_until(ours, rb"=== $")
        for line in program.encode().splitlines(True):
            os.write(ours, line)
            read_until(ours, rb"\n=== $")
        os.write(ours, END)
        shown = read_until(ours, rb"\n>>> $")
        os.write(ours, END)
        prompt.wait(10)
    finally:
        prompt.kill()
        prompt.wait()
        os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def read_until(place, pattern):
    """Read until the pattern is there; TimeoutError after 10 seconds."""
    text, end = b"", time.monotonic() + 10
    while not re.search(pattern, text):
        left = end - time.monotonic()
        if left < 0 or not select.select([place], [], [], left)[0]:
            raise TimeoutError(f"the prompt shows {text!r}")
        text += os.read(place, 65536)
    return text
