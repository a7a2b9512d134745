"""What is done to keep a case and to prove it was kept: each a few lines that call the archive. No reading, no counting."""

from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.errors import Remark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from witnessmark.archive.verify import Finding as Finding
    from witnessmark.case import Case
    from witnessmark.casework.erasing import Erasure
    from witnessmark.model.incident import Incident


def verify(case: Path | str) -> list["Finding"]:
    """What in a case is not as its own custody log says, found offline; empty where all is well."""
    from witnessmark.archive.verify import verify as verify_archive

    return verify_archive(Path(case))


def sign(case: Path, ask: bool = False) -> list[Remark]:
    """Signs the log where it has grown and the operator has a key: see `sign_checkpoint`. Returns what hindered it, if anything did."""
    from witnessmark.archive.proof.signing import sign_checkpoint

    return [remark for remark in [sign_checkpoint(case, ask)] if remark is not None]


def erasure(case: "Case", which: str, document: str | None = None) -> "Erasure":
    """What erasing an item of a case (by name, hash, or the beginning of one), or one document of it, would take away. Does nothing."""
    from witnessmark.casework.erasing import plan

    return plan(case, which, document)


def erase(
    case: "Case", wanted: "Erasure", reason: str, basis: str, reconcile: "Callable[..., Iterable[Incident]]", gazetteer: Path | None = None
) -> list[Remark]:
    """Erases what `erasure` told of, makes the results anew without it, and returns what a person should know. It cannot be undone."""
    from witnessmark.casework.erasing import carry_out

    return list(carry_out(case, wanted, reason, basis, gazetteer, reconcile))
