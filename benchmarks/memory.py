"""What a process holds, and what those it started used."""

import resource
import sys


def peak() -> float:
    """Megabytes this process held at most; Linux counts in kilobytes, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


def children() -> float:
    """Seconds of the processor that processes started here have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
