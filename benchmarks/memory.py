"""What a process holds."""

import resource
import sys


def peak() -> float:
    """Megabytes this process held at most; Linux counts in kilobytes, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
