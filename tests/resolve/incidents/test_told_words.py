from reports import place, report

from witnessmark.resolve.incidents.told_words import links, tells_of_harm, told_words


def told(text, **more):
    return told_words(report("a", text=text, **more))


def test_what_is_left_is_what_tells_the_event_apart():
    assert told("At least nine people were killed when the depot of Mill Lane burnt, rescuers said.") == {"depot", "burnt", "name:ml", "name:ln"}


def test_endings_and_scripts_of_names_do_not_matter():
    assert told("Задержан Рустам Давлев", language="ru") & told("Пожежу влаштував Рустам Давлєв", language="uk") == {"name:rstm", "name:dvlv"}
    assert told("сгорела пекарня") & told("огонь в пекарне") == {"пекар"}


def test_places_the_publisher_and_addresses_are_left_out():
    spot = place("varden")
    assert "name:vrdn" not in told("The bakery in Varden burnt.", places=[type(spot)(start=14, end=20, name="Varden")])
    assert told("Subscribe to Orvia Wire https://wire.example/bakery", publisher="Orvia Wire") == {"subsc"}


def test_a_page_is_a_link_and_a_channel_is_none():
    text = "More ([here](https://t.example/orvia/512?single)) and at https://t.example/orvia"
    assert links(report("a", text=text)) == {"t.example/orvia/512"}


def test_harm_is_told_by_a_word_of_harm():
    assert tells_of_harm("The fire in the warehouse followed an explosion.") and tells_of_harm("Пожежу на складі загасили")
    assert not tells_of_harm("The council has imposed a curfew; water is handed out at the fire station.")


def test_short_words_lose_their_case_ending_and_long_ones_all_behind_the_beginning():
    assert told("удар по школе", language="ru") == told("удары по школам", language="ru") == told("удару по школы", language="ru")
    assert told("a tram and a trams") == {"tram", "trams"}
