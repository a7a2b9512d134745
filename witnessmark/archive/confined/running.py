"""A reader as we see it: bytes that come, and how it ended."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Ending:
    """How a reader's process ended: by which `signal` (0 is none), else with which exit `code`; the processor's `seconds` it used,
    and the most `memory` it held, in bytes."""

    signal: int
    code: int
    seconds: float
    memory: int


class Running(Protocol):
    """One reader at work. Whoever has it calls `close` in the end, which leaves nothing behind."""

    def receive(self, most: int, seconds: float | None) -> bytes:
        """Up to so many bytes of its answer, as soon as there are any; none at its end. TimeoutError after so many seconds of waiting."""

    def ended(self) -> Ending | None:
        """How it ended, once it answers no more; null where that cannot be known, as what it ran under is gone too.

        One that lingers on without an answer is as one that left without a word.
        """

    def close(self) -> None:
        """Kills it where it still runs, and lets go of everything."""
