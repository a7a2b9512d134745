"""Why a reader ended before its time, as a clause for a person."""

import signal

from witnessmark.archive.confined import frames
from witnessmark.archive.confined.limits import MIB, Limits
from witnessmark.archive.confined.running import Ending

FORBIDDEN = "its reader tried what no reader of files may do (the system forbade it), so the file may be an attack"
CUT = "its answer was cut short"
# Windows has none of these.
SYS, XCPU, KILL = (getattr(signal, name, -1) for name in ("SIGSYS", "SIGXCPU", "SIGKILL"))
# A library that gets no memory often crashes instead of saying so: it held this share of what it was allowed.
NEARLY_ALL = 0.75


def reason_of_end(ending: Ending | None, limits: Limits) -> str:
    """What ended a reader that had not said it was done; null is one that went down with what it ran under."""
    if ending is None:
        return "the process that reads files was killed"
    if ending.code == frames.OUT_OF_MEMORY or (ending.signal and ending.memory > NEARLY_ALL * limits.memory):
        return out_of_memory(limits)
    if ending.code == frames.NOT_SHUT:
        return "its reader could not be confined on this system, so it was not read"
    if ending.signal == XCPU or (ending.signal == KILL and ending.seconds >= limits.seconds):
        return out_of_time(limits)
    if ending.signal == SYS:
        return FORBIDDEN
    if ending.signal:
        return f"its reader crashed (signal {ending.signal}, {_name(ending.signal)})"
    return f"its reader gave up without a word (exit code {ending.code})" if ending.code else CUT


def out_of_memory(limits: Limits) -> str:
    """It needed more memory than a reader gets."""
    return f"reading it needs more than {limits.memory // MIB:,} MiB of memory"


def out_of_time(limits: Limits) -> str:
    """It needed more of the processor, or of the clock."""
    return f"reading it needs more than {limits.seconds:,} seconds"


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "unknown"
