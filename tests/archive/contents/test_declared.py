import pytest

from witnessmark.archive.contents.declared import codec, decode_declared
from witnessmark.errors import BadInput

UKRAINIAN = "Двоє людей поранені у Лисовому внаслідок обстрілу, повідомила міська рада."
GERMAN = "Zwei Menschen wurden verletzt, darunter ein Kind, meldete die Behörde."
CZECH = "Dva lidé byli zraněni při útoku na město, řekl starosta."


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (UKRAINIAN, "cp1251", "windows-1251"),
        (UKRAINIAN, "cp1251", "koi8-r"),
        (UKRAINIAN, "cp1251", "iso-8859-1"),
        (UKRAINIAN, "cp1251", None),
        (UKRAINIAN, "koi8-u", "KOI8-R"),
        (UKRAINIAN, "koi8-u", "windows-1251"),
        (UKRAINIAN, "koi8-u", "us-ascii"),
        (UKRAINIAN, "iso8859-5", "iso-8859-5"),
        (UKRAINIAN, "utf-8", "windows-1251"),
        (UKRAINIAN, "utf-8-sig", "windows-1251"),
        (UKRAINIAN, "utf-16", "utf-8"),
        (UKRAINIAN, "cp1251", "utf-16"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (GERMAN, "cp1252", '"windows-1252"'),
        (CZECH, "iso8859-2", "iso-8859-2"),
        (CZECH, "cp1250", "windows-1250"),
        ("“Two were hurt”", "cp1252", "latin1"),
        ("二人がけがをした。", "iso2022-jp", "iso-2022-jp"),
        ("Two were hurt.", "ascii", "no-such-code"),
        ("", "ascii", None),
    ],
)
def test_right_and_wrong_declarations(text: str, encoding: str, declared: str | None) -> None:
    assert decode_declared(text.encode(encoding), declared, "a") == text


@pytest.mark.parametrize("declared", ["idna", "punycode", "unicode_escape", "rot13", "base64", "utf-16", "x" * 5000, "a\x00b", None])
def test_encodings_of_other_things_are_not_used(declared: str | None) -> None:
    assert codec(declared) is None


def test_what_fits_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="a: it is not a text"):
        decode_declared(b"\x00\x01\xff\xfe", "utf-8", "a")
