"""What hands over words, and what only looks like it."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def read(text: str) -> list[tuple[str | None, list[str], bool]]:
    """The source, the content and whether it is put forward, of every attribution."""
    _, found = read_attributions(segment(text, "en"), None)
    return [(None if a.source is None else text[slice(*a.source)], [text[slice(*c)] for c in a.content], a.asserts) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor called for a truce.", ("The mayor", ["a truce"], True)),
        ("Ana Silva talked about the empty market.", ("Ana Silva", ["the empty market"], True)),
        ("The envoy refused to leave the port.", ("The envoy", ["to leave the port"], False)),
        ("The minister declined to comment on the raid.", ("The minister", ["to comment on the raid"], False)),
        ("The union endorsed Ivo Hale.", ("The union", ["Ivo Hale"], False)),
        ("The general redrafted the convoy rules.", None),
        ("Ana Silva pointed out that the bridge was shut.", ("Ana Silva", ["that the bridge was shut"], True)),
        ("The clerk added the road was closed.", ("The clerk", ["the road was closed"], True)),
        ("The mayor threatened to close the port.", ("The mayor", ["to close the port"], False)),
    ],
)
def test_what_a_verb_takes(text: str, expected: tuple[str, list[str], bool] | None) -> None:
    assert (read(text)[0] if expected is not None else read(text)) == (expected if expected is not None else [])


@pytest.mark.parametrize(
    "text",
    [
        "The clerk added two spoons of sugar.",
        "The city maintained the old bridge.",
        "The mayor talked in the hall.",
        "The crew offered to.",
        "The bus continued to the port.",
        "Despite the rain and the cold wind, the crew continued to work.",
        "The family needed a new roof.",
        "The offers of the firm were low.",
        "The envoy spoke at noon.",
    ],
)
def test_other_words_after_a_verb(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The bridge seems to hold.", ["The bridge", "to hold"]),
        ("The port appeared ready for winter.", ["The port", "ready for winter"]),
    ],
)
def test_how_things_seem_is_nobodys(text: str, content: list[str]) -> None:
    found = read_attributions(segment(text, "en"), None)[1][0]
    assert (found.source, [text[slice(*c)] for c in found.content], found.modality) == (None, content, "possible")


@pytest.mark.parametrize("text", ["The mayor appeared on the roof.", "The envoy appeared in court with a lawyer."])
def test_where_somebody_was_seen(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked whether the bridge would hold, the mayor nodded.", "whether the bridge would hold"),
        ("The mayor nodded when asked about the fallen bridge.", "the fallen bridge"),
        ("The envoy was asked if she would stay.", "if she would stay"),
    ],
)
def test_what_was_asked_of_nobody_in_particular(text: str, content: str) -> None:
    assert (None, [content], False) in read(text)


def test_somebody_who_asks_is_the_voice() -> None:
    assert read("The mayor, in a hurry, asked the crew to wait.")[0][0] == "The mayor"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“Who will pay for this?” Ana Silva said.", "Ana Silva", ["“Who will pay for this?”"]),
        ("Noting that nobody was hurt, Ana Silva left the hall.", "Ana Silva", ["that nobody was hurt"]),
        ("The mayor, for example, said that the port was shut.", "The mayor", ["that the port was shut"]),
        ("Ivo Hale, when reached by phone, said that the port was shut.", "Ivo Hale", ["that the port was shut"]),
        ("Ivo Hale — a baker who lives there — said that the port was shut.", "Ivo Hale", ["that the port was shut"]),
        ("A woman who had fled the port said that two boats sank.", "A woman who had fled the port", ["that two boats sank"]),
        ("The man who shot the mayor said that he was angry.", "The man who shot the mayor", ["that he was angry"]),
        ("More than half of the residents said that they would stay.", "More than half of the residents", ["that they would stay"]),
        (
            "NORTHPORT, 17 Jan (AFP) -- The Harbour Front, a small group, said that it would rest.",
            "The Harbour Front, a small group,",
            ["that it would rest"],
        ),
        ("The clerk on Monday evening said that the road was shut.", "The clerk", ["that the road was shut"]),
    ],
)
def test_where_the_voice_stands(text: str, source: str, content: list[str]) -> None:
    assert read(text)[0][:2] == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva met the crew. “Who will pay?” The mayor smiled.",
        "With no other witnesses saying that shots fell, the case was closed.",
        "Noting the time, the crew left.",
    ],
)
def test_no_voice(text: str) -> None:
    assert [a for a in read(text) if a[2] and a[0] is not None and "crew" not in a[0]] == []


@pytest.mark.parametrize(
    "text",
    ["The army did not say how many people died.", "The union has never claimed that the mine was safe.", "The envoy didn't explain why she left."],
)
def test_what_was_not_said_is_put_forward_by_nobody(text: str) -> None:
    assert [asserts for _, _, asserts in read(text)] == [False]


def test_what_is_not_confirmed_is_possible_and_put_forward() -> None:
    _, found = read_attributions(segment("The police could not confirm that the bus had burned.", "en"), None)
    assert [(a.modality, a.asserts) for a in found] == [("possible", True)]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("“We want bread,” the baker said.", ["the baker"]),
        ("“I think the bridge will hold,” the baker said.", ["the baker"]),
        ("“The mayor said that the bridge would hold,” the baker said.", ["The mayor", "the baker"]),
    ],
)
def test_a_quoted_voice_passes_on_only_what_others_put_forward(text: str, voices: list[str]) -> None:
    assert [source for source, _, _ in read(text)] == voices


def test_a_verb_after_and_has_the_last_subject_only_where_its_tense_agrees() -> None:
    first = read("The organisers said they are tired and want to go home.")[0]
    assert first == ("The organisers", ["they are tired and want to go home"], True)
    both = read("The mayor said the port was shut and warned that fuel was short.")
    assert [source for source, _, _ in both] == ["The mayor", "The mayor"]
