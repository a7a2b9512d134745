"""Where captures are kept: in a case, under its custody, or in a plain folder."""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, Protocol

from witnessmark.archive.capture.page import Page
from witnessmark.archive.capture.warc import write_page
from witnessmark.archive.custody.entry import What
from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.receive import Archive, Incoming
from witnessmark.errors import StopRun
from witnessmark.printable import printable

# Digits of the address's hash in a name: enough to tell a site's pages captured in one millisecond apart.
ID_DIGITS = 8


class Kept(NamedTuple):
    """What a capture is kept as."""

    name: str
    sha256: str
    size: int


class Keeper(Protocol):
    """Keeps captures, and notes what else happened."""

    folder: Path

    def keep(self, page: Page, details: Mapping[str, str]) -> Kept:
        """Keeps a page as a WARC file and returns once it is on the disk. StopRun where the disk cannot take it."""

    def note(self, what: What, name: str, details: Mapping[str, str], reason: str | None = None, of: Kept | None = None) -> None:
        """Notes what happened without a new capture; `of` is the capture it is about."""


def name_of(page: Page) -> str:
    """`<host>/<UTC time>-<8 hex>.warc.gz`: the host as it was asked for, and the beginning of the address's SHA-256."""
    when = page.exchanges[0].started.strftime("%Y%m%dT%H%M%S.%f")[:-3].replace(".", "")
    host = page.asked.host.replace(":", "-")
    return f"{host}/{when}Z-{hashlib.sha256(page.asked.url.encode()).hexdigest()[:ID_DIGITS]}.warc.gz"


def _written(data: bytes, target: Path) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    try:
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    sync_folder(target.parent)


def packed(name: str, page: Page) -> bytes:
    """A page as the bytes of its WARC file."""
    made = BytesIO()
    write_page(made, name, page)
    return made.getvalue()


class InCase:
    """Keeps captures in a case: the file among its originals, what was asked for and came of it in the custody log.

    The case is locked only while something is written: a long list does not keep others from it.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive, self.folder = archive, archive.case

    def keep(self, page: Page, details: Mapping[str, str]) -> Kept:
        """See Keeper; its entry is `received`, with the details of the capture."""
        name = f"fetched/{name_of(page)}"
        data = packed(name, page)
        (source,) = self.archive.receive_others([Incoming(name, lambda: BytesIO(data), via="fetch", details=dict(details))])
        if not source.sha256:
            raise StopRun(f"{printable(name)}: the capture cannot be kept: {source.reason}")
        return Kept(name, source.sha256, source.size)

    def note(self, what: What, name: str, details: Mapping[str, str], reason: str | None = None, of: Kept | None = None) -> None:
        """See Keeper; an entry of the custody log."""
        with self.archive.custody.writing():
            sha256, size = (of.sha256, of.size) if of is not None else ("", 0)
            self.archive.custody.add(what, name, sha256, size, reason, {"via": "fetch", **details})


class InFolder:
    """Keeps captures as files below a plain folder, without custody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, page: Page, details: Mapping[str, str]) -> Kept:
        """See Keeper; the file appears whole or not at all."""
        name = name_of(page)
        data = packed(name, page)
        target = self.folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _written(data, target)
        except OSError as error:
            raise StopRun(f"{printable(str(target))}: the capture cannot be kept: {reason_of(error)}") from error
        return Kept(name, hashlib.sha256(data).hexdigest(), len(data))

    def note(self, what: What, name: str, details: Mapping[str, str], reason: str | None = None, of: Kept | None = None) -> None:
        """See Keeper; a folder has no log, so it is only printed."""
