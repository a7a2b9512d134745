"""Seals a case: everything that proves and explains it, as a bag that can be checked without this program."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from witnessmark.archive.custody.custody import history, tool
from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.files.writing import sync_folder
from witnessmark.archive.holdings import Holdings
from witnessmark.archive.packages.contents import Kept, archived, decided, extracted
from witnessmark.archive.packages.files_table import files_table
from witnessmark.archive.packages.readme import Told, readmes
from witnessmark.archive.packages.watched import Track, unwatched
from witnessmark.archive.packages.writer import BagWriter, chunks_of, gathered
from witnessmark.archive.packages.zipped import write_zip
from witnessmark.errors import DamagedCase, StopRun
from witnessmark.printable import printable

Results = Mapping[str, Iterable[Any]]
"""What was read from the originals, by the name of its file: documents, readings, pairs, incidents."""

NOT_PUBLIC = "Unpublished evidence; it may endanger people; not for publication"


class Sealed(NamedTuple):
    """A bag that was written: where, the hashes of its manifest and tag manifest, its payload as `bytes.files`, and how often it was signed for."""

    path: Path
    manifest: str
    tagmanifest: str
    oxum: str
    last: str


def seal(held: Holdings, results: Results, out: Path, zipped: bool = False, organisation: str | None = None, track: Track = unwatched) -> Sealed:
    """Writes the case as a bag at `out`, a folder or a zip file, and notes it in the log.

    It is written beside `out`, checked as whoever opens it would, and only then gets its name; the log entry comes just before
    that, so that no copy leaves without one. What is there already is not touched: StopRun. A case that is not as its log says is
    DamagedCase, and nothing is left behind. The same case gives the same bytes.
    """
    _refuse_target(held.case, out)
    with held.custody.writing():
        part = _beside(out)
        try:
            bag = part / "bag"
            bag.mkdir()
            sealed = _written(held, results, bag, organisation, track)
            made = write_zip(bag, part / "zip", out.stem) if zipped else bag
            details = {"tagmanifest": sealed.tagmanifest, "oxum": sealed.oxum}
            held.custody.add("sealed", out.name, sealed.manifest, (bag / "manifest-sha256.txt").stat().st_size, details=details)
            made.rename(out)
            sync_folder(out.parent)
        except OSError as error:
            raise StopRun(f"{printable(str(out))}: the bag could not be written: {reason_of(error)}") from error
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return sealed._replace(path=out)


def _refuse_target(case: Path, out: Path) -> None:
    where = printable(str(out))
    if out.exists() or out.is_symlink():
        raise StopRun(f"{where}: something of this name is there already; a bag is never written over anything")
    if not out.parent.is_dir():
        raise StopRun(f"{where}: the folder it is to lie in is not there")
    if case.resolve() in out.resolve().parents:
        raise StopRun(f"{where}: a bag cannot lie inside the case it is made of")
    if next(history(case), None) is None:
        raise StopRun(f"{printable(str(case))}: the case holds nothing that could be sealed")


def _beside(out: Path) -> Path:
    """A folder that only we can read, on the same disk, so that a finished bag is there in one step."""
    try:
        return Path(tempfile.mkdtemp(prefix=f".{out.name}.unfinished-", dir=out.parent))
    except OSError as error:
        raise StopRun(f"{printable(str(out))}: the bag could not be written: {reason_of(error)}") from error


def _written(held: Holdings, results: Results, bag: Path, organisation: str | None, track: Track) -> Sealed:
    from witnessmark.archive.packages.checking import check_bag

    told = Told()
    for entry in history(held.case):
        told.take(entry)
    writer = BagWriter(bag)
    try:
        _payload(held, results, writer, told, track)
        for name, page in readmes(told, writer.size, organisation).items():
            writer.tag(name, page)
        manifest = writer.finish(list(_info(told, writer, organisation)))
    finally:
        writer.close()
    check_bag(bag, track)
    tagmanifest = hashlib.sha256((bag / "tagmanifest-sha256.txt").read_bytes()).hexdigest()
    return Sealed(bag, manifest.sha256, tagmanifest, writer.oxum, told.last)


def _payload(held: Holdings, results: Results, writer: BagWriter, told: Told, track: Track) -> None:
    """In the order of the paths."""
    from witnessmark.archive.packages.proofs import proofs
    from witnessmark.archive.packages.web_pages import web_pages

    for kept in track(chain(archived(held.case), decided(held.case)), "sealing"):
        _copy(writer, kept)
    writer.add("files.csv", files_table(held, told.erased))
    for name, page in sorted(proofs(held.case).items()):
        writer.add(f"proofs/{name}", [page])
    for name in sorted(results):
        writer.add(f"readings/{name}.jsonl", gathered(msgspec.json.encode(each) + b"\n" for each in results[name]))
    for kept in track(extracted(held.case), "sealing texts"):
        _copy(writer, kept)
    with web_pages(held, told.newest, writer.folder.parent) as wacz:
        if wacz is not None:
            with wacz.open("rb") as stream:
                writer.add("wacz/case.wacz", chunks_of(stream))


def _copy(writer: BagWriter, kept: Kept) -> None:
    """One file as it was kept; an original must still be what its name says."""
    sums = writer.add(kept.path, kept.chunks)
    if kept.sha256 not in (None, sums.sha256):
        raise DamagedCase(f"{printable(kept.path)}: its bytes are not what came in; `witnessmark verify` shows all of it")


def _info(told: Told, writer: BagWriter, organisation: str | None) -> Iterator[tuple[str, str]]:
    """The lines of bag-info.txt."""
    if organisation is not None:
        yield "Source-Organization", printable(organisation)
    yield "External-Description", NOT_PUBLIC
    yield "External-Identifier", told.last
    yield "Bagging-Date", told.newest[:10]
    yield "Payload-Oxum", writer.oxum
    yield "Bag-Software-Agent", tool()
