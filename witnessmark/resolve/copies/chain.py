"""The heaviest chain of things each of which can follow the one before."""

from collections.abc import Callable, Sequence


def heaviest(weights: Sequence[float], follows: Callable[[int, int], bool]) -> tuple[list[int], float]:
    """The places of a chain's links in their order, and what it weighs; empty and 0 where there is nothing.

    `follows` is asked whether the second place, the later one, can follow the first. Of chains that weigh the same the one through
    later links is taken.
    """
    best: list[tuple[float, int]] = []
    for k, weight in enumerate(weights):
        before, last = max(((best[q][0], q) for q in range(k) if follows(q, k)), default=(0.0, -1))
        best.append((before + weight, last))
    k = max(range(len(best)), key=lambda place: best[place][0], default=-1)
    whole = best[k][0] if best else 0.0
    chain: list[int] = []
    while k >= 0:
        chain.append(k)
        k = best[k][1]
    return chain[::-1], whole
