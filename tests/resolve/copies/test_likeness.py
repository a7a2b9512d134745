from reports import hurt, report

from witnessmark.resolve.copies.likeness import alike
from witnessmark.resolve.copies.texts import Texts

LISTED = (
    "A freight train left the rails near Aldmoor on 3 March, killing driver Joren Vask, 51, and stoker Pelle Ruud, 23. "
    "The rail office said 14 wagons of the Corvin Line burned until noon. Minister Dagny Holt flew to Aldmoor from Brenn."
)
SEEN = (
    "Farmers woke before dawn when Aldmoor shook; by 3 March there was nothing left of the crossing. Joren Vask, 51, had driven it for years, "
    "his sister told us, and his helper Pelle Ruud, 23, wanted to marry in spring. Cars of the Corvin Line, 14 in all, lay in the beet fields. "
    "Dagny Holt spoke to nobody in Aldmoor and went home to Brenn."
)
FERRY = (
    "Російський безпілотник влучив у пором «Зоряна» біля Лозівки о 7:40. Капітан Яким Тесля повідомив, що на борту були 64 пасажири. "
    "Рятувальники підняли з води 12 людей, решта дісталася берега сама. Переправу зачинили до 9 липня, автобуси їдуть через Вербове."
)
FERRY_SPUN = (
    "Дрон армії РФ уразив пором «Зоряна» поблизу Лозівки о 7:40. За словами капітана Якима Теслі, на борту перебували 64 пасажири. "
    "Рятівники витягли з води 12 осіб, інші дісталися берега самотужки. Переправу закрили до 9 липня, автобуси курсують через Вербове."
)


def verdicts(*readings):
    return [found.verdict for found in alike(Texts(readings), frozenset())]


def test_names_and_numbers_in_the_order_of_any_report_make_no_rewrite():
    assert verdicts(report("a", text=LISTED), report("b", text=SEEN)) == []


def test_a_text_whose_words_were_exchanged_one_by_one_is_a_rewrite():
    assert verdicts(report("a", text=FERRY, language="uk"), report("b", text=FERRY_SPUN, language="uk")) == ["derived"]


def test_the_same_words_about_another_toll_are_no_translation():
    queue = {
        "uk": "Ольхівка, черга по хліб біля пекарні: троє загиблих.",
        "ru": "В Ольховке у пекарни погибли более сорока человек, очередь за хлебом.",
    }
    posts = [report(language, text=text, language=language) for language, text in queue.items()]
    counted = [report(post.doc_id, (hurt(n),), text=post.text, language=post.language) for post, n in zip(posts, (3, 40), strict=True)]
    assert (verdicts(*posts), verdicts(*counted)) == (["derived"], ["too_short"])


def test_a_spun_text_with_a_revised_toll_is_the_next_report():
    a = report("a", (hurt(12),), text=FERRY, language="uk")
    b = report("b", (hurt(19),), text=FERRY_SPUN.replace("12 осіб", "19 осіб"), language="uk")
    assert verdicts(a, b) == []


def test_figures_speak_against_one_another_only_where_no_one_of_them_can_be_both():
    texts = Texts([report("a", (hurt(12),)), report("b", (hurt(19),)), report("c", (hurt(12), hurt(3))), report("d", (hurt(19, outcome="injured"),))])
    assert [texts.counted_otherwise(0, other) for other in (1, 2, 3)] == [True, False, False]
    assert texts.both_count(0, 3)
