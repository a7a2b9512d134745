"""A case's own settings: files of the folder that are kept like all others but are no reports."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.errors import SkipItem
from witnessmark.model.document import Document

NAMES = ("case.toml", "gazetteer.toml", "mapping.toml")
# `tolls.csv.toml` says which column of `tolls.csv` is what.
OF_TABLES = (".csv.toml", ".tsv.toml", ".tab.toml", ".xlsx.toml", ".xlsm.toml")


class CaseFiles:
    """`case.toml` (notices, convention), `gazetteer.toml` (the case's own places) and mappings of tables. Nothing is read from them as a document."""

    NAME = "case_files"
    TITLE = "A case's own settings, places and mappings of tables (no reports)"
    EXTENSIONS = (".toml",)

    def sniff(self, name: str, head: bytes) -> int:
        """Its names and nothing else."""
        return 100 if PurePath(name).name in NAMES or name.lower().endswith(OF_TABLES) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """No documents."""
        return iter(())


FORMAT = CaseFiles()
