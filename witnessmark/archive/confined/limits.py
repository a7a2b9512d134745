"""What one reader may use, by the size of its file. More of anything ends it, and costs its file alone."""

from witnessmark.model.base import Model
from witnessmark.settings import MAX_FILE, MAX_TEXT, env_int

MIB = 1024 * 1024

# Every laptop has a gigabyte to spare for a while; the largest page allowed needs half of it as a tree.
MEMORY = env_int("WITNESSMARK_MAX_MEMORY", 1024 * MIB)
# A file read whole is held as bytes, as text and as what is made of it; no format reads more than MAX_FILE whole.
COPIES = 4
# Seconds of the processor: small files need a hundredth of one, and a slow machine is ten times slower than ours.
SECONDS = env_int("WITNESSMARK_MAX_SECONDS", 30)
# A web page is the slowest to read: four seconds for a million bytes of markup.
SECONDS_A_MIB = 5
# Nobody waits longer than a quarter of an hour for one file; JSON Lines of 40 GB are read in that time.
MOST_SECONDS = 900
# A reader waits for nothing but its turn: three times its share of the processor and a minute more is a machine under full load.
PATIENCE, PATIENCE_AT_LEAST = 3, 60
# Readers load what they have not loaded yet from library folders; nothing needs many files at a time.
DESCRIPTORS = 64

# A text in UTF-8 takes up to four bytes a character.
TEXT_FRAME = 4 * MAX_TEXT
# Everything else about a document: a million regions fit.
FRAME = 16 * MIB
# One item for every byte of the file, which no uncompressed format can exceed; compressed ones get a million on top.
ITEMS = 1_000_000
# The texts of all documents of a file: headings repeated in every row of a table make sixteenfold of it, archives are compressed.
CHARACTERS, CHARACTERS_A_BYTE = 512 * MIB, 16


class Limits(Model, frozen=True, kw_only=True):
    """`memory` in bytes beyond what a reader starts with, `seconds` of the processor, `patience` in seconds on the clock
    (null for a stream that may wait for its sender), and how many `items` and `characters` it may answer with."""

    memory: int
    seconds: int
    patience: float | None
    items: int
    characters: int


def limits_for(size: int | None) -> Limits:
    """The limits for a file of so many bytes; null is a stream whose end is not known."""
    mib = MOST_SECONDS if size is None else size // MIB
    seconds = min(SECONDS + SECONDS_A_MIB * mib, max(MOST_SECONDS, SECONDS))
    known = 2**40 if size is None else size
    return Limits(
        memory=MEMORY + COPIES * min(known, MAX_FILE),
        seconds=seconds,
        patience=None if size is None else PATIENCE * seconds + PATIENCE_AT_LEAST,
        items=ITEMS + known,
        characters=CHARACTERS + CHARACTERS_A_BYTE * known,
    )
