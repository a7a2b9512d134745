from reports import hurt, report, voice

from witnessmark.resolve.roots.stand_ins import stands_for_in

AUTHORITIES = voice("p0", "authorities", is_body=True)
MAYOR = voice("p1", "Ilka Sorens", role="mayor")
GOVERNOR = voice("p2", "Pavel Tolen", role="governor")


def whom(voice, *claims, people):
    return stands_for_in(voice, report("a", claims, people=[voice, *people])).name


def test_the_headlines_authorities_are_who_says_the_number_in_the_text():
    said = (hurt(6, speaker="p0"), hurt(6, id="c1", speaker="p1", start=60), hurt(9, id="c2", speaker="p2", start=90))
    assert whom(AUTHORITIES, *said, people=[MAYOR, GOVERNOR]) == "Ilka Sorens"


def test_authorities_with_a_number_of_their_own_or_of_two_stay_themselves():
    assert whom(AUTHORITIES, hurt(6, speaker="p0"), hurt(9, id="c1", speaker="p1", start=60), people=[MAYOR]) == "authorities"
    both = (hurt(6, speaker="p0"), hurt(6, id="c1", speaker="p1", start=60), hurt(6, id="c2", speaker="p2", start=90))
    assert whom(AUTHORITIES, *both, people=[MAYOR, GOVERNOR]) == "authorities"


def test_unnamed_rescuers_are_the_one_rescue_service_of_the_text():
    rescuers = voice("p0", "rescuers", "rescuer", anonymous=True)
    service = voice("p1", "Rescue Service of Orvia", "rescuer", is_body=True)
    second = voice("p2", "Tessal Mountain Rescue", "rescuer", is_body=True)
    assert whom(rescuers, hurt(4, speaker="p0"), people=[service, MAYOR]) == "Rescue Service of Orvia"
    assert whom(rescuers, hurt(4, speaker="p0"), people=[service, second]) == "rescuers"
