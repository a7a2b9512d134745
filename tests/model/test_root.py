import pytest

from witnessmark.model.root import in_a_sentence, unnamed, with_article


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ("Ilka Sorens", "Ilka Sorens"),
        ("regional hospital", "the regional hospital"),
        ("Police", "the police"),
        ("State Emergency Service", "the State Emergency Service"),
        ("United Nations", "the United Nations"),
        ("Human Rights Watch", "Human Rights Watch"),
        ("Sevrania's Defence Ministry", "Sevrania's Defence Ministry"),
        ("Governor's Office", "the Governor's Office"),
        ("publisher:Varden Gazette", "Varden Gazette (in its own words)"),
        ("publisher:document 12", "the document 12 (in its own words)"),
        ("anonymous:document 12:officials", "unnamed officials quoted by the document 12"),
    ],
)
def test_a_root_reads_as_in_a_sentence(root: str, said: str) -> None:
    assert in_a_sentence(root) == said


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("", "an unnamed source"),
        ("Orvian official", "an unnamed Orvian official"),
        ("Orvian officials", "unnamed Orvian officials"),
        ("Prosecutors", "unnamed prosecutors"),
        ("Local officials", "unnamed local officials"),
        ("Health Ministry officials", "unnamed Health Ministry officials"),
        ("two officers", "two unnamed officers"),
        ("officials of the port", "unnamed officials of the port"),
        ("mayor of Varden", "the mayor of Varden (not named)"),
        ("nurse", "an unnamed nurse"),
    ],
)
def test_an_unnamed_voice_is_one_or_many(role: str, said: str) -> None:
    assert unnamed(role) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("defence ministry of Karvonia", "the defence ministry of Karvonia"),
        ("Karvonian Defence Ministry", "the Karvonian Defence Ministry"),
        ("Ministry of Rivers", "the Ministry of Rivers"),
        ("Ostap Veremiienko", "Ostap Veremiienko"),
        ("a resident", "a resident"),
    ],
)
def test_a_ministry_has_its_article(name: str, said: str) -> None:
    assert with_article(name) == said
