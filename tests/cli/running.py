"""Runs the command line as its users do: another process, its two outputs and its exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a command printed and how it ended."""

    out: str
    err: str
    status: int

    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path, stdin: str = "", cwd: Path | None = None, **environment: str) -> Ran:
    """One command; standard input is a pipe that holds `stdin`."""
    command = [sys.executable, "-m", "witnessmark.cli.main", *map(str, arguments)]
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, cwd=cwd, env={**os.environ, "COLUMNS": "120", **environment}, check=False)
    return Ran(done.stdout.decode(), done.stderr.decode(), done.returncode)


def records(*texts: str, published: str = "2024-05-08") -> str:
    """A record stream of these texts, with doc_ids d1, d2, …"""
    return "".join(json.dumps({"doc_id": f"d{number}", "text": text, "published": published}) + "\n" for number, text in enumerate(texts, 1))
