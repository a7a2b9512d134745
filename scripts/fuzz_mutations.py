"""What fuzzing does to a text. Each mutation takes a source of chance and a text, and gives another text."""

import random
import unicodedata
from collections.abc import Callable, Sequence

Mutation = Callable[[random.Random, str], str]

MARKS = ".,;:!?…—–-«»“”„\"'’ʼ()[]{}•*/\\|#@%$№+=<>~`"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u00a0\u2009\u0085\u2028\u2029\x00\x0b\x0c\r\t"
COMBINING = "".join(map(chr, range(0x300, 0x340)))
SURROGATES = "\ud800\udbff\udc00\udfff"
QUOTES = "«»“”„\"'‘’‹›"
# Letters that look alike in Latin and in Cyrillic.
ALIKE = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
EMOJI = "❗️⚡️🔴💥🕯🇺🇦👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿"
# What only this program trips over: words that its rules lean on.
JOINTS = (
    " and ", " or ", ", including ", " killed ", " wounded ", " said ", " according to ", " no one ", " at least ", " dozens of ", " of them ",
    " і ", " та ", ", зокрема ", " загинули ", " поранено ", " повідомив ", " за словами ", " щонайменше ", " двоє ", " дітей ", " людей ",
    " и ", ", в том числе ", " погибли ", " ранены ", " сообщил ", " по данным ", " не менее ", " двое ", " детей ", " человек двадцать ",
    " Mr. ", " U.S. ", " 27th ", " ст. ", " вул. ", " Monday ", " у понеділок ", " в ночь на 28 ", " 1.5 million ", " 2-3 ", " 200-ті ",
)  # fmt: skip


def span(chance: random.Random, text: str, longest: int = 200) -> tuple[int, int]:
    """A stretch of a text, often short."""
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 2, 5, 20, longest)))


def delete(chance: random.Random, text: str) -> str:
    start, end = span(chance, text)
    return text[:start] + text[end:]


def double(chance: random.Random, text: str) -> str:
    start, end = span(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 1, 2, 20)) + text[end:]


def swap(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(chance.choice((1, 3, len(words)))):
        a, b = chance.randrange(len(words)), chance.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return " ".join(words)


def change_case(chance: random.Random, text: str) -> str:
    start, end = span(chance, text)
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase, str.capitalize))
    return text[:start] + change(text[start:end]) + text[end:] if chance.random() < 0.7 else change(text)


def sprinkle(letters: str) -> Mutation:
    """A mutation that strews these characters over the text, a few or a storm of them."""

    def strew(chance: random.Random, text: str) -> str:
        pieces = list(text)
        for _ in range(chance.choice((1, 3, 10, max(1, len(text) // 4)))):
            pieces.insert(chance.randrange(len(pieces) + 1), chance.choice(letters))
        return "".join(pieces)

    return strew


def storm(chance: random.Random, text: str) -> str:
    start, _ = span(chance, text)
    return text[:start] + chance.choice(MARKS) * chance.choice((2, 10, 300)) + text[start:]


def mix_scripts(chance: random.Random, text: str) -> str:
    start, end = span(chance, text)
    return text[:start] + text[start:end].translate(ALIKE) + text[end:]


def compose(chance: random.Random, text: str) -> str:
    return unicodedata.normalize(chance.choice(("NFC", "NFD", "NFKC", "NFKD")), text)


def huge_number(chance: random.Random, text: str) -> str:
    start, _ = span(chance, text)
    digits = "".join(chance.choice("0123456789") for _ in range(chance.choice((1, 3, 8, 20, 5000))))
    shape = chance.choice(("{}", "{} people", "{},000", "{}.{}", "{}-{}", "-{}", "{}/{}/{}", "0{}", "{} млн", "{}-річний", "٣{}", "{}²", "①{}"))
    return text[:start] + " " + shape.format(digits, digits[:4], digits[:2]) + " " + text[start:]


def join_lines(chance: random.Random, text: str) -> str:
    return chance.choice(("", " ", "   ")).join(text.splitlines())


def break_lines(chance: random.Random, text: str) -> str:
    return text.replace(chance.choice((" ", ", ", ". ")), chance.choice(("\n", "\n\n", "\r\n", " \n ")), chance.choice((1, 5, -1)))


def insert_joint(chance: random.Random, text: str) -> str:
    start, _ = span(chance, text)
    return text[:start] + "".join(chance.choice(JOINTS) for _ in range(chance.choice((1, 1, 2, 30)))) + text[start:]


MUTATIONS: Sequence[Mutation] = (
    delete,
    double,
    swap,
    change_case,
    storm,
    mix_scripts,
    compose,
    huge_number,
    join_lines,
    break_lines,
    insert_joint,
    insert_joint,
    sprinkle(MARKS),
    sprinkle(INVISIBLE),
    sprinkle(COMBINING),
    sprinkle(QUOTES),
    sprinkle(EMOJI),
)
# Strewn in rarely: a text with a torn surrogate cannot be written as UTF-8, so such documents are checked less.
RARE: Sequence[Mutation] = (sprinkle(SURROGATES),)


def mutated(chance: random.Random, texts: Sequence[str], longest: int) -> str:
    """A piece of one text, or of two in different languages, mutated one to six times."""
    pieces = []
    for _ in range(chance.choice((1, 1, 1, 2))):
        text = chance.choice(texts)
        start = chance.randrange(max(1, len(text) - 200))
        pieces.append(text[start : start + chance.choice((200, 600, 600, longest))])
    text = chance.choice(("\n\n", " ", "")).join(pieces)
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(RARE if chance.random() < 0.01 else MUTATIONS)(chance, text)[: 2 * longest]
    return text
