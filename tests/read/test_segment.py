"""Words, sentences and paragraphs; a text without surprises is cut the same in any language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.read.segment import Segmented, segment


def sentences(text: str, language: str) -> list[str]:
    cut = segment(text, language)
    return [cut.quote(first, end) for first, end in cut.sentences]


def words(text: str, language: str) -> list[str]:
    return segment(text, language).words


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # Numbers: one word each.
        ("uk", "Понад 1 200 осіб", ["Понад", "1200", "осіб"]),
        ("ru", "более 4\u00a0019\u00a0287 человек", ["более", "4019287", "человек"]),
        ("uk", "2,5 тис. грн", ["2,5", "тис", ".", "грн"]),
        ("uk", "100-й день, 2-х дітей", ["100-й", "день", ",", "2-х", "дітей"]),
        ("ru", "32-летний с 122-мм миной", ["32-летний", "с", "122-мм", "миной"]),
        # No thousands: a year before a number, a calibre after one, a list without its spaces; English writes commas.
        ("uk", "у 2022 300 осіб", ["у", "2022", "300", "осіб"]),
        ("ru", "5 152-мм снарядов", ["5", "152-мм", "снарядов"]),
        ("uk", "200, 300", ["200", ",", "300"]),
        ("ru", "дом 12 345678", ["дом", "12", "345678"]),
        ("en", "room 1 200 stays", ["room", "1", "200", "stays"]),
        # Apostrophes, hyphens, marks inside a word.
        ("uk", "п’ятеро, п'ять, пʼята", ["п’ятеро", ",", "п'ять", ",", "пʼята"]),
        ("uk", "Синьо-жовтий БМ-21", ["Синьо-жовтий", "БМ-21"]),
        ("uk", "Пере\u00adяслав і Ки\u0301їв", ["Переяслав", "і", "Київ"]),
        ("ru", "Сторожево\u0438\u0306 пост", ["Сторожевой", "пост"]),
        # Telegram: bold, underlined, links and addresses.
        ("ru", "**Двое** погибли, __трое__ ранены", ["Двое", "погибли", ",", "трое", "ранены"]),
        ("ru", "[сообщает](https://example.org/a_b-c) мэр", ["сообщает", "мэр"]),
        ("uk", "див. https://example.org/a.b?c=1.", ["див", ".", "https://example.org/a.b?c=1", "."]),
        ("ru", "__Читать здесь:__ ____short.ly/vesti__", ["Читать", "здесь", ":", "short.ly/vesti"]),
        ("uk", "Це пише Тавраїв.City", ["Це", "пише", "Тавраїв", ".", "City"]),
        ("en", "sign here ____ please", ["sign", "here", "_", "_", "_", "_", "please"]),
        ("uk", "t.me/kanal_misto тут", ["t.me/kanal_misto", "тут"]),
        ("en", "@user_name__ wrote in [brackets] (here)", ["@", "user_name__", "wrote", "in", "[", "brackets", "]", "(", "here", ")"]),
        ("en", "the U.S. don’t well-armed 9-month-old", ["the", "U.S.", "don’t", "well-armed", "9-month-old"]),
    ],
)
def test_words(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        # Full stops that end nothing.
        ("uk", "Снаряд влучив на вул. Липовій, буд. 5 у м. Тавраєві.", 1),
        ("uk", "Про це сказав О. Грабар 02.05.2022 р. у Сумах.", 1),
        ("uk", "Парк ім. Т. Г. Шевченка закрили.", 1),
        ("ru", "Ранены 12 тыс. человек и т. д. по списку.", 1),
        ("ru", "В г. Тавраеве на ул. Садовой, д. 5 горит дом.", 1),
        ("uk", "«Ми живі!» — сказав він.", 1),
        ("uk", "Канал «Тавраїв.City» показав відео.", 1),
        ("ru", "«Где все?» — спросила она.", 1),
        ("en", "The U.S. envoy met Mr. Silva on Jan. 5 there.", 1),
        # Those that do.
        ("uk", "Це сталося 02.05.2022 р. Унаслідок удару зник зв’язок.", 2),
        ("ru", "Погибли 5 чел. Спасатели ищут ещё двоих.", 2),
        ("uk", "Знешкодили 5 мін. Сапери пішли.", 2),
        ("uk", "«Ми живі!» Потім він пішов.", 2),
        ("uk", "Горить склад… Рятувальники їдуть.", 2),
        ("en", "“Help!” Then it was quiet.", 2),
    ],
)
def test_sentences(language: str, text: str, count: int) -> None:
    assert len(sentences(text, language)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        # A post: its heading and bullets are lines of their own.
        ("⚡️ Вибухи в Тавраєві\n▪️ двоє поранених\n▪️ горить склад\n▪️ рух закрито", 4),
        ("У громаді вночі пошкоджено три будинки й школу\n🔹 поранено двох мешканців\n🔹 один у лікарні\n🔹 газу в селі немає", 4),
        ("Наслідки:\n- 2 авто\n- 5 вікон", 3),
        # Wrapped by hand: the break stands where the next word had no room.
        (
            "Уночі в передмісті Тавраєва пролунало кілька\nвибухів, повідомили в міській раді. За даними\n"
            "рятувальників, ніхто не постраждав. Рух було\nвідновлено вранці.",
            1,
        ),
    ],
)
def test_a_list_is_no_wrapped_text(text: str, count: int) -> None:
    assert len(segment(text, "uk").paragraphs) == count


def test_offsets_hold_where_a_word_is_cleaned() -> None:
    text = "**Понад** 1\u00a0200 ме\u0301шканців, [пише](https://example.org/x) рада."
    cut = segment(text, "uk")
    assert cut.quote(1, 2) == "1\u00a0200" and cut.words[1] == "1200"
    assert cut.quote(2, 3) == "ме\u0301шканців" and cut.lower[2] == "мешканців"
    assert cut.text is text and cut.words[-2:] == ["рада", "."]


def test_lower_has_one_apostrophe_and_one_hyphen() -> None:
    assert segment("П’ЯТЬ Пʼять П`ять БМ‑21", "uk").lower == ["п'ять", "п'ять", "п'ять", "бм-21"]


PIECES = st.sampled_from(
    [*("слово", "Word", "1", "200", " ", " ", "\n", "\u00a0", ".", ",", "!", "«", "»", "**", "__", "[", "](https://a.b/c)", "’", "-", "‑", "\u00ad"),
     *("\u0301", "\u043f", "\u0306", "U.", "S.", "\u200b", "😀", "http://", "t.me/", "`", "\ud800", "\x1c", "ß", "İ", "\u0640")]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(("en", "uk", "ru", "xx")))
def test_nothing_is_lost_and_everything_is_in_order(text: str, language: str) -> None:
    cut = segment(text, language)
    assert len(cut.words) == len(cut.lower) == len(cut.starts) == len(cut.ends)
    assert all(cut.words) and all(cut.lower)
    assert all(start < end for start, end in zip(cut.starts, cut.ends, strict=True))
    assert all(end <= start for end, start in zip(cut.ends, cut.starts[1:], strict=False))
    assert covers(cut, cut.sentences) and covers(cut, cut.paragraphs)


def covers(cut: Segmented, ranges: list[tuple[int, int]]) -> bool:
    return [i for first, end in ranges for i in range(first, end)] == list(range(len(cut.words)))
