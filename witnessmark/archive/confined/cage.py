"""Shuts a reader in: after this it can compute, read its file, and answer; nothing else."""

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from witnessmark.archive.confined import landlock, seccomp
from witnessmark.archive.confined.limits import DESCRIPTORS, Limits

STATM = Path("/proc/self/statm")
CAN_FORK = hasattr(os, "fork")
SYSTEM_HAS_LIMITS = sys.platform != "win32"
if SYSTEM_HAS_LIMITS:
    import resource


def missing() -> tuple[str, ...]:
    """What this system cannot forbid a reader, each as a clause for a person; empty where it is wholly confined."""
    if not SYSTEM_HAS_LIMITS:
        return ("memory, network, files and processes are not limited",)
    if not seccomp.possible():
        return ("network, other files and processes are not forbidden", *(() if sys.platform == "linux" else ("memory may not be limited",)))
    return () if landlock.version() > 0 else ("it may read other files of this user (this system has no Landlock), though it can send them nowhere",)


@dataclass(frozen=True)
class Cage:
    """What a reader is shut in with, made beforehand: the filter of system calls and the rules for files, null where the system has
    none, and the address space that is taken already (libraries and all that was loaded), in bytes; null where only Linux could say."""

    calls: bytes | None
    files: int | None
    held: int | None

    def shut(self, limits: Limits) -> None:
        """Limits this process for good, as far as the system can. OSError or ValueError where it could and does not: nothing may be read then."""
        if SYSTEM_HAS_LIMITS:
            self._limit(limits)
        if self.calls is None:
            return
        for option, value in ((seccomp.PR_SET_PDEATHSIG, signal.SIGKILL), (seccomp.PR_SET_DUMPABLE, 0), (seccomp.PR_SET_NO_NEW_PRIVS, 1)):
            seccomp.prctl(option, value)
        if self.files is not None:
            landlock.apply(self.files)
        seccomp.apply(self.calls)

    def _limit(self, limits: Limits) -> None:
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NOFILE, DESCRIPTORS)
        _lower(resource.RLIMIT_CPU, limits.seconds)
        if self.held is not None:
            _lower(resource.RLIMIT_AS, self.held + limits.memory)


def build(answer: int) -> Cage:
    """The cage of readers forked from this process as it is now, each of which answers at that descriptor."""
    files = landlock.prepare()
    return Cage(seccomp.program(answer) if seccomp.possible() else None, files, held())


def held() -> int | None:
    """The address space of this process, in bytes; null where only Linux could say."""
    try:
        return int(STATM.read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def _lower(which: int, most: int) -> None:
    """A limit never above what it was. For time, Linux ends the process at the first value, and again a second later if that was not heard."""
    _, hard = resource.getrlimit(which)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (soft, soft + 1 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else soft))
