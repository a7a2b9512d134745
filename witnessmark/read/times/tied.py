"""Two times tied by a hyphen in one word, "травні-червні", "серпня-14": a dash in the hyphen's place makes them two."""

from witnessmark.read.segment import Segmented
from witnessmark.read.times.words import Coded

TIED = frozenset({"month", "unsure", "season", "unsure_season"})
DASH = "–"


def tied_words(coded: Coded) -> list[int]:
    """The words that are two months or seasons, or a month and a day."""
    if not coded.lexicon.table.get("untie"):
        return []
    return [i for i in coded.joined if _is_tied(coded, *coded.cut.lower[i].split("-", 1))]


def _is_tied(coded: Coded, first: str, second: str) -> bool:
    kinds = [coded.lexicon.kinds.get(coded.lexicon.words[part][0]) if part in coded.lexicon.words else None for part in (first, second)]
    return kinds[0] in TIED and (kinds[1] in TIED or second.isdecimal())


def untied(cut: Segmented, tied: list[int]) -> str:
    """The text with a dash for each hyphen; no offset moves."""
    text = list(cut.text)
    for i in tied:
        hyphen = next(n for n in range(cut.starts[i], cut.ends[i]) if text[n] in "-‑")
        text[hyphen] = DASH
    return "".join(text)
