"""A file is there as it was, or as it is to be: never half of it."""

import os
import shutil
import tempfile

MOST_BYTES = 200 * 10 ** 6  # some ten million weights


def write_whole(path, text, mark):
    """Write it beside, then give it the name: whoever opens `path`, also
    after a crash, finds the old text or the new one, whole.

    `mark` is what files of this kind begin with: no other file is written
    over. Raises OSError, and nothing is left behind.
    """
    check_place(path, mark)
    path = os.path.realpath(os.fspath(path))  # a link goes on leading there
    folder, name = os.path.split(path)
    # A name of its own: of two who write at once the later one wins, whole.
    handle, beside = tempfile.mkstemp(".new", name[:40] + ".", folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            shutil.copymode(path, beside)
        else:  # as any new file; mkstemp's are for the owner only
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(beside, 0o666 & ~mask)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def check_place(path, mark):
    """Can such a file be there? Raises OSError."""
    if not isinstance(path, (str, bytes)) and not hasattr(path, "__fspath__"):
        raise TypeError(f"the file is {path!r}; expected its name")
    path = os.fspath(path)
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isdir(folder):
        raise FileNotFoundError(f"{path}: there is no folder"
                                f" {os.path.dirname(path) or folder}; make it"
                                " first")
    if os.path.isdir(path):
        raise IsADirectoryError(f"{path} is a folder; expected the name of a"
                                " file, such as model.json")
    if os.path.exists(path) and not os.path.isfile(path):
        raise OSError(f"{path} is there, and is not a file")
    if os.path.exists(path):
        with open(path, "rb") as file:
            start = file.read(1000)
        if start and mark.encode("utf-8") not in start:
            raise FileExistsError(f"{path} is there, and is no saved model;"
                                  " it is left as it is, take another name")
    if not os.access(folder, os.W_OK):
        raise PermissionError(f"{path}: nothing can be written into the"
                              f" folder {folder}")


def read_whole(path):
    """Its text. Raises OSError where it can't be read, ValueError where it
    is no text."""
    path = os.fspath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise ValueError("not a file")
    with open(path, "rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES:,} bytes; that is no model"
                         " for plain Python")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ValueError(f"not a text in UTF-8 ({problem})") from None
