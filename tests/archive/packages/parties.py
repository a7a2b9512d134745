"""Small cases without a reading, and bags of them."""

import io
from pathlib import Path

from witnessmark.archive.packages.checking import check_bag
from witnessmark.archive.packages.merging import Merged, merge
from witnessmark.archive.packages.sealing import Sealed, seal
from witnessmark.archive.receive import Archive, Incoming

FILES = {"a.txt": "A shell hit the pier.", "chat/result.json": "{}", "b.txt": "Two were hurt."}


def folder_of(path: Path, files: dict[str, str]) -> Path:
    """A folder with these texts, and nothing else."""
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    for found in sorted(path.rglob("*")):
        if found.is_file() and found.relative_to(path).as_posix() not in files:
            found.unlink()
    return path


def case_of(path: Path, files: dict[str, str] | None = None) -> Archive:
    """A case that has received these texts from a folder beside it."""
    folder = folder_of(path.with_name(f"{path.name}-reports"), FILES if files is None else files)
    path.mkdir(exist_ok=True)
    archive = Archive(path)
    list(archive.receive_folder(folder))
    return archive


def bag_of(archive: Archive, path: Path, zipped: bool = False) -> Sealed:
    """A bag of a case with no results."""
    return seal(archive, {"documents": [], "incidents": []}, path, zipped)


def opened(bag: Path, archive: Archive) -> Merged:
    """A bag taken into a case."""
    return merge(archive, check_bag(bag))


def incoming(name: str, data: bytes) -> Incoming:
    """Bytes that came over the network."""
    return Incoming(name, lambda: io.BytesIO(data), "fetch")


def tree(path: Path) -> dict[str, bytes]:
    """Every file below a folder, but the lock."""
    return {found.relative_to(path).as_posix(): found.read_bytes() for found in sorted(path.rglob("*")) if found.is_file() and found.name != ".lock"}


def names(archive: Archive) -> dict[str, tuple[str, bool]]:
    """What a case calls its files: the text and whether it is absent."""
    return {
        item.name: ((archive.case / "archive" / item.sha256[:2] / item.sha256).read_text(encoding="utf-8"), item.absent)
        for item in archive.custody.items.values()
        if item.sha256
    }


def writable(path: Path) -> None:
    """Lets a test alter what is read-only."""
    path.chmod(0o644)
