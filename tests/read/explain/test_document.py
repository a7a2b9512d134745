from witnessmark.model.document import Document
from witnessmark.model.explanation import Explanation
from witnessmark.read.explain import explained
from witnessmark.read.reader import read_document
from witnessmark.resolve.places.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()


def steps(text: str, language: str = "en") -> list[Explanation]:
    reading = read_document(Document(doc_id="d", text=text, language=language, published="2024-05-08"), GAZETTEER)
    return [step for sentence in explained(reading, GAZETTEER) for step in sentence.steps]


def only(text: str, kind: str, status: str, quote: str, language: str = "en") -> Explanation:
    (step,) = (s for s in steps(text, language) if (s.kind, s.status, s.quote) == (kind, status, quote))
    return step


def test_the_rule_that_fired_with_those_tried_before_it() -> None:
    step = only("Nine miners were killed.", "casualty", "fired", "Nine miners")
    assert step.rule == "verb_past" and step.looks_for is not None and "killed" in step.looks_for
    assert "attributive" in step.tried and "verb_past" not in step.tried
    assert step.claim == "c0" and step.made["low"] == 9 and step.reason is None


def test_a_compound_is_explained_as_it_is_read() -> None:
    told = [(s.status, s.quote, s.rule) for s in steps("Ранен экс-министр.", "ru") if s.kind == "casualty"]
    assert told == [("fired", "экс-министр", "done")]


def test_why_a_claim_was_dropped() -> None:
    planned = only("The blast would have killed twenty miners.", "casualty", "dropped", "twenty miners")
    assert planned.reason == "nothing is said to have happened: a plan, a threat, a condition"
    assert not [s for s in steps("The blast killed twenty miners.") if s.kind == "casualty" and s.status == "dropped"]


def test_people_and_numbers_that_nobody_took() -> None:
    assert only("Three nurses waited at the gate.", "people", "abstained", "Three nurses").reason == "people, and the sentence has no word of harm"
    longer = only("A 122-mm shell killed two miners.", "people", "abstained", "122-mm")
    assert longer.reason == "a number inside a longer word: an age, a calibre, a date"
    assert only("Two miners died and 5 dogs fled.", "people", "abstained", "5").reason == "it counts “dogs”, no people"
    assert not [s for s in steps("Two miners died on 7 May 2024.") if s.kind == "people"]


def test_a_word_of_harm_that_no_rule_took_names_all_rules() -> None:
    step = only("Everything burned.", "casualty", "abstained", "burned")
    assert step.rule == "none" and "toll" in step.tried and "victims" in step.tried


def test_a_word_of_harm_names_the_people_closest_to_it() -> None:
    near = next(s for s in steps("Everything burned while three nurses slept.") if s.kind == "casualty" and s.status == "abstained")
    assert near.reason is not None and near.reason.endswith("closest: “three nurses”")
    alone = only("Everything burned.", "casualty", "abstained", "burned")
    assert alone.reason is not None and "closest" not in alone.reason


def test_a_pattern_names_the_word_that_does_not_fit() -> None:
    reasons = {s.rule: s.reason for s in steps("Росіяни вдарили «Іскандером» по школі.", "uk") if s.status == "abstained"}
    assert reasons["attack.weapon_hits"] == "the words before do not fit: “Росіяни”"
    assert reasons["attack.attacked_by_party"] == "the words after do not fit: “«”"


def test_names_that_are_no_places_say_which_rule_refused_them() -> None:
    step = only("The Kyiv Post told of two nurses.", "place", "dropped", "Kyiv")
    assert step.rule == "of_a_medium" and step.reason is not None and "newspaper" in step.reason
    assert only("Two nurses left Kyiv.", "place", "fired", "Kyiv").made["name"] == "Kyiv"


def test_a_pattern_that_abstained_says_why() -> None:
    told = [s for s in steps("The Curfew Tower is a museum.") if s.kind == "measure"]
    assert told and all(s.status == "abstained" and s.reason for s in told)


def test_a_word_of_saying_with_nobody_beside_it() -> None:
    assert only("Reading the report took a day.", "attribution", "abstained", "Reading").reason is not None
    fired = only("The fire began at noon, Mayor Ana Ruiz said.", "attribution", "fired", "said")
    assert fired.made["source"] == "Mayor Ana Ruiz" and "noon" in fired.made["content"]


def test_a_passage_is_explained_in_its_own_language() -> None:
    text = "Речниця лікарні сказала: «Мы приняли двоих раненых, погибли пять человек». Їх лікують."
    told = steps(text, "uk")
    assert [(s.language, s.made["outcome"]) for s in told if s.kind == "casualty" and s.status == "fired" and s.quote == "пять человек"] == [
        ("ru", "killed")
    ]
    assert {s.language for s in told if s.kind == "attribution"} == {"uk"}


def test_every_claim_is_told_once_and_every_step_lies_in_its_sentence() -> None:
    text = "At least 4 people were killed in Zhytomyr on Tuesday, including a nurse, Mayor Ostap Hrabar said. A curfew was imposed."
    reading = read_document(Document(doc_id="d", text=text, language="en", published="2024-05-08"), GAZETTEER)
    sentences = list(explained(reading, GAZETTEER))
    fired = [s.claim for sentence in sentences for s in sentence.steps if s.claim is not None]
    assert sorted(fired) == sorted(claim.id for claim in reading.claims) and len(set(fired)) == len(fired)
    assert all(text[s.start : s.end] == s.quote and sentence.start <= s.start < sentence.end for sentence in sentences for s in sentence.steps)


def test_a_text_that_cannot_be_read_has_nothing_to_explain() -> None:
    assert steps("Vijf mensen kwamen om.", "nl") == [] and steps("") == []
