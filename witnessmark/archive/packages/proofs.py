"""The proof of the newest state of a case's log, small enough for paper: what a later state can be held against."""

import base64
from pathlib import Path

import msgspec

from witnessmark.archive.custody.custody import history
from witnessmark.archive.proof.checkpoints import checkpoints_path, read_notes
from witnessmark.archive.proof.merkle import Tree
from witnessmark.archive.proof.note import Note


def proofs(case: Path) -> dict[str, bytes]:
    """`state.json`: how many entries there are, the hash of the last, and the root of the tree over all (RFC 6962); `checkpoint.txt`: the newest
    signed checkpoint, where there is one, which may be of an earlier state."""
    tree, last = Tree(), ""
    for entry in history(case):
        tree.add(bytes.fromhex(entry.hash))
        last = entry.hash
    state = {"entries": tree.size, "last": last, "root": base64.b64encode(tree.root()).decode()}
    notes = [note for note in read_notes(checkpoints_path(case)) if isinstance(note, Note)]
    newest = {"checkpoint.txt": f"{notes[-1].whole}\n".encode()} if notes else {}
    return newest | {"state.json": msgspec.json.encode(state) + b"\n"}
