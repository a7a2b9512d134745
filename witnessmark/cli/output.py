"""Results on standard output: JSON Lines for programs, a page of text for a person."""

import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

import msgspec

from witnessmark.cli.terminal import out, safe_json

if TYPE_CHECKING:
    from rich.console import RenderableType

Item = TypeVar("Item")


class Format(StrEnum):
    """How results are printed."""

    JSONL = "jsonl"
    PRETTY = "pretty"


def emit(items: Iterable[Item], format: Format | None, pretty: Callable[[Item], "RenderableType"]) -> None:
    """Prints each item as soon as it is there: one JSON object a line, or as `pretty` draws it.

    Without a format: pretty on a terminal, JSON Lines into a pipe or a file.
    """
    if chosen(format) is Format.PRETTY:
        for item in items:
            out().print(pretty(item))
        return
    encode = msgspec.json.Encoder().encode
    write, flush, live = sys.stdout.buffer.write, sys.stdout.buffer.flush, sys.stdout.isatty()
    for item in items:
        write(safe_json(encode(item)) + b"\n")
        if live:
            flush()
    flush()


def chosen(format: Format | None) -> Format:
    """The format asked for, or what suits where the output goes."""
    return format or (Format.PRETTY if sys.stdout.isatty() else Format.JSONL)
