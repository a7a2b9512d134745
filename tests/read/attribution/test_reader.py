"""Who says what: cues, contents, channels, chains."""

import pytest

from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment

Said = tuple[str | None, list[str]]


def said(text: str) -> list[Said]:
    voices, attributions = read_attributions(segment(text, "en"), None)
    names = {v.id: v.name for v in voices}
    return [(names.get(a.speaker or ""), [text[s:e] for s, e in a.content]) for a in attributions]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Ana Silva said the bridge was gone.", "Ana Silva", ["the bridge was gone"]),
        ("Ana Silva, the mayor, said on Monday that nine people had died.", "Ana Silva", ["that nine people had died"]),
        ("Nine people had died, Ana Silva said on Monday.", "Ana Silva", ["Nine people had died"]),
        ("“The bridge is gone,” Ana Silva said.", "Ana Silva", ["“The bridge is gone,”"]),
        ("“The bridge is gone,” said Ana Silva, a driver.", "Ana Silva", ["“The bridge is gone,”"]),
        ('"The bridge is gone," said Ana Silva. "We walked."', "Ana Silva", ['"The bridge is gone,"', '"We walked."']),
        ("“The bridge,” Ana Silva said, “is gone.”", "Ana Silva", ["“The bridge,”", "“is gone.”"]),
        (
            "Nobody was hurt here, Ana Silva said, but the street was full of glass.",
            "Ana Silva",
            ["Nobody was hurt here", "but the street was full of glass"],
        ),
        ("Nine people were killed, Ana Silva said: four here and five there.", "Ana Silva", ["Nine people were killed", "four here and five there"]),
        ("After the fire was out, Ana Silva said: nine people had died.", "Ana Silva", ["nine people had died"]),
        ("According to the police, nine people died.", "police", ["nine people died"]),
        ("Nine people died, according to Ana Silva, the coroner.", "Ana Silva", ["Nine people died"]),
        ("Ana Silva told reporters in the town that nine people had died.", "Ana Silva", ["that nine people had died"]),
        ("Ana Silva told The Northport Gazette that nine people had died.", "Ana Silva", ["that nine people had died"]),
        ("Ana Silva called the shelling of the port a “crime”.", "Ana Silva", ["the shelling of the port a “crime”"]),
        ("THE ARMY SAID NINE PEASANTS WERE KILLED.", "ARMY", ["NINE PEASANTS WERE KILLED"]),
        ("The strike was confirmed by the police.", "police", ["The strike"]),
        ("Officials said nine people died, but the army blamed the rebels.", "Officials", ["nine people died"]),
        ("Ana Silva said nine people died and added that the road was closed.", "Ana Silva", ["nine people died"]),
    ],
)
def test_first_statement(text: str, speaker: str, content: list[str]) -> None:
    assert said(text)[0] == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "No rescuer said how many people died.",
        "The reports of the clerk were lost.",
        "The claims court opened at nine.",
        "A woman called Ana Silva lives here.",
        "The bridge was built in March.",
        "",
    ],
)
def test_no_statement(text: str) -> None:
    assert said(text) == []


def test_same_speaker_goes_on_after_and_and_after_a_comma() -> None:
    text = "Ana Silva said nine people died and added that the road was closed, warning that more would follow."
    assert [speaker for speaker, _ in said(text)] == ["Ana Silva", "Ana Silva", "Ana Silva"]


def test_quotation_alone_belongs_to_the_one_before() -> None:
    text = "“We ran,” Ana Silva said. “Then the roof came down on all of us.”"
    assert said(text) == [("Ana Silva", ["“We ran,”", "“Then the roof came down on all of us.”"])]


def test_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Ana Silva said: “We ran.\n\n“Then the roof came down.”\n\nThe port was closed."
    assert said(text) == [("Ana Silva", ["“We ran.", "“Then the roof came down.”"])]


def test_words_in_quotation_marks_that_nobody_is_given_for_are_nobodys() -> None:
    assert said("The port was busy.\n\n“There is no water in any of the houses here.”") == []


