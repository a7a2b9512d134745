import pytest

from witnessmark.read.expression import Words, items_of, run, run_back
from witnessmark.read.match import attempts, matches, scene_of
from witnessmark.read.pattern import patterns
from witnessmark.read.segment import segment
from witnessmark.read.theme import Theme

CLASSES = {"clause_ends": Words([("that",)]), "phrase_ends": Words([("and",)]), "guns": Words([("heavy", "guns"), ("guns",)])}


def forward(expression: str, text: str, at: int) -> str | None:
    cut = segment(text, "en")
    found = run(items_of(expression, CLASSES), scene_of(cut, {}), at, len(cut.words))
    return None if found is None else cut.text[cut.starts[at] : cut.ends[found[0] - 1]]


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("fired _{2} guns", "fired the big guns", "fired the big guns"),
        ("fired _{2} guns", "fired the big new guns", None),
        ("fired ~{9}", "fired once that day", "fired once"),
        ("fired ={9}", "fired twice and left", "fired twice"),
        ("fired the? @guns", "fired heavy guns", "fired heavy guns"),
        ("fired (at the? _)?", "fired at dawn", "fired at dawn"),
        ("fired (at the? Name)? at", "fired at noon", "fired at"),
        ("fired Number", "fired 12 rounds", "fired 12"),
        ("fired|shot+at", "shot at them", "shot at"),
        ('" _ "', "“Hail” fell", "“Hail”"),
    ],
)
def test_expressions(expression: str, text: str, found: str | None) -> None:
    assert forward(expression, text, 0) == found


def test_backwards_is_read_in_reading_order() -> None:
    cut = segment("Two of the heavy guns fired", "en")
    found = run_back(items_of("of the what:@guns", CLASSES), scene_of(cut, {}), 5, 0)
    assert found == (1, {"what": (3, 5)})


def test_a_field_named_twice_keeps_all_between() -> None:
    cut = segment("burnt old mill roof", "en")
    assert run(items_of("burnt x:_ x:_ _", CLASSES), scene_of(cut, {}), 0, 4) == (4, {"x": (1, 3)})


def test_spans_of_other_layers() -> None:
    cut = segment("fired a Grad rocket", "en")
    items = items_of("fired a {weapon}", CLASSES)
    assert run(items, scene_of(cut, {"weapon": {2: 4}}), 0, 4) == (4, {})
    assert run(items, scene_of(cut, {"weapon": {}}), 0, 4) is None


@pytest.mark.parametrize("expression", ["@nothing", "fired {4", "(fired"])
def test_a_wrong_expression_is_an_error(expression: str) -> None:
    with pytest.raises(ValueError):
        items_of(expression, CLASSES)


def test_abstaining_gives_the_reason() -> None:
    cut = segment("The band played a curfew song at the Curfew Tower.", "en")
    tried = [(a.rule, a.reason) for a in attempts(cut, {}) if a.match is None]
    assert ("measure.curfew_named", "a name") in tried


def test_of_two_overlapping_claims_of_a_kind_the_first_listed_stands() -> None:
    cut = segment("Troops saw Russian shelling of the port, and rockets fell.", "en")
    order = [pattern.rule for pattern in patterns("en")]
    attacks = [m for m in matches(cut, {"nation": {2: 3}, "actor": {}, "weapon": {}, "place": {}}) if m.pattern.kind == "attack"]
    assert order.index("attack.named_attack") < order.index("attack.sure_noun")
    assert [m.pattern.rule for m in attacks] == ["attack.named_attack", "attack.weapon_lands"]


def test_a_short_text_needs_fewer_words_of_war() -> None:
    assert Theme(segment("Russia shelled the plant.", "en")).fair == 1
    assert Theme(segment("The plant stood. " * 50, "en")).fair == 5


def test_a_language_without_vocabulary_has_no_patterns() -> None:
    assert patterns("xx") == ()
