"""Who "she" is where nobody with a name has spoken: "Марія Коваль, 34 роки, стояла на зупинці. Вона розповіла, що …"."""

from witnessmark.model.voice import Voice
from witnessmark.read.attribution.free_order.noun_phrases import Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.inflection import CASES
from witnessmark.read.nominative import nominatives
from witnessmark.read.person_names import nominative_name

LONGEST = 3
"""Words a name may have."""


def introduced(reader: Reader, statements: list[Statement]) -> dict[tuple[int, int], Voice]:
    """The people who open a paragraph in which, or after which, only a pronoun speaks; by their words. A first name must be known."""
    found: dict[tuple[int, int], Voice] = {}
    named = [made.cue[0] for made in statements if made.source is not None and not _is_pronoun(reader, made)]
    for made in statements:
        if made.source is None or not _is_pronoun(reader, made):
            continue
        k = reader.cut.paragraph_number(made.cue[0])
        for first, _ in reversed(reader.cut.paragraphs[max(0, k - 1) : k + 1]):
            if any(first <= cue < made.cue[0] for cue in named):
                break
            end = first
            while end < first + LONGEST and reader.cut.words[end : end + 1] and reader.is_name(end) and not reader.readings(end):
                end += 1
            if end > first and end <= made.source.first and _is_first_name(reader, first):
                found[first, end] = _voice(reader, first, end)
                break
    return found


def _is_pronoun(reader: Reader, made: Statement) -> bool:
    return made.source is not None and reader.word_in(made.source.first, "pronouns", "own")


def _is_first_name(reader: Reader, k: int) -> bool:
    return any(form.casefold() in reader.says.first_names for form in nominatives(reader.cut.words[k], reader.cut.language))


def _voice(reader: Reader, first: int, end: int) -> Voice:
    name = nominative_name(reader.cut.words[first:end], reader.cut.language, CASES)
    return Voice(id="", name=name, variants=(name,), kind="witness", spans=((reader.cut.starts[first], reader.cut.ends[end - 1]),))
