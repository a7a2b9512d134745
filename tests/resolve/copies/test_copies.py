from itertools import permutations

import pytest
from msgspec.structs import replace
from reports import hurt, report

from witnessmark.resolve.copies.copies import find_copies
from witnessmark.resolve.copies.families import Families

STORY = (
    "Shells fell on the covered market of Varden shortly after nine on Monday, said Ilka Sorens, who runs the city. "
    "Rescuers pulled 14 traders from under the roof and took them to the Holm clinic, where two of them died. "
    "A bakery on Quay Street and a school in Eastrow were damaged, and 37 families had to leave their homes by night. "
    "The Tessal garrison, 60 kilometres away, said it had fired no rockets that day. "
    "On the roof of the Marl Hotel 5 cars burned."
)
SPUN = (
    "In Varden, projectiles hit a roofed bazaar a little past nine, as city head Ilka Sorens put it. "
    "From below the collapsed roof 14 vendors were brought out by emergency teams to the clinic of Holm; a pair did not survive. "
    "On Quay Street a bread shop suffered, so did an Eastrow school, while 37 households fled after dark. "
    "No missiles were launched by them then, claimed those stationed at Tessal, which lies 60 kilometres off. "
    "Atop the Marl Hotel flames took 5 vehicles."
)
TRANSLATED = (
    "Снаряди впали на критий ринок Вардена невдовзі після дев'ятої в понеділок, сказала Ілка Соренс, яка керує містом. "
    "Рятувальники витягли 14 торговців з-під даху й доправили їх до клініки Голм, де двоє з них померли. "
    "Пекарня на Кей-стріт і школа в Істроу були пошкоджені, і 37 родин мусили до ночі залишити домівки. "
    "Гарнізон Тессала за 60 кілометрів звідти сказав, що того дня ракет не запускав. "
    "На даху готелю Марл згоріли 5 автомобілів."
)
OTHER = (
    "A ferry with 120 passengers ran aground off Port Ansel on Tuesday, the coast guard of Lomni said. "
    "Nobody was hurt; 9 crew members stayed aboard the Northern Star until the tide of the 22nd, Captain Rolf Undset wrote. "
    "It was the 3rd such case in the Ansel Strait this year after those of the Grey Gull and the Amber."
)
QUOTED = "“They aimed at people who were buying bread, and nobody can tell me otherwise”"


def pairs(*texts, **more):
    readings = [report(f"d{i}", text=t, published=f"2031-05-0{i + 1}") for i, t in enumerate(texts)]
    return {(p.a, p.b): p for p in find_copies(readings, **more)}


def test_the_same_text_is_a_copy_of_the_earlier_one():
    found = pairs(STORY, OTHER, STORY)
    assert list(found) == [("d0", "d2")]
    assert (found["d0", "d2"].kind, found["d0", "d2"].score, found["d0", "d2"].original) == ("copy", 1.0, "d0")


def test_a_copy_with_a_line_added_is_still_a_copy():
    assert pairs(STORY, "Read this first. " + STORY + " Follow us for more.")["d0", "d1"].kind == "copy"


def test_a_spun_text_keeps_its_numbers_and_names_in_order():
    found = pairs(STORY, SPUN, OTHER)
    assert {key: p.kind for key, p in found.items()} == {("d0", "d1"): "rewrite"}
    assert "14" in found["d0", "d1"].evidence and "Sorens" in found["d0", "d1"].reason


def test_the_same_facts_in_another_language_are_a_translation():
    readings = [report("a", text=STORY), report("b", text=TRANSLATED, language="uk"), report("c", text=OTHER)]
    assert [(p.kind, p.original) for p in find_copies(readings)] == [("translation", None)]


def test_two_texts_that_quote_the_same_words_share_a_source_only():
    a, b = f"Ilka Sorens wrote of the market: {QUOTED}.", f"A day later the paper asked whom she meant by it. She had said {QUOTED}, to everybody."
    (found,) = pairs(a, b).values()
    assert found.kind == "shared_quote" and found.original is None


