"""Documents handed over by a program instead of a file."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from witnessmark.archive.formats.jsonl import FORMAT
from witnessmark.errors import Remark
from witnessmark.model.document import Document

Given: TypeAlias = Document | Mapping[str, Any]
"""A document, or a record of the stream as a dict, of which only `text` is required."""


def documents_given(items: Iterable[Given]) -> Iterator[Document]:
    """Documents as they are; dicts as the same line of a record stream would be read, with BadInput for what is none."""
    for number, item in enumerate(items, 1):
        if isinstance(item, Document):
            yield item
        else:
            yield from _read(msgspec.json.encode(item), f"record {number}")


def _read(line: bytes, name: str) -> Iterator[Document]:
    for found in FORMAT.read(io.BytesIO(line), name):
        if isinstance(found, Document):
            yield found
        elif not isinstance(found, Remark):
            raise found
