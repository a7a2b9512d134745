"""The page beside a bag's payload that says to a person who knows no program what this is and how to check it."""

from collections import Counter
from importlib.resources import files
from string import Template
from typing import NamedTuple

from witnessmark.archive.custody.entry import Entry
from witnessmark.printable import printable

# README.txt is English; each other language has its own beside it.
NAMES = {"README.txt": "readme.en.txt", "README.uk.txt": "readme.uk.txt"}
ORGANISATION = {"README.txt": "\nSealed by: $name.", "README.uk.txt": "\nОпечатано: $name."}

# Entries that bring a public key into the log (archive/proof/keys.py).
BRINGS_KEY = ("key_added", "key_changed", "key_lost")


class Worked(NamedTuple):
    """What one operator did: how many entries, the first and the last, UTC."""

    entries: int
    first: str
    last: str


class Told:
    """What the log of a case says in sum, entry by entry."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.people: dict[str, Worked] = {}
        self.originals: set[bytes] = set()
        self.erased: dict[str, str | None] = {}
        self.keys: dict[str, None] = {}
        self.newest, self.last = "", ""

    def take(self, entry: Entry) -> None:
        """The next entry, in order."""
        self.kinds[entry.what] += 1
        before = self.people.get(entry.who, Worked(0, entry.when, entry.when))
        self.people[entry.who] = Worked(before.entries + 1, before.first, entry.when)
        self.newest, self.last = max(self.newest, entry.when), entry.hash
        if entry.what in ("received", "returned"):
            self.originals.add(bytes.fromhex(entry.sha256))
            self.erased.pop(entry.sha256, None)
        elif entry.what in BRINGS_KEY and "key" in entry.details:
            self.keys[entry.details["key"]] = None
        elif entry.what == "erased":
            self.erased[entry.sha256] = entry.reason


def readmes(told: Told, size: int, organisation: str | None) -> dict[str, bytes]:
    """The pages by their names in the bag. `size` is the payload in bytes, `organisation` who seals, as given."""
    facts = {
        "files": f"{told.kinds['received']:,}",
        "originals": f"{len(told.originals):,}",
        "bytes": f"{size:,}",
        "newest": told.newest,
        "last": told.last,
        "kinds": ", ".join(f"{count:,} {kind}" for kind, count in sorted(told.kinds.items())),
        "people": "\n".join(f"- {printable(who)}: {did.entries:,} ({did.first} .. {did.last})" for who, did in sorted(told.people.items())),
        "keys": "\n".join(f"  {printable(key)}" for key in told.keys) or "  -",
        "erased": str(len(told.erased)),
    }
    return {name: _page(name, source, facts, organisation) for name, source in NAMES.items()}


def _page(name: str, source: str, facts: dict[str, str], organisation: str | None) -> bytes:
    given = "" if organisation is None else Template(ORGANISATION[name]).substitute(name=printable(organisation))
    template = Template(files(__package__).joinpath(source).read_text(encoding="utf-8"))
    return template.substitute(facts, organisation=given).encode()
