"""Marks of layout in a text, taken out of the reader's way without moving a letter."""

import re

# [words](address): the words stay, the address is none of the sentence's.
LINK = re.compile(r"\[([^\[\]\n]*)\]\(((?:https?|tg)://[^\s()]*|[\w.]+/[^\s()]*)\)")
# __words__: a user's name that ends so, or a form's blank to fill in, opens nothing, and then nothing is closed either.
OPENS = re.compile(r"(?<!\w)__(?=[^\s_])")
UNDERLINE = re.compile(r"(?<!\w)_{2,}|(?<=\S)_{2,}(?!\w)")


def blanked(text: str) -> str:
    """The text with spaces in place of bold and underline marks and of the addresses behind links: every other letter keeps its offset."""
    if "**" in text:
        text = text.replace("**", "  ")
    if "](" in text:
        text = LINK.sub(lambda m: f" {m[1]}".ljust(len(m[0])), text)
    if "__" in text and OPENS.search(text) is not None:
        text = UNDERLINE.sub(lambda m: " " * len(m[0]), text)
    return text
