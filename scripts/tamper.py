"""Alters a case in every way somebody with write access could, and looks whether `verify` sees it.

Exit status 1 where it does not and no reason is known.

usage: tamper.py [--count 10000] [--seed 1] [--only KIND]

A case is made with originals, texts, decisions, a store, a log that is signed twice and time-stamped once. Each alteration is drawn by
seed, made in place, looked at and undone. What cannot be seen from the case alone is in UNSEEN with its reason, and is tried again with a
checkpoint that was kept elsewhere, which must show it.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unittest import mock

import msgspec

from witnessmark import pipeline, settings
from witnessmark.archive.custody.entry import Entry, line_of, sealed
from witnessmark.archive.proof import keyring, timestamps
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.signing import sign_checkpoint
from witnessmark.archive.verify.verify import Finding, examine
from witnessmark.casework import deciding

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "archive" / "proof"))
from authority import Authority

LOG, DECISIONS, STORE = "archive/custody.jsonl", "decisions.jsonl", "store.sqlite"
# Nothing is promised of these: the pages are written again by a build, and of the others nothing but their presence counts.
UNCOVERED = ("dossier/", "texts/made-by.txt", "archive/.lock")
# What an old copy may be put back of, alone or with others.
UNITS = (LOG, "archive/checkpoints.txt", "archive/timestamps/", "archive/", DECISIONS, STORE, "texts/")
UNSEEN = {
    "the whole case put back": "an old copy of everything is a case that was right; only who kept a later checkpoint elsewhere can tell",
    "all of it made anew": "a case made and signed by another key is a case; only who knows the right key or kept a checkpoint can tell",
}
Files: TypeAlias = dict[str, bytes]


class Alteration(NamedTuple):
    """The files as they are then, those that are gone as null; and what it is called where the case alone cannot show it."""

    files: dict[str, bytes | None]
    unseen: str | None = None


class Cases(NamedTuple):
    """The case, an older copy of it, and one that somebody else made and signed."""

    now: Files
    before: Files
    forged: Files


Draw: TypeAlias = Callable[[random.Random, Cases], Alteration]


def bit(choose: random.Random, cases: Cases) -> Alteration:
    name = _one(choose, cases, least=1)
    data = bytearray(cases.now[name])
    data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
    return Alteration({name: bytes(data)})


def truncated(choose: random.Random, cases: Cases) -> Alteration:
    name = _one(choose, cases, least=1)
    return Alteration({name: cases.now[name][: choose.randrange(len(cases.now[name]))]})


def swapped(choose: random.Random, cases: Cases) -> Alteration:
    first = _one(choose, cases)
    second = choose.choice([name for name in _covered(cases) if cases.now[name] != cases.now[first]])
    return Alteration({first: cases.now[second], second: cases.now[first]})


def put_in(choose: random.Random, cases: Cases) -> Alteration:
    if choose.random() < 0.3:
        folder = choose.choice(["archive", "archive/ab", "archive/timestamps", "archive/timestamps/roots", "texts", "texts/ab", "archive/.incoming"])
        return Alteration({f"{folder}/{choose.choice(['note.txt', f'{choose.getrandbits(256):064x}'])}": choose.randbytes(choose.randrange(200))})
    name = _one(choose, cases)
    at, data = choose.randrange(len(cases.now[name]) + 1), cases.now[name]
    return Alteration({name: data[:at] + choose.randbytes(choose.randrange(1, 40)) + data[at:]})


def taken_out(choose: random.Random, cases: Cases) -> Alteration:
    name = _one(choose, cases, least=1)
    # Without the store a case is only not built: the next build makes it again.
    if choose.random() < 0.3 and name != STORE:
        return Alteration({name: None})
    data = cases.now[name]
    at = choose.randrange(len(data))
    return Alteration({name: data[:at] + data[at + choose.randrange(1, 40) :]})


def lines(choose: random.Random, cases: Cases) -> Alteration:
    """Lines of the log, the checkpoints' file or the decisions twice, elsewhere, or gone."""
    name = choose.choice([LOG, LOG, LOG, DECISIONS])
    kept = cases.now[name].splitlines(keepends=True)
    at, to = choose.randrange(len(kept)), choose.randrange(len(kept))
    altered = list(kept)
    if choose.random() < 0.4:
        altered.insert(to, kept[at])
    elif choose.random() < 0.5 or at == to:
        del altered[at : at + choose.randrange(1, 4)]
    else:
        altered.insert(to, altered.pop(at))
    return Alteration({name: b"".join(altered)})


