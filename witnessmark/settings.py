"""Typed environment readers, and each constant of the program with its reason."""

import os

from witnessmark.errors import StopRun


def env_str(name: str, default: str) -> str:
    """The variable's text, or the default where it is unset or empty."""
    return os.environ.get(name) or default


def env_int(name: str, default: int) -> int:
    """The variable as a whole number; anything else is StopRun that names the variable."""
    value = os.environ.get(name)
    if value is None or value == "":
        return default
    try:
        return int(value)
    except ValueError:
        raise StopRun(f"{name} must be a whole number, not {value!r}") from None


# Whoever runs the program, as the custody log names them; a pseudonym is welcome.
OPERATOR = env_str("WITNESSMARK_OPERATOR", "unnamed operator")

# A record longer than this is refused: no report is 20 million characters long, and one line must not fill the memory.
MAX_TEXT = env_int("WITNESSMARK_MAX_TEXT", 20_000_000)

# An input file larger than this is kept as bytes but not read as text.
MAX_FILE = env_int("WITNESSMARK_MAX_FILE", 256 * 1024 * 1024)

# Reference A6, step 4: an exact toll said sooner than this after the event is a floor, because tolls grow.
SETTLE_DAYS = env_int("WITNESSMARK_SETTLE_DAYS", 14)
