"""Get the interpreters that are not on the machine, into .test-env/."""

import glob
import os
import re
import shutil
import subprocess

from ..places import ROOT

PLACE = os.path.join(ROOT, ".test-env", "interpreters")
NPM = os.path.join(PLACE, "node_modules")
PACKAGES = [
    "pyodide-314@npm:pyodide@314.0.7", "pyodide-0@npm:pyodide@0.29.5",
    "@micropython/micropython-webassembly-pyscript@1.27.0",
    "brython@3.14.3", "skulpt@1.2.0"]
DEBS = ["micropython", "libffi8", "libmbedcrypto16", "libmbedtls21",
        "libmbedx509-7", "libc6"]


class Missing(Exception):
    """An interpreter that can't be had here, and why."""


def quietly(command, **more):
    """Run a command; what it printed, or Missing with its last line."""
    try:
        done = subprocess.Popen(command, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT,
                                universal_newlines=True, **more)
    except OSError as problem:
        raise Missing(str(problem)) from None
    text = done.communicate()[0]
    if done.returncode:
        last = text.strip().splitlines()[-1:] or ["no message"]
        raise Missing(f"{os.path.basename(command[0])}: {last[0]}")
    return text


def cpython(version):
    """The python of that version: pyenv's, or one on the path."""
    root = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    found = sorted(glob.glob(os.path.join(
        root, "versions", version + ".*", "bin", "python")))
    python = found[-1] if found else shutil.which("python" + version)
    if not python:
        raise Missing(f"no python{version} on the path, none in pyenv")
    return python


def on_path(*names):
    """The first of these programs that is there."""
    for name in names:
        if shutil.which(name):
            return shutil.which(name)
    raise Missing(f"no {names[0]} on the path (Debian's package {names[0]})")


def npm():
    """The interpreters that are npm packages; the node to run them."""
    node = on_path("node", "nodejs")
    mark = os.path.join(PLACE, "npm-packages")
    if not (os.path.exists(mark) and open(mark).read() == str(PACKAGES)):
        os.makedirs(PLACE, exist_ok=True)
        quietly([on_path("npm"), "install", "--no-save", "--no-audit",
                 "--no-fund", "--prefix", PLACE] + PACKAGES)
        with open(mark, "w") as file:
            file.write(str(PACKAGES))
    return node


def npm_version(package):
    """The version in PACKAGES of the package whose name starts so."""
    return [name.split("@")[-1] for name in PACKAGES
            if name.startswith(package)][0]


def micropython(architecture):
    """MicroPython from Debian 13, unpacked beside the system.

    The command that runs it through its own loader.
    """
    place = os.path.join(PLACE, "micropython-" + architecture)
    root = os.path.join(place, "root")
    if not os.path.exists(os.path.join(root, "usr/bin/micropython")):
        shutil.rmtree(place, ignore_errors=True)
        unpack_micropython(place, root, architecture)
    loader, library = {
        "amd64": ("usr/lib64/ld-linux-x86-64.so.2",
                  "usr/lib/x86_64-linux-gnu"),
        "i386": ("usr/lib/i386-linux-gnu/ld-linux.so.2",
                 "usr/lib/i386-linux-gnu"),
    }[architecture]
    return [os.path.join(root, loader), "--library-path",
            os.path.join(root, library),
            os.path.join(root, "usr/bin/micropython")]


def unpack_micropython(place, root, architecture):
    """apt with folders and a list of its own; the system's is untouched."""
    for folder in ("state/lists/partial", "cache/archives/partial", "etc",
                   "debs", "root"):
        os.makedirs(os.path.join(place, folder))
    open(os.path.join(place, "etc", "status"), "w").close()
    conf = os.path.join(place, "apt.conf")
    with open(conf, "w") as file:
        file.write(f'Dir::State "{place}/state";\n'
                   f'Dir::State::status "{place}/etc/status";\n'
                   f'Dir::Cache "{place}/cache";\n'
                   f'Dir::Etc::sourcelist "{place}/etc/sources.list";\n'
                   'Dir::Etc::sourceparts "-";\n'
                   'APT::Sandbox::User "root";\n'
                   f'APT::Architecture "{architecture}";\n'
                   'APT::Architectures { "' + architecture + '"; };\n')
    environment = dict(os.environ, APT_CONFIG=conf)
    try:
        read_lists(place, "trixie", environment)
    except Missing:  # a mirror in the middle of an update: the suite after it
        read_lists(place, "sid", environment)
    debs = os.path.join(place, "debs")
    quietly(["apt-get", "download"] + DEBS, env=environment, cwd=debs)
    for name in sorted(os.listdir(debs)):
        quietly(["dpkg-deb", "-x", os.path.join(debs, name), root])


def read_lists(place, suite, environment):
    """Learn what packages that suite of Debian has."""
    with open(os.path.join(place, "etc", "sources.list"), "w") as file:
        file.write("deb [signed-by=/usr/share/keyrings/debian-archive-"
                   f"keyring.gpg] {debian_mirror()} {suite} main\n")
    quietly(["apt-get", "update"], env=environment)


def debian_mirror():
    """The mirror that the machine's own apt uses."""
    for path in ["/etc/apt/sources.list"] + sorted(
            glob.glob("/etc/apt/sources.list.d/*.list")
            + glob.glob("/etc/apt/sources.list.d/*.sources")):
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for line in file:
                    found = re.match(r"(?:deb |URIs:).*?(\S+:/\S*/debian)/?\s",
                                     line)
                    if found:
                        return found.group(1)
    raise Missing("no Debian mirror in /etc/apt")
