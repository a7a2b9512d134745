"""What others take to find near-copies in the same texts: rensa and datasketch, each as its own documentation uses it.

Both are given runs of four words, a MinHash of 128 and an index at a similarity of one half. They find candidates and show no
evidence; what is cut to two thirds, or repeats a part, they are not made for.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from witnessmark.resolve.copies.runs import runs

Pairs = set[tuple[int, int]]
PERMUTATIONS, THRESHOLD, BANDS = 128, 0.5, 32


def rivals() -> Iterator[tuple[str, Callable[[Sequence[str]], Pairs]]]:
    """Each with its name; datasketch only where it is installed, and its absence is said."""
    yield "rensa", by_rensa
    try:
        import datasketch  # noqa: F401
    except ImportError:
        print("SKIPPED: the comparison with datasketch; it is not installed", file=sys.stderr)
        return
    yield "datasketch", by_datasketch


def by_rensa(texts: Sequence[str]) -> Pairs:
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(runs(text))
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found


def by_datasketch(texts: Sequence[str]) -> Pairs:
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found,import-untyped,unused-ignore]

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for number, text in enumerate(texts):
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([run.encode() for run in runs(text)])
        found.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return found
