import pytest

from witnessmark.archive.contents.media_types import file_name


@pytest.mark.parametrize(
    ("last", "media_type", "name"),
    [
        ("two-hurt", "text/html", "two-hurt.html"),
        ("index.php", "text/html", "index.html"),
        ("", "application/pdf", "file.pdf"),
        ("data", "application/x-thing", "data.xthing"),
        ("data.bin", "application/x-thing", "data.bin"),
        ("report.docx", "application/octet-stream", "report.docx"),
        ("", "", "file"),
    ],
)
def test_the_name_a_file_is_known_by(last: str, media_type: str, name: str) -> None:
    assert file_name(last, media_type) == name
