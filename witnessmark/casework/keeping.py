"""What is done to keep a case and to prove it was kept: each a few lines that call the archive. No reading, no counting."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witnessmark.archive.verify import Finding as Finding


def verify(case: Path | str) -> list["Finding"]:
    """What in a case is not as its own custody log says, found offline; empty where all is well."""
    from witnessmark.archive.verify import verify as verify_archive

    return verify_archive(Path(case))
