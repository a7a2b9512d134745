import errno
import json
from pathlib import Path
from typing import Any

import pytest
from running import run


def test_any_file_becomes_records(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Two people were hurt.\r\nOne was a child.\r\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        "<html><head><title>Bakery hit</title><meta property='article:published_time' content='2024-05-08T09:30:00+02:00'></head>"
        "<body><article><h1>Bakery hit</h1><p>Two people were hurt when a shell hit the bakery on Mill Street, "
        "the mayor said.</p></article></body></html>",
        encoding="utf-8",
    )
    done = run("records", tmp_path / "note.txt", tmp_path / "page.html")
    note, page = done.lines()
    assert note["text"] == "Two people were hurt.\r\nOne was a child.\r\n"
    assert page["title"] == "Bakery hit"
    assert page["published"] == "2024-05-08T09:30:00+02:00"
    assert done.status == 0


def test_a_file_nobody_may_read_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("closed.txt", "open.txt"):
        (tmp_path / name).write_text("Two people were hurt.")
    really = Path.open

    def as_nobody(path: Path, *more: Any, **named: Any) -> Any:
        """Whoever runs this may be somebody who may read everything."""
        if path.name == "closed.txt":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path, *more, **named)

    monkeypatch.setattr(Path, "open", as_nobody)
    done = run("records", tmp_path / "closed.txt", tmp_path / "open.txt")
    assert (len(done.lines()), done.status) == (1, 3)
    assert "closed.txt: no permission to read it" in done.err


def test_what_it_prints_is_what_the_others_take(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Two people were killed in Zhytomyr.", encoding="utf-8")
    stream = run("records", tmp_path / "note.txt").out
    assert run("records", stdin=stream).out == stream
    assert run("read", stdin=stream).out == run("read", tmp_path / "note.txt").out


def test_nothing_named_and_nothing_piped_is_wrong_use() -> None:
    import pty
    import subprocess
    import sys

    _, terminal = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "witnessmark.cli.main", "records"], stdin=terminal, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "name the files" in done.stderr


def test_bad_files_are_named_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "ff.txt").write_bytes(b"\xff" * 100)
    (tmp_path / "good.jsonl").write_text(json.dumps({"text": "Two people were killed."}) + "\n", encoding="utf-8")
    done = run("records", *sorted(tmp_path.iterdir()))
    assert len(done.lines()) == 1
    assert done.status == 3
    for name in ("empty.txt", "noise.bin", "ff.txt"):
        assert sum(name in line for line in done.err.splitlines()) == 1
    assert "3 skipped" in done.err
