"""The files of a case written anew in another vault: in the clear or encrypted. The log stays what it was, entry by entry."""

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from witnessmark.archive.files.opening import Unlisted, walk
from witnessmark.archive.layout import HISTORIES, INCOMING, LOCK, LOG, archive_folder, texts_folder
from witnessmark.archive.vault.encrypted import SUFFIX
from witnessmark.archive.vault.opened import FOLDER
from witnessmark.archive.vault.vault import Vault
from witnessmark.errors import DamagedCase
from witnessmark.printable import printable

# Whoever has the case may read them: roots of a tree, signatures, and time stamps over these; of a kept history all but its log.
IN_THE_CLEAR = ("checkpoints.txt", "timestamps", HISTORIES)
DECISIONS = "decisions.jsonl"
# How far lists of addresses are captured, told by hashes.
FETCHING = "fetching"


def rewritten(case: Path, old: Vault, target: Path, new: Vault) -> Iterator[Path]:
    """Writes every file of a case but its store and its dossier into a new folder, as that vault keeps it, and yields each as it is done.

    The vault's own key files, what was being written, and files that were not of a case stay behind. DamagedCase where a file
    or a line cannot be read by the old vault: nothing is to be lost on the way.
    """
    folders = [folder for folder in (archive_folder(case), texts_folder(case), case / FETCHING) if folder.is_dir()]
    for found in [*chain.from_iterable(map(walk, folders)), case / DECISIONS]:
        if isinstance(found, Unlisted):
            raise DamagedCase(str(found))
        name = found.relative_to(case)
        parts = name.parts[1:] if len(name.parts) > 1 else name.parts
        if not found.is_file() or parts[0] in (FOLDER, INCOMING, LOCK):
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if name.name in (LOG, DECISIONS):
            _lines(found, old, target / name, new)
        elif parts[0] in IN_THE_CLEAR or name.parts[0] == FETCHING or name.name == "made-by.txt":
            with (target / name).open("wb") as writer:
                writer.write(found.read_bytes())
                writer.flush()
                os.fsync(writer.fileno())
        else:
            _file(case / _called(name, old), old, target / _called(name, old), new)
        yield target / name


def _called(name: Path, vault: Vault) -> Path:
    return name.with_name(name.name.removesuffix(SUFFIX)) if vault.is_encrypted else name


def _file(path: Path, old: Vault, target: Path, new: Vault) -> None:
    with old.reader(path) as reader, new.where(target).open("wb") as writer:
        new.copy(reader, writer)
        writer.flush()
        os.fsync(writer.fileno())
    new.where(target).chmod(old.where(path).stat().st_mode)


def _lines(path: Path, old: Vault, target: Path, new: Vault) -> None:
    with path.open("rb") as reader, target.open("wb") as writer:
        for number, line in enumerate(reader, 1):
            plain = old.opened(line)
            if plain is None or not plain.endswith(b"\n"):
                raise DamagedCase(f"{printable(str(path))}, line {number}: it cannot be read; `witnessmark verify` shows what is wrong")
            writer.write(new.line(plain))
        writer.flush()
        os.fsync(writer.fileno())
