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
    """Run a command; Missing, with its last line, if it fails."""
    try:
        done = subprocess.Popen(command, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT,
                                universal_newlines=True, **more)
    except OSError as problem:
        raise Missing(str(problem)) from None
    lines = ["no message"] + done.communicate()[0].strip().splitlines()
    if done.returncode:
        raise Missing(f"{os.path.basename(command[0])}: {lines[-1]}")


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
    for place in filter(None, map(shutil.which, names)):
        return place
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
    """MicroPython from Debian 13, unpacked beside the system: the command
    that runs it through its own loader."""
    place = os.path.join(PLACE, "micropython-" + architecture)
    root = os.path.join(place, "root")
    program = root + "/usr/bin/micropython"
    if not os.path.exists(program):
        shutil.rmtree(place, ignore_errors=True)
        unpack_micropython(place, root, architecture)
    loader, library = {
        "amd64": ("lib64/ld-linux-x86-64.so.2", "lib/x86_64-linux-gnu"),
        "i386": ("lib/i386-linux-gnu/ld-linux.so.2", "lib/i386-linux-gnu"),
    }[architecture]
    return [f"{root}/usr/{loader}", "--library-path", f"{root}/usr/{library}",
            program]


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
    for path in glob.glob("/etc/apt/sources.list") + sorted(
            glob.glob("/etc/apt/sources.list.d/*.list")
            + glob.glob("/etc/apt/sources.list.d/*.sources")):
        with open(path, encoding="utf-8") as file:
            found = re.search(
                r"^(?:deb |URIs:).*?(\S+:/\S*/debian)/?\s", file.read(), re.M)
        if found:
            return found.group(1)
    raise Missing("no Debian mirror in /etc/apt")
