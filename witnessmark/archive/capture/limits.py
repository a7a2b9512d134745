"""How much a capture may take, and how patient it is."""

from typing import NamedTuple

MEBIBYTE = 1024 * 1024


class Limits(NamedTuple):
    """Bounds of one request. A page beyond `size` or `seconds` is kept as far as it came, and said to be cut."""

    # A long page with its pictures inside (SingleFile) is some 20 MiB; everything is held in memory once.
    size: int = 64 * MEBIBYTE
    # Headers of real sites are under 32 KiB; the library refuses a single block beyond 100 KiB, this bounds the blocks before the answer (1xx).
    headers: int = 256 * 1024
    # From the look-up of the name to the last byte: slow links through Tor need a minute for a large page.
    seconds: float = 120.0
    # Between two pieces of an answer: a server silent for longer is not going to answer.
    silence: float = 30.0
    # Browsers stop at 20; a source that needs more than ten leads nowhere.
    redirects: int = 10


# What the bytes of a page may become when they are unpacked: beyond this they are a bomb, and nothing is unpacked.
DECODED = 256 * MEBIBYTE
# A server that says it is busy is asked again, so often, after so many seconds doubled each time.
TRIES = 3
PAUSE = 5.0
# A server may ask to wait; longer than this the address is left for another run.
LONGEST_WAIT = 120.0
BUSY = frozenset({429, 503})
# The system asks several servers, several times each; after this a name is held not to resolve now.
NAME_SECONDS = 30.0
# RFC 9309: crawlers read at least 500 KiB of a site's rules.
ROBOTS = Limits(size=512 * 1024, seconds=30.0, silence=15.0, redirects=5)
# A part of a page is asked for its picture only.
PART = Limits(size=16 * MEBIBYTE, seconds=20.0, silence=10.0, redirects=5)
# Parts of one page: news pages with all their tiles ask for some 200.
PARTS = 300
PARTS_SIZE = 64 * MEBIBYTE
# For one page in the browser, all in all; then it is ended, whatever its scripts do.
BROWSER_SECONDS = 60.0
