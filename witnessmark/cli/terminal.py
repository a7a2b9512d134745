"""What reaches the terminal: never a live control code of a source."""

import functools
import re
import sys
from typing import TYPE_CHECKING

from witnessmark.printable import LONGEST, printable

if TYPE_CHECKING:
    from rich.console import Console

# JSON leaves these as they are; terminals take U+0080 to U+009F for commands and the others for reversals of the line.
LIVE_IN_JSON = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def shown(text: str) -> str:
    """The text on one line, every character that a terminal might act on written as its code; never cut."""
    return "".join(printable(text[start : start + LONGEST]) for start in range(0, len(text), LONGEST))


def one_line(text: str, width: int | None = None) -> str:
    """The same with runs of space as one, cut with an ellipsis where it is longer than `width`."""
    flat = shown(" ".join(text.split()))
    return flat if width is None or len(flat) <= width else flat[: width - 1].rstrip() + "…"


def safe_json(line: bytes) -> bytes:
    """The same JSON with every live character as a \\u escape; it decodes to the same value."""
    return LIVE_IN_JSON.sub(lambda found: f"\\u{ord(found.group().decode()):04x}".encode(), line)


@functools.cache
def out() -> "Console":
    """The console of results."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=False)


@functools.cache
def err() -> "Console":
    """The console of messages: progress, what was skipped, the summary."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """One message for a person on standard error, whatever is in it shown dead."""
    print(shown(text), file=sys.stderr, flush=True)
