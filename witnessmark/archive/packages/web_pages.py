"""The recorded web pages of a case as one WACZ file, for people who want to see them as they were."""

import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from witnessmark.archive.custody.custody import tool
from witnessmark.archive.files.originals import open_original
from witnessmark.archive.holdings import Holdings
from witnessmark.archive.packages.wacz import WebArchive, indexed, write_wacz
from witnessmark.archive.packages.warc_index import GZIP, Line
from witnessmark.errors import BadInput

FORMAT = "warc"
TITLE = "Recorded pages of a case"


@contextlib.contextmanager
def web_pages(held: Holdings, newest: str, folder: Path) -> Iterator[Path | None]:
    """A WACZ file of all originals that are web archives, below `folder`, gone afterwards; null where there is none that can be shown.

    `newest` is the UTC time it is dated with. A web archive that is damaged, or is packed as a whole, is left out: it is in the case as it came.
    """
    archives = list(_archives(held))
    target = folder / "wacz"
    try:
        if archives:
            write_wacz(target, archives, f"{newest[:19]}Z", tool(), TITLE)
        yield target if archives else None
    finally:
        target.unlink(missing_ok=True)


def _archives(held: Holdings) -> Iterator[tuple[WebArchive, list[Line]]]:
    """Each different content once, by its hash."""
    found = {source.sha256 for source in held.sources() if source.format == FORMAT}
    for sha256 in sorted(found):
        opened = partial(open_original, held.case, sha256)
        with opened() as stream:
            packed = stream.read(2) == GZIP
        archive = WebArchive(opened, f"{sha256}.warc.gz" if packed else f"{sha256}.warc")
        with contextlib.suppress(BadInput):
            yield archive, indexed(archive)
