"""Runs the command line as its users do, in this process: its two outputs and its exit status."""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from witnessmark.cli.main import main


class Ran(NamedTuple):
    """What a command printed and how it ended."""

    out: str
    err: str
    status: int

    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None) -> Ran:
    """One command; standard input is a pipe that holds `stdin`, the outputs are no terminals."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for name in ("stdout", "stderr")}
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    argv = ["witnessmark", *map(str, arguments)]
    with mock.patch.multiple(sys, argv=argv, stdin=given, **streams), contextlib.chdir(cwd or Path.cwd()):
        status = ended(main)
    printed = {name: stream.buffer.getvalue().decode() for name, stream in streams.items()}
    return Ran(printed["stdout"], printed["stderr"], status)


def ended(program: Any) -> int:
    """The exit status of a program that ends by SystemExit."""
    try:
        program()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def records(*texts: str, published: str = "2024-05-08") -> str:
    """A record stream of these texts, with doc_ids d1, d2, …"""
    return "".join(json.dumps({"doc_id": f"d{number}", "text": text, "published": published}) + "\n" for number, text in enumerate(texts, 1))
