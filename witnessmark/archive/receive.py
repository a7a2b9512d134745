"""Takes a folder into a case: every file's bytes kept as they are, every change noted once."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from witnessmark.archive.extract import intact, is_current, keep, note_maker, tool
from witnessmark.archive.holdings import Holdings
from witnessmark.archive.layout import incoming_path
from witnessmark.archive.opening import Unlisted, open_given, reason_of, walk
from witnessmark.archive.verify import digest
from witnessmark.archive.writing import preserve
from witnessmark.errors import BadInput, SkipItem, StopRun
from witnessmark.model.source import Source
from witnessmark.printable import printable


class Archive(Holdings):
    """The preserved originals of one case and their custody log, to which can be added.

    Bytes are never altered or removed. New bytes under a known name are a new source; the old one stays, marked absent.
    """

    def receive_folder(self, folder: Path) -> Iterator[Source]:
        """Preserves every file below the folder, in sorted order, and yields each as it is done; then those that are gone.

        A file that was met before with the same bytes leaves no trace. What cannot be read is a source without a hash,
        with the reason. A folder that is not there, or vanishes on the way, is StopRun: nothing is marked absent then. A case
        that lies below the folder is left out.
        """
        if not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: there is no such folder")
        with self.custody.writing():
            met: set[str] = set()
            unlisted: list[Unlisted] = []
            for found in walk(folder, leave_out=self.case):
                if isinstance(found, Unlisted):
                    unlisted.append(found)
                name = name_of(found.path if isinstance(found, Unlisted) else found, folder)
                met.add(name)
                yield self._fail(name, found.reason) if isinstance(found, Unlisted) else self._receive(found, name)
            yield from self._gone(folder, met, unlisted)
            _tidy(self.case)

    def receive_files(self, files: Iterable[Path]) -> Iterator[Source | SkipItem]:
        """Preserves single files, each under its own name, and yields it; nothing else is looked at, nothing marked absent.

        A name that the case knows with other bytes is refused: a new version of a file is taken up by receiving its folder.
        """
        with self.custody.writing():
            for path in files:
                name = name_of(path, path.parent)
                if self._is_another(path, name):
                    yield BadInput(f"{printable(str(path))}: the case holds another file of this name; `build` takes up new versions")
                else:
                    yield self._receive(path, name)
            _tidy(self.case)

    def extract(self, sources: Iterable[Source] | None = None) -> Iterator[Source]:
        """Takes the texts and media out of these sources, all of the case unless some are named, keeps them as extracts, and yields each.

        What this very program extracted already is left as it is. One that ran into a limit is tried again the next time.
        """
        wanted = list(self.sources() if sources is None else sources)
        is_same = is_current(self.case)
        with self.custody.writing():
            for source in wanted:
                if source.sha256 and source.format is not None:
                    self._extract(source, is_same)
                yield source
        if sources is None and not is_same:
            note_maker(self.case)

    def _extract(self, source: Source, is_same: bool) -> None:
        before = self.custody.extracted(source.sha256, source.format or "")
        if is_same and before is not None and (extract := intact(self.case, *before)) is not None:
            extract.close()
            return
        made = keep(self.case, source.sha256, source.format or "", self.taken_out(source), printable(source.name))
        if made is not None and made != before:
            self.custody.add("extracted", source.name, *made, details={"of": source.sha256, "recipe": source.format or "", "tool": tool()})

    def _receive(self, path: Path, name: str) -> Source:
        known = self.custody.items.get(name)
        try:
            with open_given(path, follow=False) as stream:
                if known is None or not known.sha256 or digest(stream) != (known.sha256, known.size):
                    stream.seek(0)
                    self._take(name, *preserve(self.case, stream))
                elif known.absent or known.reason is not None:
                    self.custody.add("returned", name, known.sha256, known.size)
        except OSError as error:
            return self._fail(name, reason_of(error))
        return self._source(self.custody.items[name])

    def _is_another(self, path: Path, name: str) -> bool:
        known = self.custody.items.get(name)
        if known is None or not known.sha256:
            return False
        try:
            with open_given(path, follow=False) as stream:
                return digest(stream) != (known.sha256, known.size)
        except OSError:
            return False

    def _take(self, name: str, sha256: str, size: int) -> None:
        known = self.custody.items.get(name)
        if known is not None and known.sha256 and not known.absent:
            self.custody.add("replaced", name, known.sha256, known.size)
        known_before = known is not None and (sha256, size) in known.before
        self.custody.add("returned" if known_before else "received", name, sha256, size)

    def _fail(self, name: str, reason: str) -> Source:
        known = self.custody.items.get(name)
        if known is None or known.reason != reason:
            self.custody.add("read_failed", name, reason=reason)
        return Source(sha256="", name=name, size=0, reason=reason)

    def _gone(self, folder: Path, met: set[str], unlisted: list[Unlisted]) -> Iterator[Source]:
        if any(each.path == folder for each in unlisted) or not folder.is_dir():
            raise StopRun(f"{printable(str(folder))}: the folder cannot be listed any more; what was received is kept, nothing is marked absent")
        unknown = tuple(name_of(each.path, folder) + "/" for each in unlisted)
        for name in sorted(self.custody.items.keys() - met):
            item = self.custody.items[name]
            if not item.absent and not name.startswith(unknown):
                self.custody.add("absent", name, item.sha256, item.size)
                yield self._source(self.custody.items[name])


def name_of(path: Path, folder: Path) -> str:
    """A file's path below the folder, with slashes; bytes of the name that are no text are written as their codes."""
    name = path.relative_to(folder).as_posix()
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _tidy(case: Path) -> None:
    folder = incoming_path(case).parent
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
