"""Whether two names can be of one person."""

from rapidfuzz.fuzz import ratio

from witnessmark.resolve.people.name_keys import folded, given_key, romanised, surname_key, word_key, words

SPELLING = 84
"""Per cent of letters two surnames with one key must share: Dovzhenko and Dovzshenko do, Petrov and Patriv do not."""
LONG = 7
"""Letters above which one word may be two of another spelling."""


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: surnames alike in key and letters, first names not in conflict.

    A surname may stand before the first name. Spellings that only sound alike (Ihor, Yehor; Ivanov, Ivanova) are two.
    """
    short, long = sorted((words(a), words(b)), key=lambda name: (len(name), name))
    if not short:
        return False
    if _written_as_one(short, long) or _written_as_one(long, short):
        return True
    if len(short) == 1:
        return _alike(short[0], long[-1]) or (len(long) > 1 and short[0].casefold() == long[0].casefold())
    if len(long) > len(short) > 1 and all(_alike(a, b) for a, b in zip(short, long[-len(short) :], strict=True)):
        return True
    if len(short) == len(long) - 1 and len(long[0]) == len(long[1]) == 1:
        return False
    return _in_order(short, long) or (len(short) == 2 and (_in_order(short[::-1], long) or (len(long) > 2 and _surname_first(short, long))))


def _in_order(short: list[str], long: list[str]) -> bool:
    return _alike(short[-1], long[-1]) and _first_names(short[0], long[0])


def _surname_first(short: list[str], long: list[str]) -> bool:
    """Whether the longer name is written surname, first name, patronymic."""
    return _alike(short[-1], long[0]) and _first_names(short[0], long[1])


def _written_as_one(one: list[str], two: list[str]) -> bool:
    """Whether the surname of one name is written as two words in the other: Abdelrazek, Abdel Razek."""
    if len(two) < 2 or len(one[-1]) <= LONG or not _alike(one[-1], "".join(two[-2:])):
        return False
    return len(one) < 2 or len(two) < 3 or _first_names(one[0], two[0])


def _alike(a: str, b: str) -> bool:
    one, other = romanised(a).casefold(), romanised(b).casefold()
    if one == other:
        return True
    if word_key(a) != word_key(b) or len(word_key(a)) < 2 or surname_key(a) != surname_key(b):
        return False
    return max(ratio(one, other), ratio(folded(a), folded(b))) >= SPELLING


def _first_names(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return romanised(a)[:1].casefold() == romanised(b)[:1].casefold()
    return given_key(a) == given_key(b)
