"""How far a list of addresses is captured, so that an interrupted run goes on where it stopped."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.files.writing import sync_folder
from witnessmark.errors import StopRun
from witnessmark.printable import printable

FOLDER = "fetching"


class RunState:
    """Which addresses of one list are captured, a line each in a file of its own; the file goes once all of them are.

    A list is known by its addresses in their order: the same command goes on, another list begins anew. Only hashes of addresses are
    written: the file lies beside a case that may be encrypted.
    """

    def __init__(self, folder: Path, urls: Sequence[str], anew: bool) -> None:
        self.path = folder / FOLDER / (_hash("\n".join(urls)) + ".txt")
        if anew:
            self.path.unlink(missing_ok=True)
        self._done = set(self._lines())

    def is_done(self, url: str) -> bool:
        """Whether this address is captured."""
        return _hash(url) in self._done

    def _lines(self) -> list[str]:
        """A line that was cut short when it was written is left out: its address is captured again."""
        if not self.path.is_file():
            return []
        return [line.removesuffix("\n") for line in self.path.read_text(encoding="utf-8").splitlines(keepends=True) if line.endswith("\n")]

    def note(self, url: str) -> None:
        """This address is captured and kept."""
        self._done.add(_hash(url))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # After a line that was cut short a new one begins.
            cut = self.path.is_file() and self.path.stat().st_size > 0 and not self.path.read_bytes().endswith(b"\n")
            with self.path.open("a", encoding="utf-8") as notes:
                notes.write(("\n" if cut else "") + _hash(url) + "\n")
        except OSError as error:
            raise StopRun(f"{printable(str(self.path))}: how far the list is captured cannot be noted: {reason_of(error)}") from error

    def end(self) -> None:
        """All are captured: nothing is left to remember."""
        self.path.unlink(missing_ok=True)
        if self.path.parent.is_dir() and not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()
            sync_folder(self.path.parent.parent)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
