from collections.abc import Iterator

import pytest

from witnessmark.engines.local import CHUNK, WORTH_IT, LocalEngine
from witnessmark.errors import BadInput


def double(number: int) -> int:
    return 2 * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise BadInput("seven: not read")
    return number


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, WORTH_IT - 1, WORTH_IT, WORTH_IT + 1, 5 * WORTH_IT + CHUNK // 2])
def test_results_come_once_and_in_order(workers: int, count: int) -> None:
    assert list(LocalEngine(workers).map(double, range(count))) == [2 * number for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_where_its_result_would_have_come(workers: int) -> None:
    results = LocalEngine(workers).map(refuse_seven, range(200))
    with pytest.raises(BadInput, match="seven"):
        list(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_stream_is_taken_as_it_is_needed(workers: int) -> None:
    taken = []

    def stream() -> Iterator[int]:
        for number in range(100_000):
            taken.append(number)
            yield number

    results = LocalEngine(workers).map(double, stream())
    assert [next(iter(results)) for _ in range(1)] == [0]
    assert len(taken) <= WORTH_IT + 3 * CHUNK * workers
