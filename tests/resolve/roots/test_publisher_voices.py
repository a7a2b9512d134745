from reports import report, voice

from witnessmark.resolve.roots.publisher_voices import PublisherVoices

GOVERNOR = voice("p0", "Ilka Sorens", role="governor of Varden region")
SERVICE = voice("p1", "the Rescue Service of Orvia", "rescuer", is_body=True)
PAPER = voice("p2", "Orvia Wire", "media", is_body=True)
VOICES = PublisherVoices([report("a", people=[GOVERNOR, SERVICE, PAPER, voice("p3", "Sorens Halas", "victim")])])


def who(publisher):
    found = VOICES.of(publisher, "en")
    return None if found is None else found[1].name


def test_a_channel_named_for_its_governor_is_the_governor():
    assert who("Ilka Sorens | Varden region") == "Ilka Sorens"
    assert who("Ilka Sorens") == "Ilka Sorens"
    assert who("Varden region / Ilka Sorens") == "Ilka Sorens"


def test_a_services_page_is_the_service():
    assert who("Rescue Service of Orvia") == who("Rescue Service of Orvia (official)") == "the Rescue Service of Orvia"


def test_a_paper_a_surname_and_somebody_else_are_not():
    assert who("Orvia Wire") is None
    assert who("Sorens | Varden") is None
    assert who("Friends of Ilka Sorens") is None
    assert who("Sorens Halas") is None
