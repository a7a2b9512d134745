"""How time grows with the length of a text, and memory with the number of documents."""

import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from texts import BY_LANGUAGE, documents

from witnessmark import pipeline
from witnessmark.model.document import Document

# Lines in the table of memory.
SAMPLES = 10
# Words of a streamed document at least: a post of one or two sentences.
WORDS = 15


def lengths(longest: int) -> None:
    """Prints what one document takes that is a single line, half as long, and a quarter and an eighth; in every language."""
    sizes = [longest // part for part in (8, 4, 2, 1)]
    print("\n| one line of so many characters: seconds | " + " | ".join(BY_LANGUAGE) + " |\n| --- |" + " --- |" * len(BY_LANGUAGE))
    for size in sizes:
        print(f"| {size:,} | " + " | ".join(f"{seconds(single_line(size, language)):.1f}" for language in BY_LANGUAGE) + " |", flush=True)


def single_line(size: int, language: str) -> Document:
    """One document without any line break, of so many characters."""
    texts: list[str] = []
    length = 0
    for document in documents(size, language):
        texts.append(document.text.replace("\n\n", " "))
        length += len(texts[-1]) + 1
        if length >= size:
            break
    return Document(doc_id="long", text=" ".join(texts)[:size], language=language, published="2024-05-08")


def seconds(document: Document) -> float:
    """Processor time of one reading."""
    began = time.process_time()
    deque(pipeline.read([document]), maxlen=0)
    return time.process_time() - began


def streamed(count: int) -> None:
    """Prints the memory of this process while so many documents are streamed through the reading, none of them kept."""
    print("\n| documents streamed | memory of the process, MB |\n| --- | --- |", flush=True)
    readings = pipeline.read(posts(count))
    step = max(1, count // SAMPLES)
    done = 0
    while taken := sum(1 for _ in islice(readings, step)):
        done += taken
        print(f"| {done:,} | {resident():,.0f} |", flush=True)


def posts(count: int) -> Iterator[Document]:
    """So many short documents, in all languages by turns."""
    streams = [documents(count, language, WORDS) for language in BY_LANGUAGE]
    return (next(streams[number % len(streams)]) for number in range(count))


def resident() -> float:
    """Megabytes this process holds now; where the system does not tell, not a number."""
    status = Path("/proc/self/statm")
    return int(status.read_text("ascii").split()[1]) * 4096 / 1e6 if status.exists() else float("nan")