def test_two_offices_that_name_an_attack_alike_do_not_repeat_each_other():
    mayor = "There were no casualties in the drone attack on Varden harbour on 6 May 2031, Mayor Ilka Sorens said."
    police = "No reports of casualties after the drone attack on Varden harbour on 6 May 2031, police said."
    assert pairs(mayor, police, OTHER) == {}


def test_too_little_to_judge_is_said_only_when_asked_for():
    a, b = "Rescue teams in Varden freed 14 people at Holm near Quay today.", "It was in Varden that 14 people were got out, around Holm and Quay."
    assert pairs(a, b, OTHER) == {}
    assert [p.kind for p in pairs(a, b, OTHER, all_pairs=True).values()] == ["too_short"]


def test_short_reports_in_one_wording_are_of_different_attacks():
    texts = [
        "12 people were killed in shelling of Varden on 4 May 2031, the police of Lomni said.",
        "14 people were killed in shelling of Varden on 4 May 2031, the police of Lomni said.",
        "12 people were killed in shelling of Eastrow on 4 May 2031, the police of Lomni said.",
    ]
    assert pairs(*texts) == {}
    assert pairs(texts[0], "Urgent: " + texts[0])["d0", "d1"].kind == "copy"


def test_a_standing_footer_makes_no_copies():
    footer = " This page was put together from what readers sent in, and pictures may be withheld to protect those who took them."
    texts = [f"Report {i}: " + " ".join(f"w{i}x{k}" for k in range(30)) + "." + footer for i in range(30)]
    assert list(find_copies([report(f"d{i}", text=t) for i, t in enumerate(texts)])) == []


def test_the_same_input_gives_the_same_pairs():
    assert pairs(STORY, SPUN, OTHER, STORY) == pairs(STORY, SPUN, OTHER, STORY)


KITCHEN = {
    "en": "Volunteers turned the old swimming pool into a kitchen and cook hot soup for 300 neighbours every evening, while children paint "
    "flowers on the boarded windows.",
    "uk": "Волонтери перетворили старий басейн на кухню і щовечора варять гарячий суп для 300 сусідів, а діти малюють квіти на забитих вікнах.",
    "ru": "Волонтеры превратили старый бассейн в кухню и каждый вечер варят горячий суп для 300 соседей, а дети рисуют цветы на заколоченных окнах.",
}
BRIDGE = "Через повінь 300 сусідів перебралися до школи: вода зруйнувала міст, ремонт триватиме тиждень, суп привозять волонтери."
TOLL = {
    "en": "Two people were killed and five injured in the shelling of Eastrow on Monday, mayor Ilka Sorens said.",
    "uk": "Внаслідок обстрілу Істроу в понеділок двоє людей загинули і п’ятеро поранені, повідомила мер Ілка Соренс.",
}
BAKERY = {
    "en": "Two people were killed and five injured when a shell went through the roof of the Eastrow bakery on Monday while customers queued "
    "for bread, mayor Ilka Sorens said; the oven exploded and the fire spread to the flower shop next door.",
    "uk": "Двоє людей загинули і п’ятеро поранені, коли в понеділок снаряд пробив дах пекарні в Істроу, де покупці стояли в черзі по хліб, "
    "повідомила мер Ілка Соренс; піч вибухнула, і вогонь перекинувся на сусідню квіткову крамницю.",
}
COUNTS = (hurt(2), hurt(5, outcome="injured", id="c1"))


def made(word, count=60):
    """Words that no other text has."""
    return " ".join(f"{word}{'abcdefghij'[i // 10]}{'abcdefghij'[i % 10]}" for i in range(count))


def related(*readings, **more):
    return {(p.a, p.b): p for p in find_copies(readings, **more)}


@pytest.mark.parametrize(("first", "second"), tuple(permutations(("en", "uk", "ru"), 2)))
def test_a_short_post_is_known_in_another_language_by_its_concepts(first, second):
    a, b = (report(language, text=KITCHEN[language], language=language) for language in (first, second))
    found = related(a, b, report("other", text=BRIDGE, language="uk"))
    assert {key: p.kind for key, p in found.items()} == {(first, second): "translation"}
    beside = found[first, second].beside
    assert any((piece.kind, piece.a, piece.b) == ("number", "300", "300") for piece in beside)
    for piece in beside:
        assert (a.text[slice(*piece.a_span)], b.text[slice(*piece.b_span)]) == (piece.a, piece.b)


