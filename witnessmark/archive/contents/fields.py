"""Header fields as records of web archives and answers of web servers write them: `Name: value`, one a line."""

import re

# RFC 6838 allows 127 letters on each side of the stroke.
MAX_MEDIA_TYPE = 255
LINE_END = re.compile(rb"\r?\n")


class Fields:
    """Named values in their order, names in any case; a line that begins with a blank goes on the one before, one without a colon is left out."""

    def __init__(self, head: bytes) -> None:
        self._values: dict[str, list[str]] = {}
        last: list[str] | None = None
        for line in LINE_END.split(head):
            if line[:1] in (b" ", b"\t") and last is not None:
                last[-1] = f"{last[-1]} {_text(line).strip()}"
            elif b":" in line:
                name, _, value = line.partition(b":")
                last = self._values.setdefault(_text(name).strip().lower(), [])
                last.append(_text(value).strip())

    def get(self, name: str) -> str | None:
        """The first value of that name, which is the one servers and archives mean; null where there is none."""
        return next(iter(self._values.get(name.lower(), ())), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of that name."""
        return tuple(self._values.get(name.lower(), ()))

    def media_type(self, name: str = "content-type") -> str:
        """The type and subtype in lower case without parameters ("text/html"); empty where there is none."""
        return (self.get(name) or "")[:MAX_MEDIA_TYPE].partition(";")[0].strip().lower()


def _text(data: bytes) -> str:
    """UTF-8, as WARC says, else Latin-1, as HTTP does: every byte is a letter then."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
