"""Shuts a reader in: after this it can compute, read its file, and answer; nothing else."""

import os
import signal
import sys
from pathlib import Path

from witnessmark.archive.confined import landlock, seccomp
from witnessmark.archive.confined.limits import DESCRIPTORS, Limits

STATM = Path("/proc/self/statm")
CAN_FORK = hasattr(os, "fork")
SYSTEM_HAS_LIMITS = sys.platform != "win32"


def missing() -> tuple[str, ...]:
    """What this system cannot forbid a reader, each as a clause for a person; empty where it is wholly confined."""
    if not SYSTEM_HAS_LIMITS:
        return ("memory, network, files and processes are not limited",)
    if not seccomp.possible():
        return ("network, other files and processes are not forbidden", *(() if sys.platform == "linux" else ("memory may not be limited",)))
    return ()


def shut(limits: Limits, writable: int, rules: int | None) -> None:
    """Limits this process for good, as far as the system can. OSError where it could and does not: then nothing may be read."""
    if not SYSTEM_HAS_LIMITS:
        return
    _limit(limits)
    if not seccomp.possible():
        return
    for option, value in ((seccomp.PR_SET_PDEATHSIG, signal.SIGKILL), (seccomp.PR_SET_DUMPABLE, 0), (seccomp.PR_SET_NO_NEW_PRIVS, 1)):
        if seccomp.prctl(option, value) != 0:
            raise OSError(f"prctl {option}")
    if rules is not None:
        landlock.apply(rules)
    seccomp.apply(writable, loading=rules is not None)


def _limit(limits: Limits) -> None:
    import resource

    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_NOFILE, DESCRIPTORS)
    held = _held()
    if held is not None:
        lower(resource.RLIMIT_AS, held + limits.memory)
    lower(resource.RLIMIT_CPU, limits.seconds)


def lower(which: int, most: int) -> None:
    """A limit never above what it was; Linux sends a warning at the first value, which ends the process, and kills at the second."""
    import resource

    _, hard = resource.getrlimit(which)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (soft, soft + 1 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else soft))


def _held() -> int | None:
    """The address space this process has already, in bytes: libraries and all that was loaded before the fork; null where only Linux could say."""
    try:
        return int(STATM.read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None
