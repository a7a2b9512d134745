"""A Merkle tree over the custody log: one hash stands for all entries, and short proofs show that it does (RFC 6962, RFC 9162)."""

import hashlib
from collections.abc import Iterator, Sequence

# RFC 6962, 2.1: what is hashed begins with one of these, so that no node can be given out for a leaf.
LEAF, NODE = b"\x00", b"\x01"
EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(leaf: bytes) -> bytes:
    """The hash by which a leaf stands in the tree."""
    return hashlib.sha256(LEAF + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two neighbouring parts of the tree."""
    return hashlib.sha256(NODE + left + right).digest()


class Tree:
    """The tree of leaves that come one after the other, in memory that grows with the logarithm of their number."""

    def __init__(self) -> None:
        self.size = 0
        # Roots of the complete parts, the largest first: one for each bit of `size` that is set.
        self._parts: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Takes the next leaf."""
        self.add_hashed(leaf_hash(leaf))

    def add_hashed(self, hashed: bytes) -> None:
        """Takes the next leaf by its hash."""
        size = self.size
        while size & 1:
            hashed = node_hash(self._parts.pop(), hashed)
            size >>= 1
        self._parts.append(hashed)
        self.size += 1

    def root(self) -> bytes:
        """The root of all leaves so far."""
        if not self._parts:
            return EMPTY
        root = self._parts[-1]
        for part in reversed(self._parts[:-1]):
            root = node_hash(part, root)
        return root


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes."""
    tree = Tree()
    for hashed in hashes:
        tree.add_hashed(hashed)
    return tree.root()


def inclusion(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The proof that the leaf at `index` (from 0) is in the tree over all these leaf hashes: RFC 9162, 2.1.3.1."""
    if not 0 <= index < len(hashes):
        raise IndexError(f"there is no leaf {index} among {len(hashes)}")
    return list(_path(hashes, index, 0, len(hashes)))[::-1]


def _path(hashes: Sequence[bytes], index: int, start: int, end: int) -> Iterator[bytes]:
    """From the root down: the other half of each part that holds the leaf."""
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            yield root_of(hashes[middle:end])
            end = middle
        else:
            yield root_of(hashes[start:middle])
            start = middle


def consistency(hashes: Sequence[bytes], old: int) -> list[bytes]:
    """The proof that the tree over the first `old` leaf hashes is the beginning of the tree over all: RFC 9162, 2.1.4.1.

    Empty where `old` is all of them. An old tree without leaves is the beginning of every tree: there is nothing to prove.
    """
    if not 0 < old <= len(hashes):
        raise IndexError(f"a tree of {len(hashes)} has no beginning of {old} to prove")
    return list(_subproof(hashes, old))[::-1]


def _subproof(hashes: Sequence[bytes], old: int) -> Iterator[bytes]:
    """From the root down: the parts beside the border, then the last whole part of the old tree, unless that is all of it."""
    start, end = 0, len(hashes)
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            yield root_of(hashes[middle:end])
            end = middle
        else:
            yield root_of(hashes[start:middle])
            start = middle
    if start > 0:
        yield root_of(hashes[start:end])


def _split(size: int) -> int:
    """The largest power of two below a size of at least 2: where RFC 6962 parts a tree."""
    return 1 << ((size - 1).bit_length() - 1)


def is_included(hashed: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof leads from the leaf hash to the root of a tree of `size`: RFC 9162, 2.1.3.2."""
    if not 0 <= index < size:
        return False
    last = size - 1
    for part in path:
        if last == 0:
            return False
        if index & 1 or index == last:
            hashed = node_hash(part, hashed)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            hashed = node_hash(hashed, part)
        index, last = index >> 1, last >> 1
    return last == 0 and hashed == root


def is_consistent(old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the proof shows the tree of `old` leaves to be the beginning of the tree of `new`: RFC 9162, 2.1.4.2."""
    if old == new:
        return not path and old_root == new_root
    if not 0 < old < new or not path:
        return False
    # A complete old tree is itself the first part, and is left out of the proof.
    path = [old_root, *path] if old & (old - 1) == 0 else list(path)
    index, last = old - 1, new - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    before = after = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            before, after = node_hash(part, before), node_hash(part, after)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            after = node_hash(after, part)
        index, last = index >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root
