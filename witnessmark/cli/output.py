"""Results on standard output: JSON Lines for programs, a page of text for a person."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from importlib import import_module

import msgspec

from witnessmark.cli.terminal import out, safe_json


class Format(StrEnum):
    """How results are printed."""

    JSONL = "jsonl"
    PRETTY = "pretty"


def emit(items: Iterable[object], format: Format | None, page: str) -> None:
    """Prints each item as soon as it is there: one JSON object a line, or as the page of this name draws it.

    Without a format: pretty on a terminal, JSON Lines into a pipe or a file.
    """
    if chosen(format) is Format.PRETTY:
        drawn = import_module(f"witnessmark.cli.pages.{page}").page
        for item in items:
            out().print(drawn(item))
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
