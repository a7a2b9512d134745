"""Every file made to harm ends in a clear reason, or in its text; nothing outside it is read or written, and the next file is read."""

import io
import time
from pathlib import Path

import pytest
from bombs import CASES, TEXT

from witnessmark.archive.common import read_stream
from witnessmark.archive.confined import limits
from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

pytestmark = pytest.mark.slow

# What our own process may spend on one of them, in seconds of the processor: it looks at the first bytes and takes the answer.
OWN = 1.0

# What is told of each: a part of a message, or of a text. Those not named here are told of in any way, as long as it is clear.
TOLD = {
    "document that is a bomb itself": "longer than 67,108,864 bytes",
    "zip bomb as a web archive": "not as a record",
    "gzip bomb as a web archive": "the file ends inside",
    "gzip bomb in an answer": "when unpacked",
    "gzip bomb twice packed": "when unpacked",
    "PDF bomb": "MiB of memory",
    "PDF packed many times over": "MiB of memory",
    "PDF whose pages are their own parents": "cannot be loaded",
    "PDF of a thousand million pages": "no text",
    "PDF of one page many times": "only the first 10,000 are read",
    "PDF nested deeply": "damaged",
    "PDF with a form that draws itself": "MiB of memory",
    "a billion laughs in a feed": TEXT,
    "a billion laughs in a document": "amplification",
    "an entity from outside in a feed": TEXT,
    "quadratic blow-up in a document": "amplification",
    "names that lead out": "leads out of the archive",
    "a link in a document": "no XML",
    **dict.fromkeys(("a million members", "a million members of a web archive"), "the list of its members is longer"),
    "zips in zips in a letter": TEXT,
    "letters in letters": "nested too deeply",
    "parts in parts": "nested too deeply",
    "parts in parts of a saved page": "nested too deeply",
    "JSON nested deeply in a line": "nested too deeply",
    "tags nested deeply": "nested 200000 deep",
    "tags nested deeply, of kinds that do not nest": "nested 100000 deep",
    "tags nested deeply in a feed": "nested 20000 deep",
    "tables nested deeply in a document": "no XML",
    "zip that says less": "damaged",
    "zip that says more": "longer than 67,108,864 bytes",
    "record that says more": "does not say how long it is",
    "record that says less": "no answer of a web server",
    "record of a negative length": "does not say how long it is",
    "PDF with its table nowhere": "Two people were hurt",
    "PDF with a table that leads to itself": "damaged",
    "boundary on every line": "part one thing from another",
    "words of a header, encoded over and over": TEXT,
    "picture of a thousand million pixels": "no camera",
    "a quote that never ends": "no mapping",
    "PDF and zip": "Two people were hurt",
    "zip and PDF": TEXT,
    "page and JPEG": "JPEG",
    "GIF and script": "GIF",
    "attachment whose name acts on a terminal": "\\u202efdp.exe",
    "declaration without end": "no news feed",
}


@pytest.mark.parametrize("what", CASES)
def test_a_file_made_to_harm_ends_in_a_clear_reason(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMORY", 256 * limits.MIB)
    name, made = CASES[what]
    data = io.BytesIO(made())
    began = time.process_time()
    found = list(read_stream(data, name, f"some/{name}"))
    assert time.process_time() - began < OWN
    messages = [str(each) for each in found if isinstance(each, SkipItem)]
    assert all(message.startswith(f"some/{name}") and message.isprintable() and len(message) < 2_000 for message in messages)
    texts = [each.text for each in found if isinstance(each, Document)]
    assert messages or texts or any(isinstance(each, MediaItem) for each in found)
    assert not any("root:" in text for text in texts)
    assert not any("its reader crashed" in message or "its reader failed" in message for message in messages), messages
    assert what not in TOLD or any(TOLD[what] in told for told in (*messages, *texts)), (messages, [text[:200] for text in texts])
    [after] = read_stream(io.BytesIO(b"The next."), "next.txt", "next.txt")
    assert isinstance(after, Document) and after.text == "The next."


def test_nothing_was_written_by_an_archive() -> None:
    name, made = CASES["names that lead out"]
    list(read_stream(io.BytesIO(made()), name, name))
    assert not list(Path("/tmp").glob("written-by-an-archive*"))


def test_a_name_is_kept_as_it_is() -> None:
    name, build = CASES["sender that acts on a terminal"]
    [document] = [each for each in read_stream(io.BytesIO(build()), name, name) if isinstance(each, Document)]
    assert document.publisher == "\x1b[31mMayor\u202e"
