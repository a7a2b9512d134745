"""Packaged web archives (WACZ): the web archives inside, and the digests the package states of every part of it."""

import functools
import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import IO, BinaryIO, cast

import msgspec

from witnessmark.archive.common import Found
from witnessmark.archive.contents.nested import placed
from witnessmark.archive.contents.record import from_json
from witnessmark.archive.contents.warc_digests import Stated, stated_in, written
from witnessmark.archive.contents.zipped import Zipped
from witnessmark.archive.formats.warc import FORMAT as WARC
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.printable import printable

LIST, SIGNED_LIST = "datapackage.json", "datapackage-digest.json"
# A list of parts; those of a crawl of a whole site have some hundreds, of a hundred bytes each.
MAX_LIST = 16 * 1024 * 1024
# A line of the list of pages may hold the page's whole text; a longer one is passed over.
MAX_LINE = 4 * 1024 * 1024
# Titles that are kept; more pages than this are a crawl of many sites, whose pages have titles of their own.
MOST_PAGES = 100_000
PIECE = 1024 * 1024
MEMBER_NAMES = (b"datapackage.json", b"datapackage-digest.json", b"pages/pages.jsonl")


class Resource(msgspec.Struct):
    """A part as the list has it."""

    path: str = ""
    hash: str = ""
    bytes: int | None = None


class Package(msgspec.Struct):
    """The list of parts; what else it says (title, program, time) is not read."""

    resources: list[Resource] = msgspec.field(default_factory=list)
    profile: str | None = None


class Digest(msgspec.Struct):
    """The digest of the list, and who signed it where somebody did."""

    hash: str = ""
    signed: msgspec.Raw | msgspec.UnsetType = msgspec.field(default=msgspec.UNSET, name="signedData")


class Page(msgspec.Struct):
    """A line of the list of pages."""

    url: str = ""
    title: str | None = None


PAGE = msgspec.json.Decoder(Page)


class Wacz:
    """Every web archive in the package (archive/*.warc, .warc.gz), read as one of its own, each find with the archive it lies in.

    The digest of the list and of every part is computed anew; each that does not hold is named, and a web archive whose digest does not
    hold is not read. A part that is listed and not there, and an archive that is there and not listed, are named too. A page without a
    title of its own has that of the list of pages. A signature is said to be there and is not checked.
    """

    NAME = "wacz"
    TITLE = "Packaged web archive (WACZ)"
    EXTENSIONS = (".wacz",)

    def sniff(self, name: str, head: bytes) -> int:
        """A zip that begins with a part of such a package; its ending only together with a zip."""
        if not head.startswith(b"PK\x03\x04"):
            return 40 if name.lower().endswith(self.EXTENSIONS) else 0
        first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
        if first in MEMBER_NAMES or (first.startswith(b"archive/") and b".warc" in first) or name.lower().endswith(self.EXTENSIONS):
            return 95
        return 92 if LIST.encode() in head and b"archive/" in head else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """What is wrong with the package, then the finds of each of its archives in the order of their names."""
        try:
            package = Zipped(stream, name)
        except BadInput as error:
            yield error
            return
        yield from package.refused
        resources: dict[str, Resource] = {}
        yield from _listed(package, resources)
        wrong: set[str] = set()
        yield from _weighed(package, resources, wrong)
        titles = dict(_titles(package))
        archives = sorted(member for member in package.members if _is_archive(member))
        if not archives:
            yield BadInput(f"{name}: there is no web archive in it")
        for member in archives:
            if member not in wrong:
                yield from _archive(package, member, member in resources, titles)


