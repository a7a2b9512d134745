"""Reads mutated documents and checks the laws of every reading. Exit status 1 where anything broke; each find is saved, shrunk.

The same seed gives the same documents. `fuzz.py --again FILE` reads one saved find again.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from fuzz_laws import broken_laws
from fuzz_mutations import mutated
from fuzz_texts import LONGEST, own_texts, shared_texts

from witnessmark import pipeline
from witnessmark.model.document import Document

ROOT = Path(__file__).parent.parent
# Documents that one process reads at a time; each chunk has a seed of its own, so that it can be read again alone.
CHUNK = 250
LANGUAGES = (None, None, None, "en", "uk", "ru")
DATES = (None, "2024-05-08", "2031-12-31T23:59:59+02:00", "0001-01-01", "9999-12-31", "2024-02-29")
# Seconds of the processor after which a document counts as one that never ends.
NEVER = 30
# A document that takes so many seconds for a thousand characters is looked at: what it takes when it is twice and four times as long.
SLOW = 0.1
# Four times the text may take so many times as long before it counts as more than linear (noise and caches included).
SUPERLINEAR = 9.0
# One reading in so many is made twice, and reconciled.
TWICE = 20


class Find(NamedTuple):
    """Something that broke: what, where (the same fault has the same place), and the document."""

    what: str
    place: str
    document: dict[str, Any]


class Endless(Exception):
    """A document took longer than NEVER."""


def main() -> int:
    options = arguments()
    if options.again is not None:
        return again(options.again)
    texts = own_texts() + ([] if options.own else shared_texts())
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}, {len(texts):,} texts to begin with, {options.count:,} documents, {options.workers} processes", flush=True)
    finds, done, began = Counter[str](), 0, time.monotonic()
    sizes = [min(CHUNK, options.count - start) for start in range(0, options.count, CHUNK)]
    with multiprocessing.Pool(options.workers, begin, (texts,)) as pool:
        for count, found in pool.imap_unordered(chunk, [(f"{seed}:{k}", size) for k, size in enumerate(sizes)]):
            done += count
            for find in found:
                finds[find.place] += 1
                if finds[find.place] == 1:
                    print(f"\n{find.what}\n  saved as {save(find, options.out)}", flush=True)
            if sys.stderr.isatty() or done % (40 * CHUNK) == 0 or done == options.count:
                told = f"{done:,} of {options.count:,} documents, {sum(finds.values())} finds, {time.monotonic() - began:,.0f} s"
                print(told, file=sys.stderr, flush=True)
    for place, count in finds.most_common():
        print(f"{count} times: {place}")
    print(f"{done:,} documents read, seed {seed}: {len(finds) or 'no'} different finds")
    return 1 if finds else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200_000, help="how many documents")
    parser.add_argument("--seed", type=int, help="the same seed gives the same documents; default: another each time")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--own", action="store_true", help="begin with the project's own texts alone")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzz", help="where finds are saved")
    parser.add_argument("--again", type=Path, metavar="FILE", help="read one saved find again")
    return parser.parse_args()


def begin(texts: Sequence[str]) -> None:
    """Makes a process ready."""
    global TEXTS
    TEXTS = texts
    signal.signal(signal.SIGPROF, _endless)


def _endless(*_: object) -> None:
    raise Endless(f"more than {NEVER} s of the processor")


def chunk(job: tuple[str, int]) -> tuple[int, list[Find]]:
    """Reads so many documents of one seed; how many, and what broke."""
    chance = random.Random(job[0])
    found = []
    for number in range(job[1]):
        find = broken(made(chance, TEXTS, f"{job[0]}:{number}"), thorough=number % TWICE == 0)
        found += [find] if find is not None else []
    return job[1], found


def made(chance: random.Random, texts: Sequence[str], name: str) -> Document:
    """One mutated document."""
    text = mutated(chance, texts, LONGEST) or "."
    return Document(doc_id=name, text=text, language=chance.choice(LANGUAGES), published=chance.choice(DATES))


def broken(document: Document, thorough: bool = True) -> Find | None:
    """What breaks when this document is read; null where nothing does."""
    signal.setitimer(signal.ITIMER_PROF, NEVER)
    try:
        began = time.process_time()
        reading = next(iter(pipeline.read([document])))
        spent = time.process_time() - began
        laws = broken_laws(document, reading)
        if thorough and not laws:
            laws += [] if next(iter(pipeline.read([document]))) == reading else ["the same text gave another reading"]
            list(pipeline.reconcile([reading], group_by="document"))
        if not laws and spent > SLOW * max(1.0, len(document.text) / 1000):
            laws += slower_than_linear(document)
    except Exception as error:  # whatever it is, it is what is being looked for
        return Find(traceback.format_exc(limit=-6), _place(error), as_dict(document))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Find("\n".join(laws), re.sub(r"\d+([.]\d+)?", "N", laws[0]), as_dict(document)) if laws else None


def slower_than_linear(document: Document) -> Iterator[str]:
    """Whether four times the text takes much more than four times as long."""
    signal.setitimer(signal.ITIMER_PROF, 10 * NEVER)
    times = [min(_seconds(document, times) for _ in range(2)) for times in (2, 8)]
    if times[1] > SUPERLINEAR * max(times[0], 0.01):
        yield f"more than linear: {times[0]:.2f} s for twice the text, {times[1]:.2f} s for eight times"


def _seconds(document: Document, times: int) -> float:
    longer = Document(doc_id="long", text="\n\n".join([document.text] * times), language=document.language, published=document.published)
    began = time.process_time()
    next(iter(pipeline.read([longer])))
    return time.process_time() - began


def _place(error: BaseException) -> str:
    """The kind of an error and the last line of the program that it came from."""
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "witnessmark" in frame.filename]
    where = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "outside"
    return f"{type(error).__name__} at {where}"


def as_dict(document: Document) -> dict[str, Any]:
    return {"text": document.text, "language": document.language, "published": document.published}


def save(find: Find, folder: Path) -> Path:
    """Writes a find, as small as it gets, with what broke."""
    folder.mkdir(parents=True, exist_ok=True)
    smaller = {**find.document, "text": shrunk(find.document["text"], lambda text: _same(find, text))}
    path = folder / f"{hashlib.sha256(find.place.encode('utf-8', 'replace')).hexdigest()[:12]}.json"
    path.write_text(json.dumps({"what": find.what, "place": find.place, "document": smaller}, indent=1), encoding="ascii")
    return path


def _same(find: Find, text: str) -> bool:
    other = broken(Document(doc_id="small", text=text, language=find.document["language"], published=find.document["published"])) if text else None
    return other is not None and other.place == find.place


def shrunk(text: str, breaks: Callable[[str], bool], tries: int = 300) -> str:
    """A shorter text that still breaks the same way: halves, quarters and so on are left out as long as it does."""
    size = len(text) // 2
    while size >= 1 and tries > 0:
        start = 0
        while start < len(text) and tries > 0:
            tries -= 1
            shorter = text[:start] + text[start + size :]
            if breaks(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text


def again(path: Path) -> int:
    """Reads one saved find again and says whether it still breaks."""
    signal.signal(signal.SIGPROF, _endless)
    find = broken(Document(doc_id="again", **json.loads(path.read_text("ascii"))["document"]))
    print(find.what if find is not None else "nothing breaks any more")
    return 0 if find is None else 1


TEXTS: Sequence[str] = ()

if __name__ == "__main__":
    sys.exit(main())
