from witnessmark.model.place_hints import countries_of_name
from witnessmark.resolve.places.gazetteer import load_gazetteer


def test_large_cities_and_peoples_in_a_publisher_s_name_point_to_countries() -> None:
    gazetteer = load_gazetteer()
    assert countries_of_name("Kharkiv Evening Ledger", gazetteer) == ("UA",)
    assert countries_of_name("The Sudanese Courier", gazetteer) == ("SD",)
    assert countries_of_name("Northern Border Digest", gazetteer) == ()
    assert countries_of_name(None, gazetteer) == ()
