"""A voice's words into name, role, organisation, kind, and whether it is protected."""

import pytest

from witnessmark.model.voice import Voice
from witnessmark.read.attribution import read_attributions
from witnessmark.read.segment import segment


def voice(words: str) -> Voice:
    text = f"{words} said that the bridge had been hit."
    voices, attributions = read_attributions(segment(text, "en"), None)
    return next(v for v in voices if v.id == attributions[0].speaker)


@pytest.mark.parametrize(
    ("words", "name", "role", "organisation", "kind"),
    [
        ("Ana Silva, head of the Northport regional council,", "Ana Silva", "head of the Northport regional council", None, "official"),
        ("Northport Mayor Ana Silva", "Ana Silva", "Northport Mayor", None, "official"),
        (
            "Adviser to Norland’s Health Ministry Ana Silva",
            "Ana Silva",
            "Adviser to Norland’s Health Ministry",
            "Norland’s Health Ministry",
            "official",
        ),
        ("Ana Silva, a 41-year-old Northport resident,", "Ana Silva", "41-year-old Northport resident", None, "witness"),
        ("Ana Silva, crisis researcher at Human Rights Watch,", "Ana Silva", "crisis researcher at Human Rights Watch", "Human Rights Watch", "ngo"),
        (
            "Ana Silva, director of studies at Harbour Institute,",
            "Ana Silva",
            "director of studies at Harbour Institute",
            "Harbour Institute",
            "analyst",
        ),
        ("Dr. Ana Silva, a surgeon at the port hospital,", "Ana Silva", "surgeon at the port hospital", None, "medic"),
        ("Col. Ivo Hale", "Ivo Hale", "Col.", None, "military"),
        ("Ana Silva, a 41-year-old cleaner who lives near the university,", "Ana Silva", "41-year-old cleaner", None, "witness"),
        ("Dr. Ana Silva", "Ana Silva", None, None, "medic"),
        ("Ivo Hale, a local journalist,", "Ivo Hale", "local journalist", None, "media"),
        (
            "Ana Silva, Amnesty International deputy regional director for the islands,",
            "Ana Silva",
            "Amnesty International deputy regional director for the islands",
            "Amnesty International",
            "ngo",
        ),
        ("Ivo Hale, senior adviser at the Harbour Institute,", "Ivo Hale", "senior adviser at the Harbour Institute", None, "official"),
        ("Ivo Hale, senior adviser at Amnesty International,", "Ivo Hale", "senior adviser at Amnesty International", "Amnesty International", "ngo"),
        ("Ana Silva, the U.N. envoy to Norland,", "Ana Silva", "U.N. envoy to Norland", "U.N.", "un"),
        (
            "Ivo Hale, spokesman of the Norland Volunteer Army,",
            "Ivo Hale",
            "spokesman of the Norland Volunteer Army",
            "Norland Volunteer Army",
            "military",
        ),
        ("Ivo Hale, general secretary of the port union,", "Ivo Hale", "general secretary of the port union", None, "ngo"),
        ("Ivo Hale, a general staff spokesman, speaking to reporters,", "Ivo Hale", "general staff spokesman", None, "military"),
    ],
)
def test_people(words: str, name: str, role: str, organisation: str | None, kind: str) -> None:
    found = voice(words)
    assert (found.name, found.role, found.kind) == (name, role, kind)
    assert organisation is None or found.organisation == organisation
    assert not found.is_body
    assert not found.anonymous


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("Reuters", "Reuters", "media"),
        ("The Northport Ministry of Public Health", "Northport Ministry of Public Health", "official"),
        ("Amnesty International", "Amnesty International", "ngo"),
        ("Local police", "Local police", "police"),
        ("The medical charity Open Hands", "Open Hands", "ngo"),
        ("The UN Human Rights Office", "UN Human Rights Office", "un"),
        ("The Association for Freed Prisoners", "Association for Freed Prisoners", "ngo"),
        ("Norland authorities", "Norland authorities", "official"),
    ],
)
def test_bodies(words: str, name: str, kind: str) -> None:
    found = voice(words)
    assert (found.name, found.kind, found.is_body, found.protected) == (name, kind, True, False)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("A senior defence official", "A senior defence official", "official"),
        ("Officials", "Officials", "official"),
        ("Witnesses", "Witnesses", "witness"),
        ("A hospital source", "A hospital source", "medic"),
        ("A military source", "A military source", "military"),
    ],
)
def test_unnamed_voices_are_anonymous_and_protected(words: str, name: str, kind: str) -> None:
    found = voice(words)
    assert (found.name, found.kind, found.anonymous, found.protected) == (name, kind, True, True)


