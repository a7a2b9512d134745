"""What must hold of a case after a run was cut off."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from witnessmark import pipeline
from witnessmark.archive.custody.custody import history
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.originals import open_original

# What verify may say of a run that was cut off, before the next run has cleared it up.
OF_CUT_OFF_RUNS = frozenset(
    {"log_missing", "log_torn", "unfinished", "unreadable", "text_missing", "text_added", "store_changed", "decision_added", "checkpoint_torn"}
)


def sha256_of(path: Path) -> str:
    with path.open("rb") as stream:
        return digest(stream)[0]


def history_of(case: Path) -> list[str]:
    return [entry.hash for entry in history(case)]


def acknowledged_lost(case: Path, acknowledged: Iterable[str]) -> Iterator[str]:
    told = {(entry.name, entry.sha256) for entry in history(case)}
    decisions = {entry.name for entry in history(case) if entry.what == "decided"}
    for name, sha256 in (line.split("\t") for line in acknowledged):
        if name == "decision":
            if sha256 not in decisions:
                yield f"decision {sha256} was acknowledged and is not in the log"
        elif (name, sha256) not in told:
            yield f"{name} was acknowledged and is not in the log"
        else:
            try:
                with open_original(case, sha256) as stream:
                    if digest(stream)[0] != sha256:
                        yield f"{name} was acknowledged and its bytes are others"
            except OSError:
                yield f"{name} was acknowledged and its bytes are gone"


def half_written(before: Path, case: Path, after: Path) -> Iterator[str]:
    """Pages and the store are as they were, or as they will be, or as they are in between: never a part of either."""
    for path in case.glob("dossier/*.html"):
        name = path.relative_to(case)
        ends = path.read_bytes().rstrip().endswith(b"</html>")
        if not ends and path.read_bytes() not in [(each / name).read_bytes() for each in (before, after) if (each / name).exists()]:
            yield f"{name} is half written"
    if (case / "store.sqlite").exists() and (before / "store.sqlite").exists():
        with pipeline.Case(case) as held:
            list(held.store.incidents)


def different(case: Path, whole: Path) -> list[str]:
    """Files that one has and the other has not, or that differ; the log, in which times stand, is left out."""
    names = {path.relative_to(root).as_posix() for root in (case, whole) for path in root.rglob("*") if path.is_file()}
    left = (name for name in sorted(names) if name not in ("archive/custody.jsonl", "archive/checkpoints.txt"))
    return [
        name
        for name in left
        if not (case / name).is_file() or not (whole / name).is_file() or (case / name).read_bytes() != (whole / name).read_bytes()
    ]