def test_a_translation_weeks_later_is_not_found_by_its_concepts():
    a, b = (report(language, text=KITCHEN[language], language=language) for language in ("en", "uk"))
    assert related(a, replace(b, published="2031-06-20")) == {}


def test_short_reports_in_two_languages_that_share_place_toll_and_official_are_no_translations():
    a, b = (report(language, COUNTS, text=TOLL[language], language=language) for language in ("en", "uk"))
    assert related(a, b) == {}
    assert [p.kind for p in related(a, b, all_pairs=True).values()] == ["too_short"]
    told = [report(language, COUNTS, text=BAKERY[language], language=language) for language in ("en", "uk")]
    assert [p.kind for p in related(*told).values()] == ["translation"]


def test_short_reports_in_one_language_that_share_place_toll_and_official_are_no_rewrites():
    a = report("a", COUNTS, text=TOLL["en"])
    b = report(
        "b", COUNTS, text="In Eastrow two people were killed and five injured on Monday, mayor Ilka Sorens said. Trams stand still, schools are shut."
    )
    assert related(a, b) == {}


def test_a_text_with_some_of_its_sentences_made_new_is_a_rewrite_by_what_it_kept():
    kept = (
        "The tower that fell last night had stood since the harbour was built. ",
        "A fisherman who was mending his nets heard it creak like an old door. ",
        "Most of the bricks came down on empty stalls. ",
        "By noon the neighbours had cleared a path to the well. ",
        "Nobody could say who would pay for a new one. ",
        "The bell was found in the mud, without a scratch. ",
        "It will ring again from the roof of the school. ",
    )
    own = [f"{made(f'alpha{c}', 14)}. " for c in "abcdefg"]
    other = [f"{made(f'beta{c}', 14)}. " for c in "abcdefg"]
    first = report("a", text="".join(a + b for a, b in zip(kept, own, strict=True)), publisher="Lomni Post")
    second = report("b", text="".join(a + b for a, b in zip(kept, other, strict=True)), publisher="Holm Voice", published="2031-05-07")
    assert related(first, second)["a", "b"].kind == "rewrite"
    assert related(first, replace(second, publisher="Lomni Post"))["a", "b"].kind == "partial"


WIRE = (
    "Fourteen traders were pulled from under the fallen roof of the covered market and taken by boat to the clinic across the river, rescuers said."
)


def test_a_reused_paragraph_joins_the_claims_in_it_and_no_documents():
    claim = hurt(14, "injured", quote="Fourteen traders")
    a = report("a", [claim], text=f"{WIRE} {made('alpha')}.")
    later = f"{made('beta')}. {WIRE} Three more died at night."
    more = hurt(3, id="c2", quote="Three more", start=later.index("Three more"))
    b = report("b", [replace(claim, id="c1", start=later.index("Fourteen"), end=later.index(" were")), more], text=later, published="2031-05-08")
    found = related(a, b)["a", "b"]
    assert (found.kind, found.claims, found.original) == ("partial", (("c0", "c1"),), "a")
    families = Families([a, b], [found])
    assert not families.copied("a", "b")
    assert [families.first_published("b", claim) for claim in b.claims] == ["2031-05-06", "2031-05-08"]


def test_a_phrase_of_a_service_is_no_reused_paragraph():
    texts = [
        f"{' '.join(f'{w}{i}' for i in range(60))}. Police said that two people were killed in the attack on the town." for w in ("alpha", "beta")
    ]
    assert pairs(*texts) == {}


def test_a_publisher_that_is_named_for_a_count_is_credited():
    first = report("a", [hurt(4)], ["varden"], text="Four people died in Varden.", publisher="Lomni Post")
    named = report("b", [hurt(4)], ["varden"], text="According to Lomni Post four residents lost their lives.", publisher="Holm Voice")
    silent = report("c", [hurt(4)], ["varden"], text="Four residents lost their lives, witnesses told us.", publisher="Tessal Herald")
    found = related(first, named, silent)
    assert {key: (p.kind, p.claims, p.original) for key, p in found.items()} == {("a", "b"): ("credit", (("c0", "c0"),), "a")}
    assert (found["a", "b"].beside[0].a, found["a", "b"].beside[0].b) == ("Lomni Post", "Lomni Post")


