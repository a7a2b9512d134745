"""Which extract was last made of which bytes, held in little memory: there is one for nearly every file of a case."""

import hashlib

from witnessmark.archive.custody.entry import Entry

HASH = 32


class Extracts:
    """By what was read and how, hash and size of what came out of it."""

    def __init__(self) -> None:
        self._held: dict[bytes, bytes] = {}

    def take(self, entry: Entry) -> None:
        """Takes up an `extracted` entry; others change nothing, nor does one that does not say of what it was."""
        of, recipe = entry.details.get("of"), entry.details.get("recipe")
        if entry.what == "extracted" and of is not None and recipe is not None:
            self._held[_key(of, recipe)] = bytes.fromhex(entry.sha256) + entry.size.to_bytes(8)

    def get(self, of: str, recipe: str) -> tuple[str, int] | None:
        """Of these bytes, read by this recipe; null where nothing was extracted."""
        held = self._held.get(_key(of, recipe))
        return None if held is None else (held[:HASH].hex(), int.from_bytes(held[HASH:]))


def _key(of: str, recipe: str) -> bytes:
    return hashlib.sha256(f"{of}\n{recipe}".encode()).digest()[:16]
