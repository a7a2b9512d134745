from itertools import pairwise

import pytest

from witnessmark.model.claim import AnyClaim, Attack, Control, Damage, Footage, Measure, WeaponUse
from witnessmark.model.place import Place
from witnessmark.read.segment import segment
from witnessmark.read.statements import explain, read_statements
from witnessmark.read.weapons import read_weapons


def claims(text: str, kind: str, language: str = "en") -> list[AnyClaim]:
    cut = segment(text, language)
    found = read_statements(cut, read_weapons(cut), None)
    assert all(text[c.start : c.end] == c.quote for c in found)
    return [c for c in found if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russian bombing of Lomsk went on, and rockets fell.", "Russia"),
        ("Russia’s enemy is shelling homes in Lomsk, soldiers said.", "Russia"),
        ("Russian and Syrian warplanes bombed the market, killing two soldiers.", "Russia and Syria"),
        ("The bakery was shelled by Israeli tanks, and a soldier died.", "Israel"),
        ("Houthi rockets fell. The Houthis attacked the port with missiles.", "Houthis"),
        ("Rockets flew; unidentified gunmen ambushed a patrol of soldiers.", "unidentified gunmen"),
        ("The shelling of the market went on.", None),
    ],
)
def test_alleged_actor(text: str, actor: str | None) -> None:
    found = claims(text, "attack")
    assert found and all(isinstance(c, Attack) for c in found)
    assert actor in {c.alleged_actor for c in found if isinstance(c, Attack)}


@pytest.mark.parametrize(
    ("language", "text", "fields"),
    [
        ("uk", "Росія завдала масованих ракетних ударів по лікарні.", ("missile attack", "hospital", "Russia")),
        ("uk", "Село Лозове обстріляно окупантами.", ("shelling", None, "окупанти")),
        ("uk", "Люди загинули від удару російських дронів по гуртожитку.", ("drone attack", "residential area", "Russia")),
        ("uk", "Внаслідок авіаудару загинув пожежник.", ("airstrike", None, None)),
        ("ru", "ВСУ обстреляли автобус у рынка.", ("shelling", "vehicle", "Ukraine")),
        ("ru", "Порт атакован израильскими истребителями.", ("attack", "infrastructure", "Israel")),
        ("ru", "Боевики ХАМАС выпустили ракеты по городу.", ("missile attack", None, "Hamas")),
        ("ru", "Террорист открыл огонь по прохожим.", ("shooting", "civilians", "террорист")),
    ],
)
def test_attacks_in_other_languages(language: str, text: str, fields: tuple[str | None, ...]) -> None:
    [attack] = claims(text, "attack", language)
    assert isinstance(attack, Attack)
    assert (attack.attack_type, attack.target_type, attack.alleged_actor) == fields


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Нападник атакував ворота, матч завершився внічию."),
        ("uk", "Удар по бюджету відчують усі, каже міністр."),
        ("uk", "Чи обстрілювали ворожі війська село?"),
        ("uk", "Внаслідок ДТП автобус зіткнувся з потягом."),
        ("ru", "Вратарь отбил удар, матч закончился вничью."),
        ("ru", "После удара молнии загорелся сарай."),
        ("ru", "Хакерская атака остановила сайт банка."),
        ("ru", "Взрыв на АЗС: пострадали три человека."),
    ],
)
def test_no_attacks_in_other_languages(language: str, text: str) -> None:
    assert claims(text, "attack", language) == []


def test_attack_and_target_types() -> None:
    [attack] = claims("An airstrike on a maternity hospital killed two, the army said.", "attack")
    assert isinstance(attack, Attack)
    assert (attack.attack_type, attack.target_type) == ("airstrike", "hospital")


def test_the_target_of_a_passive_stands_before() -> None:
    [attack] = claims("The family home was hit by an alleged Israeli airstrike, the mayor said.", "attack")
    assert isinstance(attack, Attack)
    assert (attack.attack_type, attack.target_type, attack.alleged_actor) == ("airstrike", "residential area", "Israel")


@pytest.mark.parametrize(
    "text",
    [
        "The striker hit the post and Spain attacked again in the second half of the game.",
        "Shares were hit by fears of a price war, and the bank was under fire.",
        "Rail workers began a strike over pay; the union will strike again.",
        "She had a heart attack after the debate in which he attacked her record.",
        "The film bombed and critics attacked its director.",
    ],
)
def test_sport_markets_and_words_are_no_attacks(text: str) -> None:
    assert claims(text, "attack") == []


@pytest.mark.parametrize(
    ("text", "weapon", "basis"),
    [
        ("Footage shows that troops used Smerch rockets on the town.", "WP005", "footage"),
        ("Troops fired Grad rockets at the town; remnants were found.", "WP001", "remnants"),
        ("The mayor says the enemy used cluster munitions.", None, "statement"),
    ],
)
def test_weapon_use(text: str, weapon: str | None, basis: str) -> None:
    found = claims(text, "weapon")
    assert [(c.weapon, c.basis) for c in found if isinstance(c, WeaponUse)] == [(weapon, basis)]


def test_damage_control_measure_footage() -> None:
    text = "After the shelling a shoe factory has been destroyed. Ukrainian troops retook the town. "
    text += "The council declared a curfew. A video shows the fire."
    [damage], [control], [measure], [footage] = (claims(text, kind) for kind in ("damage", "control", "measure", "footage"))
    assert isinstance(damage, Damage) and (damage.object, damage.extent) == ("a shoe factory", "destroyed")
    assert isinstance(control, Control) and (control.actor, control.change) == ("Ukraine", "took")
    assert isinstance(measure, Measure) and measure.measure == "curfew"
    assert isinstance(footage, Footage) and (footage.media_type, footage.shows) == ("video", "the fire")


def test_places_of_the_place_layer_are_used() -> None:
    text = "Shelling went on as Ukrainian troops captured Maxim."
    cut = segment(text, "en")
    start = text.index("Maxim")
    place = Place(start=start, end=start + 5, name="Maxim")
    assert [c.kind for c in read_statements(cut, [], [place]) if c.kind == "control"] == ["control"]
    assert [c.kind for c in read_statements(cut, [], []) if c.kind == "control"] == []


def test_no_claim_leaves_its_sentence_and_none_overlap_within_a_kind() -> None:
    text = "Troops shelled the school. Rockets hit two homes and a mill, and the army bombed the port again. Shells fell on the road."
    cut = segment(text, "en")
    found = read_statements(cut, read_weapons(cut), None)
    assert all(cut.sentence_of(cut.word_at(c.start)) == cut.sentence_of(cut.word_at(c.end - 1)) for c in found)
    for kind in {c.kind for c in found}:
        spans = [(c.start, c.end) for c in found if c.kind == kind]
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_explain_tells_what_fired_and_what_abstained() -> None:
    cut = segment("He had a heart attack on Sunday, and troops fired rockets at civilians.", "en")
    tried = {(a.rule, a.reason) for a in explain(cut, read_weapons(cut), None)}
    assert ("attack.attack_on", "not an armed attack") in tried
    assert ("attack.fired_at", None) in tried


def test_a_long_text_without_stops_stays_linear() -> None:
    cut = segment("troops fired rockets at the town and " * 3000, "en")
    assert read_statements(cut, read_weapons(cut), None)
