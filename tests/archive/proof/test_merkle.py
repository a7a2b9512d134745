"""The tree against a plain recursive definition, and against the vectors of the Certificate Transparency reference."""

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witnessmark.archive.proof.merkle import EMPTY, Tree, consistency, inclusion, is_consistent, is_included, leaf_hash, node_hash, root_of

# Leaves, roots of sizes 1 to 8, and proofs as google/certificate-transparency's reference tests have them.
LEAVES = [bytes.fromhex(each) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]


def plain_root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + plain_root(leaves[:split]) + plain_root(leaves[split:])).digest()


def plain_consistency(leaves: Sequence[bytes], old: int, whole: bool = True) -> list[bytes]:
    """RFC 6962, 2.1.2, word for word."""
    if old == len(leaves):
        return [] if whole else [plain_root(leaves)]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    if old <= split:
        return [*plain_consistency(leaves[:split], old, whole), plain_root(leaves[split:])]
    return [*plain_consistency(leaves[split:], old - split, False), plain_root(leaves[:split])]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    assert Tree().root() == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_roots_are_those_of_the_reference() -> None:
    tree, roots = Tree(), []
    for leaf in LEAVES:
        tree.add(leaf)
        roots.append(tree.root().hex())
    assert roots == ROOTS


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (
            0,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    ],
)
def test_inclusion_proofs_are_those_of_the_reference(index: int, size: int, proof: list[str]) -> None:
    path = inclusion(HASHES[:size], index)
    assert [part.hex() for part in path] == proof
    assert is_included(HASHES[index], index, size, path, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("old", "new", "proof"),
    [
        (1, 1, []),
        (
            1,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            6,
            8,
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (
            2,
            5,
            ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"],
        ),
    ],
)
def test_consistency_proofs_are_those_of_the_reference(old: int, new: int, proof: list[str]) -> None:
    path = consistency(HASHES[:new], old)
    assert [part.hex() for part in path] == proof
    assert is_consistent(old, bytes.fromhex(ROOTS[old - 1]), new, bytes.fromhex(ROOTS[new - 1]), path)


leaves = st.lists(st.binary(max_size=4), max_size=70)


@given(leaves)
def test_the_streamed_root_is_the_plain_one(data: list[bytes]) -> None:
    tree = Tree()
    for leaf in data:
        tree.add(leaf)
    assert (tree.size, tree.root()) == (len(data), plain_root(data))


@given(leaves.filter(len), st.data())
def test_a_leaf_is_proved_at_its_own_place_and_no_other(data: list[bytes], draw: st.DataObject) -> None:
    index = draw.draw(st.integers(0, len(data) - 1))
    other = draw.draw(st.integers(-1, len(data) + 1))
    hashes, root = [leaf_hash(leaf) for leaf in data], plain_root(data)
    path = inclusion(hashes, index)
    assert is_included(hashes[index], index, len(data), path, root)
    if other != index and not (0 <= other < len(data) and hashes[other] == hashes[index]):
        assert not is_included(hashes[index], other, len(data), path, root)


@given(leaves.filter(len), st.data())
def test_consistency_is_that_of_the_plain_definition(data: list[bytes], draw: st.DataObject) -> None:
    old = draw.draw(st.integers(1, len(data)))
    path = consistency([leaf_hash(leaf) for leaf in data], old)
    assert path == plain_consistency(data, old)
    assert is_consistent(old, plain_root(data[:old]), len(data), plain_root(data), path)


@given(leaves.filter(len), st.data())
def test_a_changed_proof_proves_nothing(data: list[bytes], draw: st.DataObject) -> None:
    old, index = draw.draw(st.integers(1, len(data))), draw.draw(st.integers(0, len(data) - 1))
    hashes, root = [leaf_hash(leaf) for leaf in data], plain_root(data)
    for path in changed(inclusion(hashes, index), draw):
        assert not is_included(hashes[index], index, len(data), path, root)
    for path in changed(consistency(hashes, old), draw):
        assert not is_consistent(old, plain_root(data[:old]), len(data), root, path)


def changed(path: list[bytes], draw: st.DataObject) -> list[list[bytes]]:
    """The proof with a part more, and, where it has any, one less, one flipped bit, and two neighbours swapped."""
    made = [[*path, b"\0" * 32]]
    if path:
        at, bit = draw.draw(st.integers(0, len(path) - 1)), draw.draw(st.integers(0, 255))
        flipped = (int.from_bytes(path[at], "big") ^ (1 << bit)).to_bytes(32, "big")
        made += [path[:-1], path[1:], [*path[:at], flipped, *path[at + 1 :]]]
    if len(path) > 1 and path[0] != path[1]:
        made.append([path[1], path[0], *path[2:]])
    return made


def test_a_node_is_no_leaf() -> None:
    left, right = HASHES[0], HASHES[1]
    assert root_of([leaf_hash(left + right)]) != node_hash(left, right)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        inclusion(HASHES[:size], index)


@pytest.mark.parametrize("old", [0, 4])
def test_there_is_no_proof_of_no_tree_and_of_a_larger_one(old: int) -> None:
    with pytest.raises(IndexError):
        consistency(HASHES[:3], old)
