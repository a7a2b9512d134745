"""Office documents of the OOXML kind told apart by the names of their parts, as the first bytes of the archive show them."""

ZIP = b"PK\x03\x04"
# What their writers put first; a zip of anything else that holds such a document begins otherwise.
FIRST = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/", b"xl/", b"mimetype")
NAME_LENGTH, NAME = slice(26, 28), 30


def holds(head: bytes, *parts: bytes) -> bool:
    """Whether the archive begins as an office document and names one of these parts; parts have long names, which no packed bytes spell by chance."""
    length = int.from_bytes(head[NAME_LENGTH], "little")
    return head.startswith(ZIP) and head[NAME : NAME + length].startswith(FIRST) and any(part in head for part in parts)


def begins(head: bytes) -> bool:
    """Whether the archive begins as an office document does."""
    return holds(head, ZIP)
