"""Takes files into a case: their bytes kept as they are, every change noted once."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Literal, NamedTuple, Self, TypeAlias

from witnessmark.archive.custody.batch import MOST_FILES, Batch, Taken, tidy
from witnessmark.archive.extract import code, intact, is_current, keep, note_maker
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import HEAD, Unlisted, open_given, reason_of, walk
from witnessmark.archive.holdings import Holdings
from witnessmark.errors import BadInput, SkipItem, StopRun
from witnessmark.model.source import Source
from witnessmark.printable import printable

Via: TypeAlias = Literal["fetch", "bag", "file"]
"""How bytes came that did not come with the folder: over the network, out of another case's package, or one file by itself."""

ERASED = "its content was erased from this case; take it out of the folder too"


class Incoming(NamedTuple):
    """One thing to take in: its name in custody, how to open it at its start, and how it came; null for the folder's own.

    `details` is what the log is to say besides.
    """

    name: str
    open: Callable[[], BinaryIO]
    via: Via | None = None
    details: Mapping[str, str] = MappingProxyType({})


class Archive(Holdings):
    """The preserved originals of one case and their custody log, to which can be added.

    Bytes are never altered or removed. New bytes under a known name are a new source; the old one stays, marked absent. What is yielded
    here is on the disk, with its name and its log entry; it comes in batches, so the last few of a run that was killed are not kept.
    """

    def receive_folder(self, folder: Path) -> Iterator[Source]:
        """Preserves every file below the folder, in sorted order, and yields each as it is safe; then those that are gone.

        A file that was met before with the same bytes leaves no trace. What cannot be read is a source without a hash,
        with the reason. A folder that is not there, or vanishes on the way, is StopRun: nothing is marked absent then. A case
        that lies below the folder is left out. What came in another way than with a folder is never marked absent.
        """
        if not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: there is no such folder")
        with self.custody.writing(), Receiving(self) as receiving:
            left = {item.name for item in self.custody.items.values() if item.via is None and not item.absent}
            unlisted: list[Unlisted] = []
            for found in walk(folder, leave_out=self.case):
                name = name_of(found.path if isinstance(found, Unlisted) else found, folder)
                if isinstance(found, Unlisted):
                    unlisted.append(found)
                opened = partial(_refuse, found) if isinstance(found, Unlisted) else partial(open_given, found, follow=False)
                yield from receiving.put(Incoming(name, opened))
                left.discard(name)
            yield from receiving.flush()
            yield from self._gone(folder, left, unlisted)

    def receive_files(self, files: Iterable[Path]) -> Iterator[Source | SkipItem]:
        """Preserves single files, each under its own name, and yields it; nothing else is looked at, nothing marked absent.

        A name that the case knows with other bytes is refused: a new version of a file is taken up by receiving its folder.
        """
        with self.custody.writing(), Receiving(self) as receiving:
            for path in files:
                name = name_of(path, path.parent)
                yield from receiving.flush(before=name)
                if self._is_another(path, name):
                    yield BadInput(f"{printable(str(path))}: the case holds another file of this name; `build` takes up new versions")
                else:
                    yield from receiving.put(Incoming(name, partial(open_given, path, follow=False), via="file"))
            yield from receiving.flush()

    def receive_others(self, items: Iterable[Incoming]) -> Iterator[Source]:
        """Preserves what came in another way than with a folder, and yields each as it is safe.

        Bytes known under that name leave no trace; other bytes under a known name are its new version. What cannot be read is a
        source without a hash, with the reason.
        """
        with self.custody.writing(), Receiving(self) as receiving:
            for item in items:
                yield from receiving.put(item)
            yield from receiving.flush()

    def extract(self, sources: Iterable[Source] | None = None) -> Iterator[Source]:
        """Takes the texts and media out of these sources, all of the case unless some are named, keeps them as extracts, and yields each.

        What this very program extracted already is left as it is. One that ran into a limit is tried again the next time.
        """
        wanted = list(self.sources() if sources is None else sources)
        is_same = is_current(self.case)
        with self.custody.writing(), self.custody.together():
            for source in wanted:
                if source.sha256 and source.format is not None:
                    self._extract(source, is_same)
                yield source
        if sources is None and not is_same:
            note_maker(self.case)

    def _extract(self, source: Source, is_same: bool) -> None:
        recipe = self.recipe(source)
        before = self.custody.extracted(source.sha256, recipe)
        if is_same and before is not None and (extract := intact(self.case, *before)) is not None:
            extract.close()
            return
        made = keep(self.case, source.sha256, recipe, self.taken_out(source), printable(source.name))
        if made is not None and made != before:
            self.custody.add("extracted", source.name, *made, details={"of": source.sha256, "recipe": recipe, "code": code()})

    def note(self, item: Incoming, taken: Taken) -> Source:
        """Tells the log of bytes that are kept under their hash now, where that is news, and returns the source."""
        if self.custody.is_erased(taken.sha256):
            return self.note_failure(item.name, ERASED)
        known = self.custody.items.get(item.name)
        now, details = (taken.sha256, taken.size), {**item.details, **({"via": item.via} if item.via else {})}
        if known is not None and (known.sha256, known.size) == now:
            if known.absent or known.reason is not None:
                self.custody.add("returned", item.name, *now, details=details)
        else:
            if known is not None and known.sha256 and not known.absent:
                self.custody.add("replaced", item.name, known.sha256, known.size)
            self.custody.add("returned" if known is not None and now in known.before else "received", item.name, *now, details=details)
        return self._source(self.custody.items[item.name], taken.head)

    def note_failure(self, name: str, reason: str) -> Source:
        """Tells the log, once, that something was there and could not be read, and returns the source without a hash."""
        known = self.custody.items.get(name)
        if known is None or known.reason != reason:
            self.custody.add("read_failed", name, reason=reason)
        return Source(sha256="", name=name, size=0, reason=reason)

    def _is_another(self, path: Path, name: str) -> bool:
        known = self.custody.items.get(name)
        if known is None or not known.sha256:
            return False
        try:
            with open_given(path, follow=False) as stream:
                return digest(stream) != (known.sha256, known.size)
        except OSError:
            return False

    def _gone(self, folder: Path, left: set[str], unlisted: list[Unlisted]) -> Iterator[Source]:
        if any(each.path == folder for each in unlisted) or not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: the folder cannot be listed any more; what was received is kept, nothing is marked absent")
        unknown = tuple(name_of(each.path, folder) + "/" for each in unlisted)
        names = [name for name in sorted(left) if not name.startswith(unknown)]
        with self.custody.together():
            for name in names:
                item = self.custody.items[name]
                self.custody.add("absent", name, item.sha256, item.size)
        yield from (self._source(self.custody.items[name]) for name in names)


