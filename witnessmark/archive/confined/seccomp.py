"""The filter of system calls a reader lives under (seccomp): a small program the kernel runs before each call."""

import ctypes
import errno
import functools
import os
import struct
import sys
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from witnessmark.archive.confined import calls
from witnessmark.archive.confined.calls import Numbers

# By the kernel's own names for the machine: which column of the tables is its, and how seccomp calls it (AUDIT_ARCH_…).
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
# On x86-64 the calls of the x32 interface bear this bit and would pass by their own numbers.
X32 = 0x40000000

# linux/prctl.h and linux/seccomp.h
PR_SET_SECCOMP, PR_GET_SECCOMP, MODE_FILTER = 22, 21, 2
PR_SET_NO_NEW_PRIVS, PR_SET_DUMPABLE, PR_SET_PDEATHSIG = 38, 4, 1
KILL_PROCESS, ERRNO, ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
# linux/filter.h: load a word, jump where equal, greater or equal or where a bit is set, return.
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
INSTRUCTION = struct.Struct("<HBBI")
# struct seccomp_data: the call's number, the machine, and from offset 16 on the arguments, eight bytes each (both machines are little-endian).
NUMBER, MACHINE = 0, 4

# What opening a file must not ask for: to write, to make, to empty, an unnamed file.
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | getattr(os, "O_TRUNC", 0) | (getattr(os, "O_TMPFILE", 0) & ~getattr(os, "O_DIRECTORY", 0))
# linux/sched.h: a thread of this process, not another process.
CLONE_THREAD = 0x00010000

Instruction: TypeAlias = tuple[int, int, int, int]
"""Code, how many instructions to skip where the test holds, how many where not, and the value."""


def possible() -> bool:
    """Whether this system can filter calls: Linux on a machine whose numbers are known, with seccomp in its kernel."""
    return sys.platform == "linux" and os.uname().machine in MACHINES and sys.maxsize > 2**32 and libc().prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0


@functools.cache
def libc() -> ctypes.CDLL:
    """The C library this process runs on."""
    return ctypes.CDLL(None, use_errno=True)


def prctl(option: int, value: int = 0, pointer: object = None) -> None:
    """prctl(2); OSError where the kernel refuses."""
    nothing = ctypes.c_ulong(0)
    if libc().prctl(option, ctypes.c_ulong(value), nothing if pointer is None else pointer, nothing, nothing) != 0:
        raise OSError(ctypes.get_errno(), f"prctl {option}")


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def apply(program: bytes) -> None:
    """Puts this process under a filter, for good; it must have given up new privileges. OSError where the kernel refuses."""
    prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(_Program(len(program) // INSTRUCTION.size, program)))


def program(writable: int, machine: str = "") -> bytes:
    """The filter for a process that may write to one descriptor alone, and open files only to read (which ones is for Landlock to say).
    The machine is this one where it is not named."""
    column, audit = MACHINES[machine or os.uname().machine]
    made: list[Instruction] = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, audit), (RETURN, 0, 0, KILL_PROCESS), (LOAD, 0, 0, NUMBER)]
    if column == 0:
        made += [(AT_LEAST, 0, 1, X32), (RETURN, 0, 0, KILL_PROCESS)]
    for numbers, body in _rules(writable):
        number = numbers[column]
        if number is not None:
            made += [(EQUAL, 0, len(body), number), *body]
    return b"".join(INSTRUCTION.pack(*each) for each in [*made, *_refused(errno.EPERM)])


def _rules(writable: int) -> Iterator[tuple[Numbers, list[Instruction]]]:
    """What becomes of each call; the first rule for a number decides, and what has none is refused."""
    # What a library prints goes to the standard error, which leads nowhere.
    writing = _where(0, EQUAL, writable, _ended(ALLOW), _where(0, EQUAL, 2, _ended(ALLOW), _refused(errno.EPERM)))
    yield calls.WRITE, writing
    yield calls.WRITEV, writing
    yield from _all(calls.COMPUTING, _ended(ALLOW))
    yield calls.OPENAT, _where(2, ANY_BIT, WRITING, _refused(errno.EACCES), _ended(ALLOW))
    yield calls.OPEN, _where(1, ANY_BIT, WRITING, _refused(errno.EACCES), _ended(ALLOW))
    yield from _all(calls.HOSTILE, _ended(KILL_PROCESS))
    # A library may want a thread and do without; another process is wanted by nobody honest. What clone3 wants cannot be seen
    # from here, and the C library asks again with clone.
    yield calls.CLONE, _where(0, ANY_BIT, CLONE_THREAD, _refused(errno.EPERM), _ended(KILL_PROCESS))
    yield calls.CLONE3, _refused(errno.ENOSYS)
    # Looking up a user's name asks a local daemon first.
    yield calls.SOCKET, _where(0, EQUAL, 1, _refused(errno.EACCES), _ended(KILL_PROCESS))
    # abort() sends itself a signal, and crashes in another way where it may not.
    yield calls.TKILL, _refused(errno.EPERM)
    yield calls.TGKILL, _refused(errno.EPERM)
    # Asking for a limit passes no new one: a null pointer, both halves.
    nothing_new = _where(2, EQUAL, 0, _where(2, EQUAL, 0, _ended(ALLOW), _refused(errno.EPERM), half=4), _refused(errno.EPERM))
    yield calls.PRLIMIT, nothing_new
    about_its_own = _refused(errno.EPERM)
    for command in calls.FCNTL_OWN:
        about_its_own = _where(1, EQUAL, command, _ended(ALLOW), about_its_own)
    yield calls.FCNTL, about_its_own
    # Python asks of each file whether it is a terminal.
    yield calls.IOCTL, _refused(errno.ENOTTY)


def _all(named: dict[str, Numbers], body: list[Instruction]) -> Iterable[tuple[Numbers, list[Instruction]]]:
    return ((numbers, body) for numbers in named.values())


def _where(argument: int, test: int, value: int, then: list[Instruction], other: list[Instruction], half: int = 0) -> list[Instruction]:
    """`then` where the test holds of the argument's lower half (`half` 4: its upper one), else `other`."""
    return [(LOAD, 0, 0, 16 + 8 * argument + half), (test, 0, len(then), value), *then, *other]


def _ended(verdict: int) -> list[Instruction]:
    return [(RETURN, 0, 0, verdict)]


def _refused(number: int) -> list[Instruction]:
    return _ended(ERRNO | number)
