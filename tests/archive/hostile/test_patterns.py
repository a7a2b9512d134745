"""No regular expression of the archive takes long for any text: each is baited with what its own parts repeat."""

import importlib
import re
import signal
import time
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import witnessmark.archive

pytestmark = pytest.mark.slow

PACKAGE = Path(witnessmark.archive.__file__).parent
# A text four times as long may take so many times as long: linear is four, what grows with the square sixteen.
SUPERLINEAR = 9.0
# What takes less is not measured well.
NOTICED = 0.02
LENGTHS = (4_000, 16_000)
PATIENCE = 1.0

# Patterns that grow faster, with the reason why none of their texts is long.
BOUNDED: dict[str, str] = {}


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        name = ".".join(("witnessmark.archive", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        module = importlib.import_module(name)
        for attribute, value in vars(module).items():
            for at, each in enumerate(_within(value)):
                yield f"{name.removeprefix('witnessmark.archive.')}.{attribute}{f'.{at}' if at else ''}", each


def _within(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _within(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _within(each)


def example(part: Any) -> str:
    """A short text that a part of a pattern matches."""
    return "".join(_example(op, argument) for op, argument in part)


def _example(op: Any, argument: Any) -> str:
    match op:
        case constants.LITERAL:
            return chr(argument)
        case constants.NOT_LITERAL:
            return "a" if argument != ord("a") else "b"
        case constants.ANY:
            return "a"
        case constants.IN:
            return _of_class(argument)
        case constants.BRANCH:
            return example(argument[1][0])
        case constants.SUBPATTERN:
            return example(argument[-1])
        case constants.MAX_REPEAT | constants.MIN_REPEAT | constants.POSSESSIVE_REPEAT:
            return example(argument[2]) * max(argument[0], 1 if argument[1] else 0)
        case constants.ATOMIC_GROUP:
            return example(argument)
    return ""


CATEGORIES = {constants.CATEGORY_DIGIT: "0", constants.CATEGORY_SPACE: " ", constants.CATEGORY_WORD: "a"}


def _of_class(members: Any) -> str:
    negated = members[0][0] is constants.NEGATE
    if negated:
        pattern = re.compile("[" + "".join(re.escape(chr(a)) for op, a in members[1:] if op is constants.LITERAL) + "\\\\]")
        return next(letter for letter in "a 0!x" if pattern.match(letter) is None)
    op, argument = members[0]
    if op is constants.LITERAL:
        return chr(argument)
    return chr(argument[0]) if op is constants.RANGE else CATEGORIES.get(argument, "!")


def baits(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of about so many letters: each part that repeats, repeated after what comes before it, and then cut off; and the whole, repeated."""
    parsed = list(parser.parse(pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1"), pattern.flags & ~re.U))
    for before, body in _repeats("", parsed):
        for end in ("", "\x00", "!\n"):
            if body:
                yield before + body * (length // len(body)) + end
                yield (before + body) * (length // len(before + body)) + end
    whole = example(parsed)
    for cut in range(1, len(whole) + 1):
        yield whole[:cut] * (length // cut)


def _repeats(before: str, parsed: Any) -> Iterator[tuple[str, str]]:
    for op, argument in parsed:
        if op in (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT):
            yield before, example(argument[2])
            yield from _repeats(before, argument[2])
        elif op is constants.SUBPATTERN:
            yield from _repeats(before, argument[-1])
        elif op is constants.ATOMIC_GROUP:
            yield from _repeats(before, argument)
        elif op is constants.BRANCH:
            for each in argument[1]:
                yield from _repeats(before, each)
        before += _example(op, argument)


class TooLong(Exception):
    """It was not waited for any more."""


def _give_up(number: int, frame: object) -> None:
    raise TooLong


USES = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


def uses(name: str) -> tuple[str, ...]:
    """How the package uses a pattern: at the start alone, or at every place of a text; that where it cannot be seen."""
    called = re.compile(rf"\b{name.split('.')[-1]}(?:\[[^]]*\])?\.({'|'.join(USES)})\(")
    found = {match.group(1) for path in PACKAGE.rglob("*.py") for match in called.finditer(path.read_text())}
    return ("match", "fullmatch") if found and found <= {"match", "fullmatch"} else ("finditer",)


def seconds(pattern: re.Pattern[Any], bait: str, methods: tuple[str, ...]) -> float:
    """Seconds of the processor until the pattern is found or not found in a text, as it is used; at most PATIENCE."""
    text = bait if isinstance(pattern.pattern, str) else bait.encode("latin-1", "replace")
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    began = time.process_time()
    try:
        for method in methods:
            # All matches there are, as sub, split and findall look for them.
            found = getattr(pattern, method)(text)
            if method == "finditer":
                deque(found, maxlen=0)
    except TooLong:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def worst(pattern: re.Pattern[Any], methods: tuple[str, ...] = ("finditer",)) -> tuple[float, str]:
    """How many times as long the worst bait takes when it is four times as long, and what it begins with."""
    found = (0.0, "")
    for short, long in zip(baits(pattern, LENGTHS[0]), baits(pattern, LENGTHS[1]), strict=True):
        late = seconds(pattern, long, methods)
        if late >= PATIENCE:
            return 1000.0, long[:40]
        if late >= NOTICED:
            found = max(found, (_ratio(pattern, short, long, methods, late), long[:40]))
    return found


def _ratio(pattern: re.Pattern[Any], short: str, long: str, methods: tuple[str, ...], late: float) -> float:
    """The least of three, where it is much: a busy machine makes one of them long, a slow pattern all."""
    ratio = late / max(seconds(pattern, short, methods), 1e-4)
    for _ in range(2 if ratio > SUPERLINEAR else 0):
        ratio = min(ratio, seconds(pattern, long, methods) / max(seconds(pattern, short, methods), 1e-4))
    return ratio


@pytest.mark.parametrize("pattern", ["(a+)+$", r"\s+via @\w+$", r"x.*y.*z"])
def test_a_slow_pattern_is_found(pattern: str) -> None:
    assert worst(re.compile(pattern))[0] > SUPERLINEAR


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*each, id=each[0]) for each in patterns()])
def test_every_pattern_is_linear_or_its_texts_are_short(name: str, pattern: re.Pattern[Any]) -> None:
    ratio, bait = worst(pattern, uses(name))
    assert ratio <= SUPERLINEAR or name in BOUNDED, f"{name}: {ratio:.0f} times as long for a text four times as long, such as {bait!r}"
