"""A folder full of files made to harm, links and lying names: the run goes on, everything is kept, and the case is sound."""

import os
from pathlib import Path

import pytest
from bombs import CASES, TEXT

from witnessmark import pipeline
from witnessmark.archive.common import read_files
from witnessmark.model.document import Document

pytestmark = pytest.mark.slow

SOME = (
    "names that lead out",
    "letters in letters",
    "JSON nested deeply in a line",
    "zip that says more",
    "a billion laughs in a document",
    "GIF and script",
)


def made(folder: Path) -> Path:
    folder.mkdir()
    for number, what in enumerate(SOME):
        name, build = CASES[what]
        (folder / f"{number}-{name}").write_bytes(build())
    (folder / "7-\u202etxt.exe\x1b[2J.txt").write_text(TEXT, encoding="utf-8")
    (folder / "8-link.txt").symlink_to("/etc/passwd")
    (folder / "8-folder").symlink_to("/etc")
    os.mkfifo(folder / "8-pipe.txt")
    (folder / "9-last.txt").write_text("The last.", encoding="utf-8")
    return folder


def test_each_costs_itself_and_the_rest_is_read(tmp_path: Path) -> None:
    found = list(read_files([made(tmp_path / "reports")]))
    # The first of them is a page in an archive whose other members lead out of it.
    assert [each.text for each in found if isinstance(each, Document)] == [TEXT, TEXT, "The last."]
    messages = [str(each) for each in found if not isinstance(each, Document)]
    assert all(message.isprintable() for message in messages)
    for number in (*range(len(SOME)), 8):
        assert any(message.startswith(f"{tmp_path}/reports/{number}-") for message in messages), number


def test_a_case_made_of_them_keeps_all_bytes_and_is_sound(tmp_path: Path) -> None:
    reports = made(tmp_path / "reports")
    with pipeline.build(reports, tmp_path / "case") as case:
        kept = {source.name for source in case.archive.sources() if source.sha256}
    assert len(kept) == len(SOME) + 2
    assert [str(finding) for finding in pipeline.verify(tmp_path / "case")] == []