def rolled_back(choose: random.Random, cases: Cases) -> Alteration:
    units = [unit for unit in UNITS if choose.random() < 0.5] or [choose.choice(UNITS)]
    names = {name for name in cases.now.keys() | cases.before.keys() if any(name.startswith(unit) for unit in units)}
    files = {name: cases.before.get(name) for name in names if cases.before.get(name) != cases.now.get(name)}
    rest = {name for name in cases.now.keys() | cases.before.keys() if cases.before.get(name) != cases.now.get(name)} - files.keys()
    return Alteration(files, "the whole case put back" if all(name.startswith(UNCOVERED) for name in rest) else None)


def made_anew(choose: random.Random, cases: Cases) -> Alteration:
    """The log altered and its chain made again from there; the checkpoints left, taken away, or those of another key. Or all of it forged."""
    if choose.random() < 0.1:
        return Alteration({name: cases.forged.get(name) for name in cases.now.keys() | cases.forged.keys()}, "all of it made anew")
    entries = [msgspec.json.decode(line, type=Entry) for line in cases.now[LOG].splitlines()]
    at = choose.randrange(len(entries))
    entries[at] = msgspec.structs.replace(entries[at], **_untrue(choose, entries[at]))
    files: dict[str, bytes | None] = {LOG: chained(entries, at)}
    if choose.random() < 0.6:
        files["archive/checkpoints.txt"] = choose.choice([None, cases.forged["archive/checkpoints.txt"], b""])
    return Alteration(files)


def touched(choose: random.Random, cases: Cases) -> Alteration:
    """The bytes stay, only the times change."""
    name = _one(choose, cases)
    return Alteration({name: cases.now[name]})


KINDS: dict[str, Draw] = {
    "a bit flipped": bit,
    "truncated": truncated,
    "two files swapped": swapped,
    "bytes or a file put in": put_in,
    "bytes or a file taken out": taken_out,
    "lines of the log or the decisions repeated, moved, gone": lines,
    "an old copy of some or all put back": rolled_back,
    "the log made anew": made_anew,
    "times changed, which is nothing": touched,
}


def _covered(cases: Cases) -> list[str]:
    return [name for name in sorted(cases.now) if not name.startswith(UNCOVERED)]


def _one(choose: random.Random, cases: Cases, least: int = 0) -> str:
    return choose.choice([name for name in _covered(cases) if len(cases.now[name]) >= least])


def _untrue(choose: random.Random, entry: Entry) -> dict[str, object]:
    fields = {"who": "somebody", "when": "2020-01-01T00:00:00.000+00:00", "tool": "another 1.0", "name": entry.name + "x", "reason": "none"}
    field = choose.choice(sorted(fields))
    return {field: fields[field]}


def chained(entries: list[Entry], since: int) -> bytes:
    """The log with a chain that is right again from this place on."""
    for at in range(since, len(entries)):
        previous = entries[at - 1].hash if at else entries[at].previous
        entries[at] = sealed(msgspec.structs.replace(entries[at], previous=previous, hash=""))
    return b"".join(map(line_of, entries))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trial = Trial(Path(scratch))
        wrong = sum(trial.all(kind, options.count, options.seed) for kind in KINDS if options.only in (None, kind))
    print(
        f"\n{wrong} alterations that were not seen, without a reason.\n\nNot seen from the case alone, and why; a checkpoint kept elsewhere shows it:"
    )
    print(*(f"- {what}: {why}" for what, why in UNSEEN.items()), sep="\n")
    return 1 if wrong else 0


