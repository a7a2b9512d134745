"""Counts what a run read and skipped, says so at the end, and gives the exit status."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from witnessmark.cli.terminal import say
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.reading import Reading
from witnessmark.printable import printable

Item = TypeVar("Item")

FINE = 0
STOPPED = 1
USAGE = 2
SOME_SKIPPED = 3

EXIT_HELP = "Exit status: 0 all was read; 3 finished, but something was skipped (the summary says what and why); 1 stopped; 2 wrong use."


def epilog(examples: Iterable[str], status: str = EXIT_HELP) -> str:
    """What stands at the end of a command's help: worked examples, then what the exit status means."""
    return "\n\n".join(["Examples:", *(f"`{example}`" for example in examples), status])


class Summary:
    """What happened to each thing a run met. Each thing skipped is said at once, with its reason, and counted."""

    def __init__(self, nothing: str = "nothing to read") -> None:
        self.nothing = nothing
        self.counts: Counter[str] = Counter()
        self.skipped = 0

    def kept(self, items: Iterable[Item | SkipItem], noun: str) -> Iterator[Item]:
        """The items that can be used, counted under the noun; the others are reported in passing."""
        for item in items:
            if isinstance(item, SkipItem):
                self.skip(item)
            else:
                self.counts[noun] += 1
                yield item

    def skip(self, reason: SkipItem) -> None:
        """Says and counts one thing that could not be used; a remark on one that was used is said only."""
        if isinstance(reason, Remark):
            say(f"note: {reason}")
            return
        self.skipped += 1
        say(f"skipped: {reason}")

    def readings(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, with their claims counted, and the texts in a language that cannot be read yet."""
        for reading in readings:
            self.counts["claim"] += len(reading.claims)
            self.counts["text in a language not read yet"] += any(caution.code == "language_not_read" for caution in reading.warnings)
            yield reading

    def modelled(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, with what a model added to them counted. A document it gave no answer for is said, and counted
        as skipped, though what the rules read of it is kept."""
        for reading in readings:
            if reading.backend is not None:
                self.counts["claim of a model taken"] += reading.backend.accepted
                self.counts["claim of a model refused"] += sum(reading.backend.refused.values())
                if reading.backend.failed is not None:
                    self.skip(
                        BadInput(f"{printable(reading.doc_id)}: {reading.backend.backend}: {reading.backend.failed}; the rules' reading is kept")
                    )
            yield reading

    def count(self, items: Iterable[Item], noun: str) -> Iterator[Item]:
        """The same items, counted under the noun."""
        for item in items:
            self.counts[noun] += 1
            yield item

    def close(self) -> int:
        """Says the summary on standard error and returns the exit status."""
        say(f"{self.line()}.")
        return SOME_SKIPPED if self.skipped else FINE

    def line(self) -> str:
        """The counts as a sentence without its full stop."""
        said = [plural(count, noun) for noun, count in self.counts.items() if count]
        return ", ".join([*(said or [self.nothing]), f"{self.skipped or 'nothing'} skipped"])


def plural(count: int, noun: str) -> str:
    """`1 claim`, `2 claims`, `2 texts in a language not read yet`."""
    word, space, rest = noun.partition(" ")
    return f"{count} {word if count == 1 else word + 's'}{space}{rest}"
