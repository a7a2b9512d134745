import sys

import pytest

from witnessmark.model.document import Document
from witnessmark.read.language import language_of


def language(text: str, given: str | None = None) -> str | None:
    return language_of(Document(doc_id="d", text=text, language=given))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were hurt when a shell hit the bakery.", "en"),
        ("Унаслідок обстрілу пекарні поранено трьох людей, їх лікують у місті.", "uk"),
        ("В результате обстрела пекарни ранены три человека, их лечат в больнице, это объявил мэр.", "ru"),
        # No letter that only one alphabet has: the words decide.
        ("Погода на завтра: тепло, без опадів.", "uk"),
        ("Погода на завтра: тепло, без осадков.", "ru"),
        # A quotation in the other language does not outweigh the text around it.
        ("Речниця лікарні повідомила: «Мы приняли пятерых». Її слова підтвердили в міській раді, де їх перевіряли.", "uk"),
        ("Residents shouted «Слава!» as the buses left the square.", "en"),
        # Latin letters, and none of the words that hold English together.
        ("Drei Menschen starben, als am Morgen eine Granate in die Bäckerei einschlug. Der Bürgermeister sprach von vielen Verletzten. " * 9, None),
        ("Trois personnes ont été tuées quand un obus a frappé la boulangerie. Le maire a parlé de nombreux blessés dans la rue. " * 9, None),
        # Short ones with words or letters of another language.
        ("Beim Angriff auf die Bäckerei wurden am Montag zwei Menschen getötet und viele andere verletzt.", None),
        ("Un obus a frappé la boulangerie, deux personnes ont été tuées lundi.", None),
        ("Un ataque dejó dos muertos en la panadería, según el alcalde.", None),
        ("W ataku zginęły trzy osoby, piekarnia została zniszczona.", None),
        # Names of people and places show nothing; nor does one word borrowed, nor English words that other languages have.
        ("María de la Cruz Núñez, 34; Jürgen von Osten, 61; Zoë Brontë, 9", "en"),
        ("São Paulo, Köln, Besançon, Las Torvas", "en"),
        ("Café owner hurt as façade falls on terrace", "en"),
        ("Two die in blast at bakery", "en"),
        ("Residents of Köln said a naïve café protégé was hurt by the blast.", "en"),
        # Too short to tell: a headline, a list.
        ("Ilvar Tomsen, 34; Salme Orrin, 9; Tovin Areli, 61", "en"),
        ("", None),
        ("12 34 — 56 !!!", None),
        ("أصيب ثلاثة أشخاص عندما سقطت قذيفة", None),
        ("一枚炮弹击中了面包店", None),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert language(text) == expected


@pytest.mark.parametrize(
    ("given", "expected"), [("uk", "uk"), ("uk-UA", "uk"), ("EN_gb", "en"), (" ru ", "ru"), ("de", "de"), ("", "en"), (" ", "en")]
)
def test_what_the_document_says_of_itself_wins(given: str, expected: str) -> None:
    assert language("The bakery was hit at noon.", given) == expected


def test_clear_texts_do_not_load_the_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lingua", None)
    assert language("The bakery was hit at noon.") == "en"
    assert language("Її родичі живуть у цій будівлі.") == "uk"