class Trial:
    """A case that is altered in place and put back."""

    def __init__(self, scratch: Path) -> None:
        self.case = scratch / "case"
        self.anchor = scratch / "anchor.txt"
        authority = Authority(scratch / "authority")
        before = self.made(scratch, "heron", authority)
        shutil.copytree(self.case, scratch / "aside")
        shutil.rmtree(self.case)
        forged = self.made(scratch, "magpie", authority)[1]
        shutil.rmtree(self.case)
        (scratch / "aside").rename(self.case)
        self.anchor.write_bytes(checkpoints_path(self.case).read_bytes())
        self.cases = Cases(files_of(self.case), before[0], forged)
        assert not self.seen(), self.seen()

    def made(self, scratch: Path, name: str, authority: Authority) -> tuple[Files, Files]:
        """A case of this operator's key; as it was before its last build, and as it is."""
        folder, keys = scratch / f"in-{name}", scratch / f"keys-{name}"
        folder.mkdir()
        environment = {keyring.FOLDER: str(keys), keyring.PASSPHRASE: ""}
        with mock.patch.object(settings, "OPERATOR", name), mock.patch.dict(os.environ, environment):
            keyring.make(name, None)
            for number in range(4):
                (folder / f"{number}.txt").write_text(
                    f"{number + 2} people were killed in Zhytomyr on {number + 3} May 2024, police said.", encoding="utf-8"
                )
            pipeline.build(folder, self.case).close()
            self.decide()
            sign_checkpoint(self.case)
            before = files_of(self.case)
            (folder / "0.txt").unlink()
            (folder / "9.html").write_text("<p>Nine people were hurt in Poltava on 9 May 2024.</p>", encoding="utf-8")
            pipeline.build(folder, self.case).close()
            self.decide()
            sign_checkpoint(self.case)
            timestamps.take_answer(self.case, authority.answer(timestamps.queue_request(self.case).read_bytes()))
            sign_checkpoint(self.case)
        return before, files_of(self.case)

    def decide(self) -> None:
        with pipeline.Case(self.case) as case:
            reading = [reading for reading in case.store.readings if reading.claims][len(case.decisions)]
            by = deciding.Signature("Olha Kit", "the caption is of another street", "2031-05-10T09:00:00+00:00")
            pipeline.decide(case, deciding.judge(case, by, "reject", reading.doc_id, [reading.claims[0].id]))

    def all(self, kind: str, count: int, seed: int) -> int:
        """So many alterations of a kind; prints what became of them and returns how many went wrong."""
        choose, began = random.Random(f"{seed} {kind}"), time.monotonic()
        ends, codes, wrong = Counter[str](), Counter[str](), list[str]()
        for number in range(count):
            alteration = KINDS[kind](choose, self.cases)
            end, found = self.one(alteration, kind == "times changed, which is nothing")
            ends[end] += 1
            codes.update({finding.code for finding in found})
            if end == "not seen":
                wrong.append(f"{kind}, number {number}: {', '.join(alteration.files)}")
        print(f"\n{kind}: {count} tried in {time.monotonic() - began:.0f} s: {', '.join(f'{n} {end}' for end, n in sorted(ends.items()))}")
        print("   ", ", ".join(f"{code} {times}" for code, times in codes.most_common(8)), *wrong[:10], sep="\n    ", flush=True)
        return len(wrong)

    def one(self, alteration: Alteration, is_nothing: bool) -> tuple[str, list[Finding]]:
        changed = any(data != self.cases.now.get(name) for name, data in alteration.files.items())
        for name, data in alteration.files.items():
            self.write(name, data)
        try:
            found = self.seen()
            if is_nothing:
                return "not seen" if found else "not reported, as it must be", found
            if not changed:
                return "no change", found
            if found:
                return "seen", found
            if alteration.unseen is not None and self.seen(self.anchor):
                return f"seen with a checkpoint kept elsewhere only ({alteration.unseen})", found
            return "not seen", found
        finally:
            for name in alteration.files:
                self.write(name, self.cases.now.get(name))

    def seen(self, anchor: Path | None = None) -> list[Finding]:
        return [each for each in examine(self.case, anchor) if isinstance(each, Finding)]

    def write(self, name: str, data: bytes | None) -> None:
        path = self.case / name
        path.unlink(missing_ok=True)
        if data is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        elif path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()


def files_of(case: Path) -> Files:
    return {path.relative_to(case).as_posix(): path.read_bytes() for path in sorted(case.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
