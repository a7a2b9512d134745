from reports import report

from witnessmark.resolve.copies import find_copies

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
    readings = [report("a", text=STORY), report("b", text=SPUN, language="uk"), report("c", text=OTHER)]
    assert [(p.kind, p.original) for p in find_copies(readings)] == [("translation", None)]


def test_two_texts_that_quote_the_same_words_share_a_source_only():
    a, b = f"Ilka Sorens wrote of the market: {QUOTED}.", f"A day later the paper asked whom she meant by it. She had said {QUOTED}, to everybody."
    (found,) = pairs(a, b).values()
    assert found.kind == "shared_quote" and found.original is None


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
    texts = [f"Report {i}: " + " ".join(f"w{i}x{k}" for k in range(30)) + "." + footer for i in range(20)]
    assert list(find_copies([report(f"d{i}", text=t) for i, t in enumerate(texts)])) == []


def test_the_same_input_gives_the_same_pairs():
    assert pairs(STORY, SPUN, OTHER, STORY) == pairs(STORY, SPUN, OTHER, STORY)
