"""Statements in the forms that wire stories, translations and spun text give them: who speaks, and who carries it."""

import pytest

from witnessmark.model.voice import Attribution, Voice
from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def read(text: str) -> tuple[dict[str, Voice], list[Attribution]]:
    voices, attributions = read_attributions(segment(text, "en"), None)
    return {voice.id: voice for voice in voices}, attributions


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("In the view of Ana Silva, an analyst at the Harbour Institute, the port is likely to fall.", "Ana Silva", "the port is likely to fall"),
        ("As the governor Ivo Hale told Radio North, two houses were burnt.", "Ivo Hale", "two houses were burnt"),
        ("Air force spokesman Ivo Hale, said the house was hit by a missile.", "Ivo Hale", "the house was hit by a missile"),
        ("“It was bad,” said Will Harper, the clinic's director.", "Will Harper", "“It was bad,”"),
        ("“It was bad,” said one rescuer, Ivo Hale, who stood there.", "Ivo Hale", "“It was bad,”"),
        ("“It was bad,” said Ana Silva, senior crisis adviser at Open Hands.", "Ana Silva", "“It was bad,”"),
        ("Chancellor Ana Silva spoke of “a massacre that must be condemned”.", "Ana Silva", "“a massacre that must be condemned”"),
        ("Ana Silva of the Harbour Institute said the army had lost ground.", "Ana Silva", "the army had lost ground"),
        ("Amnesty International's Ana Silva said that two schools were hit.", "Ana Silva", "that two schools were hit"),
        ("Governor Ivo Hale reported in Telegram about two dead.", "Ivo Hale", "about two dead"),
        ("Ivo Hale, an adviser to General Ada Nuri, known as Falcon, told reporters that a plane dropped it.", "Ivo Hale", "that a plane dropped it"),
    ],
)
def test_form(text: str, speaker: str, said: str) -> None:
    voices, attributions = read(text)
    found = next(a for a in attributions if any(text[s:e] == said for s, e in a.content))
    assert found.speaker is not None
    assert voices[found.speaker].name == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "carrier"),
    [
        ("Radio North quoted a military source as saying that the bridge was hit.", "a military source", "Radio North"),
        ("Mayor Ivo Hale was quoted by Radio North as saying that two people died.", "Ivo Hale", "Radio North"),
    ],
)
def test_quoted_as_saying(text: str, speaker: str, carrier: str) -> None:
    voices, (found,) = read(text)
    assert found.speaker is not None
    assert (voices[found.speaker].name, [voices[v].name for v in found.via]) == (speaker, [carrier])


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("Reuters reported a blast in the port. Nobody was hurt, the mayor told the agency.", ["Reuters"]),
        ("Reuters reported a blast. The port was shut. Nobody was hurt, the mayor told the agency.", ["Reuters"]),
        ("Reuters reported a blast. Nobody was hurt, the mayor told the council.", []),
        ("A blast was reported. Nobody was hurt, the mayor told the agency.", []),
    ],
)
def test_the_agency_is_the_medium_last_named(text: str, via: list[str]) -> None:
    voices, found = read(text)
    assert [voices[v].name for v in found[-1].via] == via


def test_findings_cited_are_no_voice() -> None:
    voices, _ = read("Three rockets were used, said Interior Minister Ivo Hale, citing an initial investigation.")
    assert [v.name for v in voices.values()] == ["Ivo Hale"]


@pytest.mark.parametrize(
    "text",
    [
        "Ana, a 34-year-old nurse from Northport, was at the stop. “There was smoke, then the screaming began,” she recalled.",
        "Ana Silva, a shopkeeper aged 51, lost two brothers. “The first rocket fell at three,” she said.",
    ],
)
def test_somebody_told_of_first_is_a_voice(text: str) -> None:
    voices, _ = read(text)
    assert text.startswith(next(v.name for v in voices.values() if v.name != "she"))


def test_bread_is_not_put_at_a_number() -> None:
    _, attributions = read("The baker put the bread on the table and spoke slowly.")
    assert attributions == []


@pytest.mark.parametrize("text", ["A missile slammed into the hospital, killing 4 people.", "Rebels attacked a bus in the port, killing 3 people."])
def test_what_strikes_does_not_speak(text: str) -> None:
    voices, attributions = read(text)
    assert [a.speaker for a in attributions if a.speaker is not None] == []
    assert voices == {}


def test_who_was_told_carries_it() -> None:
    voices, (found,) = read("Mayor Ivo Hale told Reuters that two people died.")
    assert [voices[v].name for v in found.via] == ["Reuters"]


def test_a_label_is_put_forward_though_its_object_is_not() -> None:
    text = "The envoy Ana Silva condemned the shelling as “indiscriminate and shameful”."
    _, attributions = read(text)
    assert [(text[slice(*a.content[0])], a.asserts) for a in attributions] == [
        ("the shelling as “indiscriminate and shameful”", False),
        ("“indiscriminate and shameful”", True),
    ]


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A Western official, who was not authorised to speak publicly, said two jets were lost.", True),
        ("Mayor Ivo Hale said the driver was not authorised to carry fuel.", False),
        ("“We lost two jets,” said a nurse who did not want to be named.", True),
    ],
)
def test_who_wants_no_name(text: str, anonymous: bool) -> None:
    voices, attributions = read(text)
    assert {voices[a.speaker].anonymous for a in attributions if a.speaker is not None} == {anonymous}
    assert len(voices) == 1


def test_who_gives_half_a_name_is_protected() -> None:
    voices, _ = read("Soldier Ivo, who gave only his first name, said two jets were lost.")
    assert [v.protected for v in voices.values()] == [True]
