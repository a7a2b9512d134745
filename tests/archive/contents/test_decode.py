import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.contents.decode import decode
from witnessmark.errors import BadInput

UKRAINIAN = "Унаслідок удару в Лисовому поранено двох людей, повідомила речниця лікарні."
RUSSIAN = "В Лесном ранены два человека, сообщила больница. Раненых везут в город."
ENGLISH = "“Two people were hurt,” the café’s owner said – and nobody asked."


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, ENGLISH, "plain\r\ntext\n\n\tleft as it is \n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"), [(UKRAINIAN, "cp1251"), (RUSSIAN, "cp1251"), (UKRAINIAN, "koi8-u"), (RUSSIAN, "koi8-u"), (ENGLISH, "cp1252")]
)
def test_one_byte_encodings_of_the_region(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "text", [UKRAINIAN.upper(), RUSSIAN.upper(), "В ЛЕСНОМ РАНЕНЫ ДВА ЧЕЛОВЕКА", "Погибло трое.", "ТЕРМІНОВО! У Лисовому поранено двох людей."]
)
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u"])
def test_a_headline_in_capitals_is_not_taken_for_small_letters_of_the_other_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN])
def test_an_encoding_that_is_not_known_gives_no_words_torn_by_drawn_lines(text: str) -> None:
    with pytest.raises(BadInput, match="encoding known here"):
        decode(text.encode("iso8859-5"), "a.txt")


def test_line_ends_and_composed_letters_are_not_touched() -> None:
    text = "a\r\nb\rc\u2028d\u00a0e\u0438\u0306"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.txt: the file is empty"),
        (b"\xff" * 40, "a.txt: it is not a text in an encoding known here: byte 0xFF at offset 0"),
        (b"Two were hurt \xff\xff\xff at dawn", "a.txt: it is not a text in an encoding known here: byte 0xFF at offset 14"),
        ("Двоє ".encode() + b"\xff" + " поранених".encode(), "a.txt: it is not a text in an encoding known here: byte 0xFF at offset 9"),
        (b"Two were hurt\x00\x00\x01", "a.txt: it is not a text: byte 0x00 at offset 13"),
        (b"%PDF-1.7 \x80\x81", "a.txt: it is a PDF file, not a text"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt: it is a PNG picture, not a text"),
        (b"two \x01 three", "a.txt: it is not a text: it holds control codes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        decode(data, "a.txt")
    assert str(refused.value) == reason


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except BadInput as refused:
        assert str(refused).startswith("a.txt: ")
    else:
        assert "\x00" not in text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), min_size=1))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode(), "a.txt") == text