def chain(text: str) -> tuple[str | None, list[str], str | None, str]:
    voices, attributions = read_attributions(segment(text, "en"), None)
    names = {v.id: v.name for v in voices}
    first = attributions[0]
    return names.get(first.speaker or ""), [names[v] for v in first.via], first.channel, first.modality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Governor Ana Silva wrote in a Facebook post Monday that dozens had died, Reuters reported.",
            ("Ana Silva", ["Reuters"], "Facebook", "stated"),
        ),
        ("RADIO NORTH, QUOTING A HOSPITAL SOURCE, SAID NINE PEOPLE WERE KILLED.", ("A HOSPITAL SOURCE", ["RADIO NORTH"], None, "stated")),
        ("Reuters reported, citing a hospital official, that nine people had died.", ("a hospital official", ["Reuters"], None, "stated")),
        ("“We saw it,” he said in a statement on Telegram.", ("he", [], "Telegram", "stated")),
        ("In a statement, the ministry said nine people died.", ("ministry", [], "statement", "stated")),
        ("Ana Silva told state television that nine people died.", ("Ana Silva", [], "TV", "stated")),
        ("The army denied that anyone was killed.", ("army", [], None, "denied")),
        ("The army denied shooting at farmers.", ("army", [], None, "denied")),
        ("Rescuers fear that twenty people are under the rubble.", ("Rescuers", [], None, "possible")),
        ("Police have not confirmed that anyone died.", ("Police", [], None, "possible")),
        ("Officials expect the toll to rise.", ("Officials", [], None, "forecast")),
    ],
)
def test_chain_channel_and_modality(text: str, expected: tuple[str | None, list[str], str | None, str]) -> None:
    assert chain(text) == expected


def test_nobody_named_is_only_possible() -> None:
    assert chain("Twenty people are feared dead in the harbour.") == (None, [], None, "possible")


def test_bodies_that_speak_together_are_one_voice_and_each_its_own() -> None:
    voices, _ = read_attributions(segment("Open Hands Network, Harbour Watch, and the Port Union have identified the use of mines.", "en"), None)
    assert {v.name for v in voices} >= {"Open Hands Network", "Harbour Watch", "Port Union"}
    assert all(v.is_body for v in voices)


def test_turns_of_a_transcript() -> None:
    text = "SILVA: We heard it at nine.\n\nHALE: Who was hurt?\n\nSILVA: Two men from the bakery.\n\nHALE: Thank you."
    assert ("SILVA", ["Two men from the bakery"]) in said(text)
    assert ("HALE", ["Who was hurt?"]) in said(text)


def test_noun_carries_a_statement() -> None:
    assert said("They laughed at Ana Silva’s claim that nobody was hurt.") == [("Ana Silva", ["that nobody was hurt"])]


def test_quoted_is_true_only_with_marks() -> None:
    text = "Ana Silva said “dozens are dying” there. Ivo Hale said the road was closed."
    assert [a.quoted for a in read_attributions(segment(text, "en"), None)[1]] == [True, False]


def test_every_span_is_inside_the_text_and_every_voice_has_one() -> None:
    text = "Ana Silva said: “We ran.” The mayor, who was there, denied it. According to Hale, nobody stayed."
    voices, attributions = read_attributions(segment(text, "en"), None)
    assert all(len(v.spans) == 1 for v in voices)
    assert [v.id for v in voices] == [f"m{i}" for i in range(len(voices))]
    assert all(0 <= s < e <= len(text) for a in attributions for s, e in a.content)


def test_language_without_cues_gives_nothing() -> None:
    assert read_attributions(segment("Dit werd gezegd.", "nl"), None) == ([], [])


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("The union said nine people died.", True),
        ("The union accused the army of killing nine people.", True),
        ("The union wants the court to look into the deaths of nine people.", False),
        ("The court ordered the release of nine people.", False),
    ],
)
def test_what_is_wanted_or_ordered_is_not_asserted(text: str, asserts: bool) -> None:
    assert read_attributions(segment(text, "en"), None)[1][0].asserts is asserts


def test_torn_text_never_breaks_the_reader() -> None:
    text = "“We ran,” said Ana Silva, who lives here, quoting Hale. According to the police, (AFP) – two died, the mayor told Reuters: "
    for end in range(len(text)):
        for attribution in read_attributions(segment(text[:end], "en"), None)[1]:
            assert all(0 <= first < last <= end for first, last in attribution.content)


def test_a_bracket_that_never_closes_is_no_turn_of_a_transcript() -> None:
    assert read_attributions(segment("SILVA: We saw it.\nSILVA: It burned.\n[SILVA, SILVA we heard it", "en"), None)[0] is not None
