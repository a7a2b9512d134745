"""Which files a reader may open at all (Landlock, Linux 5.13 and later): libraries it has not loaded yet, to read, and nothing else."""

import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from witnessmark.archive.confined.seccomp import libc

# linux/landlock.h; the numbers of the calls are the same on every machine.
CREATE, ADD_RULE, RESTRICT = 444, 445, 446
ASK_VERSION, PATH_BENEATH = 1, 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
# How many kinds of access to files each version knows; a kind that a rule set handles and no rule allows is refused.
KINDS = (0, 13, 14, 15, 15, 16)


def version() -> int:
    """The kernel's version of Landlock; 0 where it has none or it is switched off."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(ASK_VERSION)))


def prepare() -> int | None:
    """A rule set, as a descriptor, under which only the folders of libraries can be read; null without Landlock. OSError where it fails."""
    known = version()
    if known == 0:
        return None
    kinds = (1 << KINDS[min(known, len(KINDS) - 1)]) - 1
    rules = _checked(_call(CREATE, struct.pack("<Q", kinds), ctypes.c_size_t(8), ctypes.c_uint(0)))
    for folder in filter(os.path.isdir, _libraries()):
        beneath = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        _checked(
            _call(ADD_RULE, ctypes.c_int(rules), ctypes.c_int(PATH_BENEATH), struct.pack("<Qi", READ_FILE | READ_DIR, beneath), ctypes.c_uint(0))
        )
        os.close(beneath)
    return rules


def apply(rules: int) -> None:
    """Puts this process under the rule set, for good; it must have given up new privileges. OSError where the kernel refuses."""
    _checked(_call(RESTRICT, ctypes.c_int(rules), ctypes.c_uint(0)))


def _libraries() -> Iterator[str]:
    """This package, the libraries of this Python, and the shared ones of the system."""
    yield str(Path(__file__).parents[2])
    yield from sorted({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})
    yield from (sysconfig.get_config_var("DESTSHARED") or "", "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo")


def _call(number: int, *arguments: object) -> int:
    result: int = libc().syscall(ctypes.c_long(number), *arguments)
    return result


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), "landlock")
    return result
