"""What a reader needs is loaded before it starts: hardly anything is left to be loaded in it."""

import subprocess
import sys

import pytest

from witnessmark.archive.common import formats
from witnessmark.archive.confined.preload import FORMATS, NESTED, _named_below

LOADS = """
import importlib, io, sys
sys.path[:0] = {path!r}
from fuzz_file_seeds import MAPPING, seeds
from witnessmark.archive.contents.beside import wants_companion
from witnessmark.archive.confined.preload import preload
preload("witnessmark.archive.formats.{name}")
reader = importlib.import_module("witnessmark.archive.formats.{name}").FORMAT
before = set(sys.modules)
for file_name, data in seeds()["{name}"]:
    list(reader.read(io.BytesIO(data), file_name, *([MAPPING] if wants_companion(reader) else [])))
print(*sorted(set(sys.modules) - before))
"""
# A parser that the library itself loads late, by a name put together, costs a millisecond a file.
FEW = 12


@pytest.mark.parametrize("name", ["html", "pdf", "eml", "docx", "feed", "wacz", "table"])
def test_hardly_anything_is_loaded_late(name: str) -> None:
    script = LOADS.format(name=name, path=sys.path)
    late = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert len(late) <= FEW, late


def test_who_reads_files_in_files_gets_what_all_formats_need() -> None:
    assert NESTED in _named_below(f"{FORMATS}.eml")
    assert {f"{FORMATS}.{name}" for name in formats()} <= _named_below(f"{FORMATS}.eml")
    assert "trafilatura" in _named_below(f"{FORMATS}.html") and "trafilatura" in _named_below(f"{FORMATS}.eml")


def test_a_plain_text_needs_no_library() -> None:
    needed = _named_below(f"{FORMATS}.plain")
    assert not needed & {"trafilatura", "lxml", "pypdfium2", "PIL", "docx"}
    assert not any(name.startswith(("witnessmark.archive.confined", "witnessmark.store", "witnessmark.pipeline")) for name in needed)
