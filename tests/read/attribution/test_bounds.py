"""Where the words of a statement end."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def first(text: str) -> list[str]:
    _, found = read_attributions(segment(text, "en"), None)
    return [text[slice(*c)] for c in found[0].content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said the port was shut, adding that fuel was short.", "the port was shut"),
        ("The mayor said the port was shut, and he left.", "the port was shut"),
        ("The union condemned the raid, which began at noon.", "the raid"),
        ("The union condemned the raid and left the talks.", "the raid"),
        ("The union condemned the raid after a long debate.", "the raid"),
        ("The mayor praised Ana Silva in a speech.", "Ana Silva"),
        ("Residents who want to leave are waiting.", "to leave"),
        ("Ivo Hale, who says the port is shut, left.", "the port is shut"),
        ("The mayor hailed the vote as “a gift,” telling the crew to rest.", "the vote as “a gift,”"),
    ],
)
def test_the_text_goes_on_in_its_own_words(text: str, content: str) -> None:
    assert first(text) == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The mayor said a shell hit a house, killing three people.", "a shell hit a house, killing three people"),
        ("The mayor said shells hit a school, which was full.", "shells hit a school, which was full"),
        ("The mayor said two shops and a house burned.", "two shops and a house burned"),
        ("The mayor said the crew left after the first blast.", "the crew left after the first blast"),
        ("The mayor wants to see both shops open before winter.", "to see both shops open before winter"),
        ("The envoy called the town, known for its port, a ruin.", "the town, known for its port, a ruin"),
        ("The union condemned the raid as cruel.", "the raid as cruel"),
    ],
)
def test_the_statement_goes_on(text: str, content: str) -> None:
    assert first(text)[0] == content