def test_a_phrase_is_a_copy_only_where_the_posts_are_known_to_be_one():
    a, b = report("a", text="All clear."), report("b", text="All clear.", published="2031-07-01")
    assert related(a, b) == {}
    assert related(a, b, all_pairs=True)["a", "b"].kind == "too_short"
    page = "https://example.org/post/7"
    assert related(replace(a, url=page), replace(b, url=page))["a", "b"].kind == "copy"
    passed_on = replace(b, published="2031-05-07", forwarded_from="Lomni Post")
    found = related(replace(a, publisher="Lomni Post", published=None), passed_on)["a", "b"]
    assert (found.kind, found.original, found.direction) == ("copy", "a", "The other one is shown as forwarded from Lomni Post.")


def test_one_page_at_two_times_is_no_copy_of_itself():
    page = "https://example.org/post/7"
    a = replace(report("a", [hurt(4)], text="Four dead in the harbour."), url=page)
    b = replace(
        report("b", [hurt(9)], text="The toll of the harbour fire stands at nine; the crane is still burning.", published="2031-05-08"), url=page
    )
    assert {key: (p.kind, p.claims) for key, p in related(a, b).items()} == {("a", "b"): ("partial", ())}


def test_a_channels_links_under_its_posts_make_no_copies():
    foot = "\n[Subscribe to the harbour channel](https://example.org/join) | [Send us what you have seen](https://example.org/send)"
    texts = ("Hail broke the greenhouse behind the mill this morning." + foot, "A lost goat was found on the ferry and has a name now." + foot)
    assert pairs(*texts) == {}


def groups(readings):
    families = Families(readings, list(find_copies(readings)))
    return {frozenset(families.members(reading.doc_id)) for reading in readings}


def test_renaming_repeating_and_reversing_the_documents_changes_no_group():
    texts = [STORY, SPUN, OTHER, "Read this first. " + STORY, *KITCHEN.values(), BRIDGE, *TOLL.values(), *BAKERY.values(), WIRE]
    languages = ["en", "en", "en", "en", "en", "uk", "ru", "uk", "en", "uk", "en", "uk", "en"]
    readings = [report(f"d{i}", text=t, language=lang) for i, (t, lang) in enumerate(zip(texts, languages, strict=True))]
    found = groups(readings)
    assert max(map(len, found)) > 2
    assert groups(readings[::-1]) == found
    renamed = [replace(r, doc_id=f"x{99 - i}") for i, r in enumerate(readings)]
    assert {frozenset(f"d{99 - int(d[1:])}" for d in group) for group in groups(renamed)} == found
    twice = groups([*readings, *renamed])
    assert {frozenset(d for d in group if d.startswith("d")) for group in twice} == found
    assert all({f"x{99 - int(d[1:])}" for d in group if d[0] == "d"} == {d for d in group if d[0] == "x"} for group in twice)


WALK = (
    "Mayor Ilka Sorens walked through Varden on 4 May with Captain Rolf Undset of the Holm brigade to see the 14 houses on Quay Street that lost "
    "their roofs, and promised tarpaulins before the rain; nobody believed her, because last autumn the tarpaulins came after the snow. {}"
)
VISIT = (
    "Nobody lives any more in the 14 houses on Quay Street in Varden, and since 4 May even cats avoid them. Captain Rolf Undset of the Holm brigade "
    "counts beams for a living now. Ilka Sorens, who governs here, came with cameras and left with them. {}"
)


def test_a_quotation_between_typewriter_marks_is_a_shared_source_only():
    said = "``I have carried beams out of these houses for nine days and I still hear somebody knocking under the floor of the last one''"
    found = pairs(WALK.format(f"Undset said: {said}."), VISIT.format(f"{said}, he says."))
    assert [p.kind for p in found.values()] == ["shared_quote"]


def test_a_copy_with_one_number_mistyped_is_still_a_copy():
    assert [p.kind for p in pairs(WALK.format(""), WALK.format("").replace("14 houses", "41 houses")).values()] == ["copy"]