def test_a_known_post_without_a_name_is_not_anonymous() -> None:
    found = voice("The mayor")
    assert (found.name, found.anonymous, found.protected) == ("mayor", False, False)


@pytest.mark.parametrize(
    ("words", "protected"),
    [
        ("Mayor Ana Silva", False),
        ("Ana Silva, a spokeswoman for the army,", False),
        ("Ana Silva, an analyst at the Harbour Institute,", False),
        ("Ana Silva, a shopkeeper in Northport,", True),
        ("Ana Silva, an activist in Northport,", True),
        ("Ana Silva, a nurse at the port hospital,", True),
        ("Ana Silva", True),
    ],
)
def test_only_a_public_role_takes_protection_away(words: str, protected: bool) -> None:
    assert voice(words).protected is protected


def test_a_named_person_who_asks_for_no_name_is_protected() -> None:
    text = "The road was mined, Ana Silva, a spokeswoman for the army, said on Monday, speaking on condition of anonymity."
    found = read_attributions(segment(text, "en"), None)[0][0]
    assert found.anonymous
    assert found.protected


@pytest.mark.parametrize(
    ("words", "side"), [("The Ukrainian Defence Ministry", "Ukraine"), ("Israeli officials", "Israel"), ("The city council", None)]
)
def test_side_comes_from_the_words(words: str, side: str | None) -> None:
    assert voice(words).side == side


@pytest.mark.parametrize("words", ["The poll", "Autopsy results", "Satellite images"])
def test_a_thing_is_no_voice(words: str) -> None:
    text = f"The bridge had been hit, according to {words.lower()}."
    voices, attributions = read_attributions(segment(text, "en"), None)
    assert voices == []
    assert attributions[0].speaker is None
    assert attributions[0].source is not None


def test_whose_document_it_is_speaks() -> None:
    voices, attributions = read_attributions(segment("Nine people died, according to figures from the health ministry.", "en"), None)
    assert [v.name for v in voices] == ["health ministry"]
    assert attributions[0].speaker == "m0"


@pytest.mark.parametrize(
    ("words", "name", "kind", "anonymous"),
    [
        ("Political scientist Ana Silva in Northport", "Ana Silva", "analyst", False),
        ("Northport’s building inspector", "Northport’s building inspector", "official", False),
        ("District Attorney Ivo Hale", "Ivo Hale", "official", False),
    ],
)
def test_names_and_posts_beside_a_place(words: str, name: str, kind: str, anonymous: bool) -> None:
    found = voice(words)
    assert (found.name, found.kind, found.anonymous) == (name, kind, anonymous)


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("The mayor, Ana Silva, told reporters that nine people died.", "Ana Silva", "mayor"),
        ("A ministry spokesman, Ivo Brandt, said nine people died.", "Ivo Brandt", "ministry spokesman"),
        ("Nine people died, according to the regional governor, Ana Silva.", "Ana Silva", "regional governor"),
        ("Nine people died, said the head of the clinic, Ana Silva.", "Ana Silva", "head of the clinic"),
        ("Crews pulled out 86 people, a spokeswoman for the agency, Ana Silva, said.", "Ana Silva", "spokeswoman for the agency"),
        ("Shells killed three people and wounded 18 in Osivka region, the governor, Ana Silva, said.", "Ana Silva", "governor"),
        ("A resident of the house, Mira, 63, said nine people died.", "Mira", "resident of the house"),
        ("Mira, a teacher who waited for the 10:30 train, said nine people died.", "Mira", "teacher"),
    ],
)
def test_the_name_beside_a_role_names_the_voice(sentence: str, name: str, role: str) -> None:
    voices, _ = read_attributions(segment(sentence, "en"), None)
    assert [(voice.name, voice.role, voice.anonymous) for voice in voices] == [(name, role, False)]


def test_a_military_administration_is_a_civil_office() -> None:
    assert voice("Ana Silva, head of the city military administration,").kind == "official"
    assert voice("The army").kind == "military"
