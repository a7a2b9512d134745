"""MinHash sketches of many texts, and the pairs whose sketches meet."""

import itertools
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from witnessmark.resolve.copies.runs import Runs

PERMUTATIONS = 128
BANDS = 32  # four rows a band: half of the pairs that share 0.42 of their runs become candidates
THRESHOLD = 0.4
SEED = 7
BATCH = 1000  # texts whose sketches are numbers of Python at a time
CROWD = 40  # so many texts that meet in a band are compared with each other; more are each compared with a few
HUBS = 8


def meeting(texts: Runs) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share a band of their sketches, in input order, some more than once; texts without runs meet nobody.

    In a crowd, as a post that a thousand channels copied makes, every text meets the same few, chosen by their words and not
    by their order, so that pairs grow with the texts and not with their square.
    """
    sketches = dict(_sketches(texts, _met(texts)))
    for band in range(BANDS):
        yield from _in_band(sketches, band)


def bands(hashes: Sequence[int]) -> list[bytes]:
    """The bands of one text's sketch: two texts whose nth bands are equal meet."""
    (row,) = RMinHash.digest_matrix_from_token_hash_sets([hashes], PERMUTATIONS, SEED).to_rows()
    return [_band(_packed(row), band) for band in range(BANDS)]


def _met(texts: Runs) -> list[int]:
    """The texts that meet any other: most do not, and need no sketch that is looked at one by one."""
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(texts.hashes, texts.offsets, PERMUTATIONS, SEED)
    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=BANDS)
    flags = index.query_duplicate_flags_matrix_one_shot(matrix)
    return [i for i, flag in enumerate(flags) if flag and texts.offsets[i] < texts.offsets[i + 1]]


def _sketches(texts: Runs, chosen: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    for first in range(0, len(chosen), BATCH):
        batch = chosen[first : first + BATCH]
        rows = RMinHash.digest_matrix_from_token_hash_sets([texts[i] for i in batch], PERMUTATIONS, SEED).to_rows()
        yield from zip(batch, map(_packed, rows), strict=True)


def _packed(row: Sequence[int]) -> bytes:
    return array("I", row).tobytes()


def _band(sketch: bytes, band: int) -> bytes:
    width = len(sketch) // BANDS
    return sketch[band * width : (band + 1) * width]


def _in_band(sketches: dict[int, bytes], band: int) -> Iterator[tuple[int, int]]:
    buckets: defaultdict[bytes, list[int]] = defaultdict(list)
    for i, sketch in sketches.items():
        buckets[_band(sketch, band)].append(i)
    for bucket in buckets.values():
        if len(bucket) <= CROWD:
            yield from itertools.combinations(bucket, 2)
        else:
            hubs = sorted(bucket, key=lambda i: (sketches[i], i))[:HUBS]
            yield from sorted({(min(i, hub), max(i, hub)) for i in bucket for hub in hubs if i != hub})