class Receiving:
    """What an archive is taking in: put one thing after the other, and flush at the end. Each source comes out when it is safe."""

    def __init__(self, archive: Archive) -> None:
        self._archive, self._batch = archive, Batch(archive.case, archive.custody.is_erased)
        self._waiting: dict[str, tuple[Incoming, Taken | str]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._batch.close()
        tidy(self._archive.case)

    def put(self, item: Incoming) -> Iterator[Source]:
        """Takes its bytes in, or the reason why that cannot be; yields what became safe by that, which may be nothing yet."""
        yield from self.flush(before=item.name)
        self._waiting[item.name] = (item, self._taken(item))
        if self._batch.is_full or len(self._waiting) >= MOST_FILES:
            yield from self.flush()

    def flush(self, before: str | None = None) -> Iterator[Source]:
        """Makes safe what waits and yields it; only if something of the name `before` waits, where one is given."""
        if before is not None and before not in self._waiting:
            return
        waiting, archive = list(self._waiting.values()), self._archive
        self._waiting.clear()
        self._batch.name()
        with archive.custody.together():
            safe = [archive.note_failure(item.name, took) if isinstance(took, str) else archive.note(item, took) for item, took in waiting]
        self._batch.end()
        yield from safe

    def _taken(self, item: Incoming) -> Taken | str:
        known = self._archive.custody.items.get(item.name)
        try:
            with item.open() as stream:
                if known is not None and known.sha256:
                    is_same = digest(stream) == (known.sha256, known.size)
                    stream.seek(0)
                    if is_same:
                        return Taken(known.sha256, known.size, stream.read(HEAD))
                return self._batch.take(stream)
        except OSError as error:
            return reason_of(error)


def name_of(path: Path, folder: Path) -> str:
    """A file's path below the folder, with slashes; bytes of the name that are no text are written as their codes."""
    name = path.relative_to(folder).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _refuse(unlisted: Unlisted) -> BinaryIO:
    raise OSError(errno.ENOTSUP, unlisted.reason)
