from witnessmark.model.claim import Casualty
from witnessmark.model.place import Place
from witnessmark.read.named import without_places, without_victims
from witnessmark.read.segment import segment


def claim(text: str, quote: str, high: int | None = 1) -> Casualty:
    start = text.index(quote)
    return Casualty(id="c0", start=start, end=start + len(quote), quote=quote, rule="r", outcome="killed", low=1, high=high, quantifier="exact")


def place(text: str, name: str, demonym: bool = False) -> Place:
    start = text.index(name)
    return Place(start=start, end=start + len(name), name=name, demonym=demonym)


def test_a_name_that_is_a_place_is_nobody() -> None:
    text = "New Osivka fled. Ukrainians died. Velych died."
    places = [place(text, "New Osivka"), place(text, "Osivka"), place(text, "Ukrainians", demonym=True)]
    claims = [claim(text, "Osivka"), claim(text, "New Osivka"), claim(text, "Ukrainians"), claim(text, "Velych")]
    assert [kept.quote for kept in without_places(claims, places)] == ["Ukrainians", "Velych"]
    assert without_places(claims, []) == claims


def test_a_name_after_a_person_is_no_place() -> None:
    text = "Their daughter Sofia died in Varna. The road to Sofia was shut."
    cut = segment(text, "en")
    sofia, varna = place(text, "Sofia"), place(text, "Varna")
    assert without_victims(cut, [sofia, varna], [claim(text, "Their daughter Sofia")]) == [varna]
    assert without_victims(cut, [sofia, varna], [claim(text, "Their daughter Sofia", high=2)]) == [sofia, varna]
    assert without_victims(cut, [sofia, varna], [claim(text, "Sofia")]) == [sofia, varna]
    assert without_victims(cut, [varna], [claim(text, "died in Varna")]) == [varna]
