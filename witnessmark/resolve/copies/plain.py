"""A text without what is not its author's report: addresses, handles, and lines that are nothing but links."""

import functools
import re

LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")
ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/)\S+|(?<!\w)@\w+")
MARKS = ("](", "://", "www.", "t.me/", "@")  # a text without any of these has no address
LETTER = re.compile(r"\w")


@functools.lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text with blanks for its addresses, of the same length, so that offsets hold.

    The words of a link stay where the line has other words; a line of links alone ("Subscribe", "Send us news") is what a
    channel puts under each of its posts.
    """
    if not any(mark in text for mark in MARKS):
        return text
    return "".join(_line(line) for line in text.splitlines(keepends=True))


def _line(line: str) -> str:
    if not LINK.search(line) and not ADDRESS.search(line):
        return line
    if not LETTER.search(ADDRESS.sub("", LINK.sub("", line))):
        return _blank(line)
    return ADDRESS.sub(lambda m: _blank(m.group()), LINK.sub(lambda m: f" {m.group(1)}  {_blank(m.group(2))} ", line))


def _blank(words: str) -> str:
    return "".join(letter if letter in "\r\n" else " " for letter in words)
