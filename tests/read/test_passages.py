import pytest

from witnessmark.read.passages import find_passages, only, told_by
from witnessmark.read.segment import segment


def passages(text: str, language: str) -> list[tuple[str, str]]:
    return [(p.language, text[p.start : p.end]) for p in find_passages(segment(text, language))]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A quotation left in the original.
        ("uk", "Речниця сказала: «Мы приняли пятерых раненых». Їх лікують.", [("ru", "Мы приняли пятерых раненых")]),
        ("ru", "Жительница вспомнила: «Ми чули вибухи й бігли до льоху». Это подтвердил мэр.", [("uk", "Ми чули вибухи й бігли до льоху")]),
        ("en", "The nurse said: “Мы вынесли троих” and wept.", []),
        ("en", "The nurse said: “Мы вынесли оттуда троих детей” and wept.", [("ru", "Мы вынесли оттуда троих детей")]),
        (
            "uk",
            "Волонтерка написала: “We counted eleven bodies in the yard”. Це підтвердили медики.",
            [("en", "We counted eleven bodies in the yard")],
        ),
        # A translation below.
        (
            "uk",
            "Уночі влучило в пекарню, є поранені.\n\nThe bakery was hit overnight and two people were hurt.",
            [("en", "The bakery was hit overnight and two people were hurt.")],
        ),
        (
            "uk",
            "Уночі влучило в пекарню, є поранені.\nНочью попали в пекарню, есть раненые. Это сообщил мэр.",
            [("ru", "Ночью попали в пекарню, есть раненые. Это сообщил мэр.")],
        ),
        # A sentence that does not show its language is in that of its paragraph.
        (
            "uk",
            "Є поранені, їх лікують.\nВо двор попали две ракеты, погибли трое. Там стоял трамвай с людьми. Это был удар по центру.",
            [("ru", "Во двор попали две ракеты, погибли трое. Там стоял трамвай с людьми. Это был удар по центру.")],
        ),
        # Counter-examples: names, titles, a few words, a language nobody reads, one language throughout.
        ("uk", "Про це пише The Northern Harbour Post, а також Radio of the Hills.", []),
        ("uk", "Гурт «Мы вместе» скасував концерт у Сумах.", []),
        ("uk", "Він крикнув «Быстрее!» і впав. Її не знайшли.", []),
        ("ru", "Газета «Вечірній Тавраїв» написала об этом вчера, её цитируют.", []),
        ("en", "The paper Вечерний Двор reported it. The song «Дубовий гай» was sung.", []),
        ("uk", "Лікар додав: “Wir haben elf Menschen in der Nacht gezählt und verbunden”. Їх лікують.", []),
        ("uk", "Речниця сказала: «Ми прийняли п’ятьох поранених, їх лікують».", []),
        ("en", "“We counted eleven bodies in the yard,” the nurse said. Two of them were not named.", []),
        ("ru", "Сайт https://example.org/the-and-of-with написал об этом. Подпишись на The Harbour.", []),
        ("en", "", []),
    ],
)
def test_what_is_in_another_language(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert passages(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("погибли трое жителей", None),
        ("погибли трое жителей города", "ru"),
        ("на площади стояв старий трамвай", None),
        ("загинули троє мешканців міста", "uk"),
        ("three people were killed there", "en"),
        ("Ana Ruiz Bell Harbour", None),
        ("drei Menschen starben in der Nacht", None),
    ],
)
def test_a_few_words_tell_their_language_or_nothing(text: str, expected: str | None) -> None:
    assert told_by(text) == expected


def test_only_a_passage_is_left_and_every_letter_keeps_its_offset() -> None:
    text = "Вона сказала: «Мы приняли пятерых раненых»."
    found = find_passages(segment(text, "uk"))
    alone = only(text, "ru", found)
    assert len(alone) == len(text) and alone.strip() == "Мы приняли пятерых раненых"
    assert alone.index("Мы") == text.index("Мы")


def test_a_quotation_in_a_third_language_stays_with_the_sentence_around_it() -> None:
    text = "The bakery was hit and two people died.\n\nРечниця сказала: «Мы приняли пятерых раненых», їх лікують."
    found = find_passages(segment(text, "en"))
    assert [p.language for p in found] == ["uk", "ru", "uk"]
    assert only(text, "uk", found).strip() == text.partition("\n\n")[2]
    assert only(text, "ru", found).strip() == text.partition("\n\n")[2]
