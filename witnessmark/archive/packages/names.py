"""Which paths a bag may hold: those that mean the same file on every system and to every reader, and none that leads out of it."""

import re
import unicodedata

from witnessmark.printable import UNSAFE

# All that the program itself writes into a bag: hashes, a few fixed names, names of time stamps.
PART = re.compile(r"[A-Za-z0-9_~+=][A-Za-z0-9._~+=-]*")
# Windows opens a device, not a file, under these names, whatever ending they have.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
# The deepest path written is data/archive/histories/<id>/timestamps/<name>.
DEEPEST = 8
# What the file systems in use take for one part of a path.
LONGEST = 255


def refusal(path: str) -> str | None:
    """Why no bag of ours holds a file of this path, as a clause; null where it may."""
    if any(unicodedata.category(letter) in UNSAFE for letter in path):
        return "its name holds characters that are not seen as they are"
    if "\\" in path or re.match(r"[A-Za-z]:", path):
        return "its name is a path of Windows"
    if path.startswith("/"):
        return "its name is an absolute path"
    parts = path.split("/")
    if ".." in parts:
        return "its name leads out of the bag"
    if len(parts) > DEEPEST or any(len(part) > LONGEST for part in parts):
        return "its name is longer or deeper than any of a bag of a case"
    return next(filter(None, map(_part_refusal, parts)), None)


def _part_refusal(part: str) -> str | None:
    if part.split(".")[0].lower() in DEVICES or part.endswith("."):
        return "its name means something else on Windows"
    return None if PART.fullmatch(part) else "its name is none that a bag of a case has"


def in_order(path: str) -> list[str]:
    """What paths are sorted by: their parts, as a folder is walked."""
    return path.split("/")