def _listed(package: Zipped, resources: dict[str, Resource]) -> Iterator[SkipItem]:
    """Fills in the parts by their paths; what is wrong with the list comes as an error."""
    try:
        data = package.read(LIST, MAX_LIST)
        listed = from_json(lambda content: msgspec.json.decode(content, type=Package), data, f"{package.name}: {LIST}")
        resources.update((each.path, each) for each in listed.resources)
        if listed.profile == "multi-wacz-package":
            yield Remark(f"{package.name}: it names other packages, which are read where they lie here and not fetched")
        if SIGNED_LIST in package.members:
            yield from _signed(package, data)
    except UnicodeDecodeError:
        yield BadInput(f"{package.name}: {LIST}: not UTF-8")
    except BadInput as error:
        yield error


def _signed(package: Zipped, listed: bytes) -> Iterator[SkipItem]:
    place = f"{package.name}: {SIGNED_LIST}"
    digest = from_json(lambda content: msgspec.json.decode(content, type=Digest), package.read(SIGNED_LIST, MAX_LIST), place)
    for reason in _differences(digest.hash, lambda algorithm: hashlib.new(algorithm, listed).digest()):
        yield BadInput(f"{place}: the digest of {LIST} {reason}")
    if digest.signed is not msgspec.UNSET and bytes(digest.signed) not in (b"null", b"{}"):
        yield Remark(f"{package.name}: it is signed; who signed it and whether the signature holds is not checked here")


def _weighed(package: Zipped, resources: Mapping[str, Resource], wrong: set[str]) -> Iterator[SkipItem]:
    """Names every part that is not what the list says, and adds it to what is `wrong`."""
    for path, resource in sorted(resources.items()):
        place = f"{package.name}: {printable(path)}"
        try:
            with package.opened(path) as opened:
                reasons = list(_differences(resource.hash, functools.partial(_digest, opened)))
        except BadInput as error:
            reasons = []
            wrong.add(path)
            yield error
        if reasons:
            wrong.add(path)
            yield from (BadInput(f"{place}: its digest {reason}{_consequence(path)}") for reason in reasons)


def _consequence(path: str) -> str:
    return "; nothing in it is read" if _is_archive(path) else ""


def _differences(said: str, digest_of: Callable[[str], bytes]) -> Iterator[str]:
    stated = stated_in("block", said)
    if not isinstance(stated, Stated):
        yield f"'{printable(said[:100])}' is written in a way not known here"
        return
    found = digest_of(stated.algorithm)
    if found not in stated.means:
        yield f"is given as {printable(said[:200])}, and is {written(stated, found)}"


def _digest(data: IO[bytes], algorithm: str) -> bytes:
    digester = hashlib.new(algorithm)
    while piece := data.read(PIECE):
        digester.update(piece)
    return digester.digest()


def _titles(package: Zipped) -> Iterator[tuple[str, str]]:
    """Address and title of each page listed; a line that is no such record (the first one is none) is passed over."""
    for member in sorted(each for each in package.members if each.startswith("pages/") and each.endswith(".jsonl")):
        try:
            with package.opened(member) as lines:
                for _ in range(MOST_PAGES):
                    if not (line := lines.readline(MAX_LINE)):
                        break
                    yield from _title(line)
        except BadInput:
            continue


def _title(line: bytes) -> Iterator[tuple[str, str]]:
    try:
        page = PAGE.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    if page.url and page.title:
        yield page.url, page.title


def _archive(package: Zipped, member: str, is_listed: bool, titles: Mapping[str, str]) -> Iterator[Found]:
    place = f"{package.name}, {printable(member)}"
    if not is_listed:
        yield Remark(f"{place}: it is not in the package's list, which gives no digest of it")
    try:
        with package.opened(member) as opened:
            for found in WARC.read(cast(BinaryIO, opened), place):
                yield _titled(placed(found, member), titles)
    except BadInput as error:
        yield error


def _titled(found: Found, titles: Mapping[str, str]) -> Found:
    if not isinstance(found, Document) or found.title is not None or found.url is None or found.url not in titles:
        return found
    return msgspec.structs.replace(found, title=titles[found.url])


def _is_archive(member: str) -> bool:
    return member.startswith("archive/") and member.lower().endswith((".warc", ".warc.gz"))


FORMAT = Wacz()
