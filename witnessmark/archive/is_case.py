"""Whether a folder is a case at all."""

from pathlib import Path

from witnessmark.archive.layout import STORE, archive_folder
from witnessmark.errors import StopRun
from witnessmark.printable import printable

DECISIONS = "decisions.jsonl"
BAG = "bagit.txt"


def refuse_no_case(case: Path) -> None:
    """StopRun where a folder holds nothing of a case: a wrong path must not look like a case that lost everything.

    A folder with an archive, a store or decisions is a case, whatever it lacks; `verify` tells what.
    """
    if any(path.exists() for path in (archive_folder(case), case / STORE, case / DECISIONS)):
        return
    what = printable(str(case))
    if (case / BAG).is_file():
        inside = printable(str(case / "data"))
        raise StopRun(
            f"{what}: there is no case here, it is a bag: `witnessmark open {what} --into CASE` takes it in, `witnessmark verify {inside}` checks "
            "the case inside"
        )
    raise StopRun(f"{what}: there is no case here; `witnessmark build FOLDER --out CASE` makes one")
