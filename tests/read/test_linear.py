"""A text eight times as long takes about eight times as long to read, also where every sentence is full of what is read."""

import time

import pytest

from witnessmark.model.document import Document
from witnessmark.pipeline import read

SENTENCES = {
    "en": "“Two people were killed in Kyiv on Monday by a Grad rocket and 5 injured,” said Mayor Ostap Hrabar on Telegram. ",
    "uk": "«Двоє людей загинули в Києві в понеділок від ракети «Град», ще 5 поранено», — сказав мер Остап Грабар у Telegram. ",
    "ru": "«Двое людей погибли в Киеве в понедельник от ракеты «Град», ещё 5 ранены», — сказал мэр Остап Грабарь в Telegram. ",
}
SHORT, TIMES = 250, 8
# So many statements in one sentence, then eight times as many: more than anybody writes.
LISTED = 30
# Eight would be exactly linear; 64 is quadratic. A part that grows with the square shows well below that.
MOST = 18


@pytest.mark.slow
@pytest.mark.parametrize("language", SENTENCES)
def test_time_grows_with_the_length(language: str) -> None:
    _grows_with(language, SENTENCES[language])


@pytest.mark.slow
@pytest.mark.parametrize("language", SENTENCES)
def test_time_grows_with_the_length_of_one_sentence(language: str) -> None:
    _grows_with(language, SENTENCES[language].replace(". ", "; ").translate(str.maketrans("", "", "“”«»")), LISTED)


def _grows_with(language: str, text: str, short_text: int = SHORT) -> None:
    seconds(language, text * 20)  # loads what is loaded once
    short, long = (min(seconds(language, text * times) for _ in range(2)) for times in (short_text, short_text * TIMES))
    assert long < MOST * short, f"{short:.2f} s, {long:.2f} s for {TIMES} times the text"


def seconds(language: str, text: str) -> float:
    """Processor time of one reading of a single line."""
    document = Document(doc_id="d", text=text, language=language, published="2024-05-08")
    began = time.process_time()
    list(read([document]))
    return time.process_time() - began
