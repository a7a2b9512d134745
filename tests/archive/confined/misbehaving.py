"""A reader that was taken over: what the file says in its first word is done instead of reading it."""

import ctypes
import fcntl
import ipaddress
import mmap
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.confined import frames
from witnessmark.archive.confined.frames import encode, write_frame
from witnessmark.errors import BadInput
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.model.region import Region

ANSWER = 4
# linux/fcntl.h
F_SETSIG = 10
LIBC = ctypes.CDLL(None, use_errno=True)


def document(text: str, **fields: object) -> Document:
    return Document(**{"doc_id": "a", "text": text, **fields})  # type: ignore[arg-type]


def connect() -> None:
    socket.create_connection((str(ipaddress.IPv4Address(0x7F000001)), 9), timeout=1)


def ask_a_daemon() -> None:
    socket.socket(socket.AF_UNIX)


def write_a_file() -> None:
    Path("/tmp/written-by-a-reader").write_text("x")


def remove_a_file() -> None:
    Path("/tmp/no-such-file").unlink()


def read_another_file() -> None:
    Path("/etc/passwd").read_text()


def read_the_environment() -> None:
    Path("/proc/self/environ").read_bytes()


def list_a_folder() -> None:
    list(Path("/tmp").iterdir())


def start_a_program() -> None:
    subprocess.run(["/bin/true"])


def become_a_program() -> None:
    os.execv("/bin/true", ["true"])


def fork() -> None:
    os.fork()


def start_a_thread() -> None:
    threading.Thread(target=print).start()


def kill_its_parent() -> None:
    os.kill(os.getppid(), signal.SIGKILL)


def have_its_parent_killed_by_the_pipe() -> None:
    """The kernel itself sends the signal a file's owner is to get when the file can be written to."""
    fcntl.fcntl(ANSWER, fcntl.F_SETOWN, os.getppid())
    fcntl.fcntl(ANSWER, F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(ANSWER, fcntl.F_SETFL, fcntl.fcntl(ANSWER, fcntl.F_GETFL) | os.O_ASYNC)


def trace_its_parent() -> None:
    LIBC.ptrace(16, os.getppid(), 0, 0)


def mount() -> None:
    LIBC.mount(b"none", b"/tmp", b"tmpfs", 0, None)


def write_into_its_file() -> None:
    os.write(3, b"x")


def eat_memory() -> None:
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def map_memory() -> None:
    mmap.mmap(-1, 64 * 1024**3)


def spin() -> None:
    while True:
        pass


def spin_deaf() -> None:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while True:
        pass


def sleep() -> None:
    time.sleep(3600)


def close_and_sleep() -> None:
    os.close(ANSWER)
    time.sleep(3600)


def recurse() -> None:
    recurse()


def recurse_in_c() -> None:
    sys.setrecursionlimit(10**9)
    nested: list[object] = []
    for _ in range(10**5):
        nested = [nested]
    repr(nested)


def crash() -> None:
    ctypes.string_at(0)


def abort() -> None:
    os.abort()


def leave() -> None:
    os._exit(0)


def leave_with_a_code() -> None:
    os._exit(77)


def fail() -> None:
    raise LookupError("no such \x1b[2J thing\nat all")


def refuse() -> None:
    raise BadInput("the file: it is damaged")


def rubbish() -> None:
    os.write(ANSWER, b"\xff" * 100)


def huge_frame() -> None:
    os.write(ANSWER, frames.HEADER.pack(frames.DOCUMENT, 2**32 - 1))


def huge_text() -> None:
    os.write(ANSWER, frames.HEADER.pack(frames.TEXT, 2**31))


def half_a_frame() -> None:
    os.write(ANSWER, frames.HEADER.pack(frames.TEXT, 100) + b"half")
    os._exit(0)


def other_type() -> None:
    write_frame(ANSWER, frames.TEXT, b"Two.")
    write_frame(ANSWER, frames.DOCUMENT, encode({"doc_id": 7, "text": ""}))


def no_utf8() -> None:
    write_frame(ANSWER, frames.TEXT, b"\xff\xfe")


def text_alone() -> None:
    write_frame(ANSWER, frames.TEXT, b"Two.")
    write_frame(ANSWER, frames.DONE, b"")


def nested_deeply() -> None:
    write_frame(ANSWER, frames.MEDIUM, b"\x91" * 10**6)


def a_million_lies() -> None:
    # A list that says it has four billion members.
    write_frame(ANSWER, frames.MEDIUM, b"\x81\xa6within\xdd\xff\xff\xff\xff")


def without_end() -> None:
    while True:
        write_frame(ANSWER, frames.REMARK, encode("again"))


ACTS: dict[str, Callable[[], None]] = {
    name: each for name, each in list(globals().items()) if callable(each) and getattr(each, "__module__", "") == __name__
}


class Worn(str):
    """A text of a kind of its own, as parsers of pages hand over."""


SAYS: dict[str, Callable[[], Found]] = {
    "worn": lambda: document(Worn("A worn text."), title=Worn("Title")),
    "outside": lambda: document("Two.", regions=(Region(start=2, end=9, kind="page", at="1"),)),
    "no_id": lambda: document("Two.", doc_id=""),
    "too_many_regions": lambda: document("Two.", regions=tuple(Region(start=0, end=1, kind="page", at="1" * 900) for _ in range(20_000))),
    "blank": lambda: document("  \n"),
    "no_date": lambda: document("Two.", published="yesterday"),
    "no_tool": lambda: document("Two.", tool="pdf\x1b[2J"),
    "half_a_character": lambda: document("Two \ud800.", doc_id="a"),
    "far_away": lambda: MediaItem(name="a.jpg", kind="image", format="JPEG", sha256="0" * 64, size=1, lat=91.0),
    "no_hash": lambda: MediaItem(name="a.jpg", kind="image", format="JPEG", sha256="x", size=1),
    "escapes": lambda: BadInput("the file: \x1b[2J\u202egone\nand more"),
    "of_another": lambda: BadInput("another file: it is damaged"),
}


class Misbehaving:
    """First a document, then what the file names."""

    NAME = "misbehaving"
    TITLE = "For tests"
    EXTENSIONS = (".bad",)

    def sniff(self, name: str, head: bytes) -> int:
        return 100 if name.endswith(".bad") else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        what = stream.read().decode().strip()
        yield document("Read before.")
        if what in SAYS:
            yield SAYS[what]()
        elif what == "descriptors":
            yield document(" ".join(str(each) for each in range(256) if _is_open(each)))
        elif what == "variables":
            yield document(" ".join(sorted(os.environ)))
        else:
            ACTS[what]()
        yield document("Read after.")


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


FORMAT = Misbehaving()
