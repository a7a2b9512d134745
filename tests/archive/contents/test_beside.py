import io
from pathlib import Path

from witnessmark.archive.common import read_files, read_stream
from witnessmark.archive.contents.beside import MOST, always, beside_path, companion_of, nothing_beside
from witnessmark.errors import BadInput
from witnessmark.model.document import Document

MAPPING = b'[columns]\ntext = "Text"\n'
TABLE = b"Text\nTwo were hurt in Lysove.\n"


class Wants:
    COMPANIONS = ("*.toml", "mapping.toml")


def test_the_companion_of_its_own_name_comes_first() -> None:
    held = {"tolls.csv.toml": b"own", "mapping.toml": b"all"}
    assert companion_of(Wants(), "may/tolls.csv", held.get) == b"own"
    assert companion_of(Wants(), "may/others.csv", held.get) == b"all"
    assert companion_of(Wants(), "may/others.csv", nothing_beside) is None
    assert companion_of(object(), "may/tolls.csv", held.get) is None


def test_a_link_beside_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_bytes(MAPPING)
    (tmp_path / "mapping.toml").symlink_to("real.toml")
    beside = beside_path(tmp_path / "tolls.csv")
    assert beside("mapping.toml") is None
    assert beside("real.toml") == MAPPING


def test_of_a_large_file_no_more_than_the_limit_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_bytes(b"#" * 100_000)
    assert len(beside_path(tmp_path / "tolls.csv")("mapping.toml") or b"") == MOST + 1


def test_a_table_is_read_by_the_mapping_beside_it(tmp_path: Path) -> None:
    (tmp_path / "tolls.csv").write_bytes(TABLE)
    [error] = read_files([tmp_path / "tolls.csv"])
    assert isinstance(error, BadInput) and "no mapping" in str(error)
    (tmp_path / "tolls.csv.toml").write_bytes(MAPPING)
    [found] = read_files([tmp_path])
    assert isinstance(found, Document) and found.text == "Two were hurt in Lysove."


def test_a_mapping_given_outright() -> None:
    [found] = read_stream(io.BytesIO(TABLE), "tolls.csv", "tolls.csv", always(MAPPING))
    assert isinstance(found, Document)
