"""Ages set beside people: «чоловік (45 років)», «женщина, 40 лет,»."""

from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence

# Nobody gives more ages in a row than in so many words.
LONGEST = 40


def past_ages(s: Sentence, k: int) -> int:
    """The word behind the ages that start at word k, with the brackets or commas around them; k where none do."""
    opened = s.word(k)
    if opened.isdecimal():
        return _years_end(s, k) or k
    if opened not in ("(", ","):
        return k
    stop = _years_end(s, k + 1)
    stop = stop + 1 if stop is not None and opened == "(" and s.word(stop) == "." else stop
    if stop is None or (opened == "(" and s.word(stop) != ")"):
        return k
    return stop + (s.word(stop) == (")" if opened == "(" else ","))


def _years_end(s: Sentence, k: int) -> int | None:
    """The word behind the word for years that ends a row of figures; null where there is no such row."""
    for i in range(k, min(k + LONGEST, s.end)):
        if s.has("years", i):
            return i + 1 if i > k else None
        plain = s.word(i).isdecimal() or s.word(i) in (",", *DASHES) or s.has("joint", i)
        if not plain:
            return None
    return None


def without_ages(s: Sentence, first: int, end: int) -> list[str]:
    """The words of [first, end) without the ages there; one comma stands for those that held them."""
    words: list[str] = []
    k = first
    while k < end:
        stop = past_ages(s, k)
        if stop == k:
            words.append(s.word(k))
            k += 1
        elif s.word(k) == "," and s.word(stop - 1) == "," and not s.has("joint", stop):
            words.append(",")
            k = stop
        else:
            k = stop
    return words
