"""The real texts that lie beside a checkout in ../shared/bench, where they do: never part of the project, only measured."""

import json
from collections.abc import Iterator
from pathlib import Path

from witnessmark.model.document import Document

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
# Name of the set, its file, and its language; of a set in several languages the records that say this one.
SETS = (
    ("reports of strikes (airwars_gaza), en", "airwars_gaza/docs.jsonl", "en"),
    ("news (polnear dev), en", "polnear/dev.jsonl", "en"),
    ("wire text in capitals (muc4 tst1), en", "muc4/docs.tst1.jsonl", "en"),
    ("war posts (warline), uk", "warline_en_uk/docs.jsonl", "uk"),
    ("histories of wars (wikiwars), uk", "wikiwars_ua/docs.jsonl", "uk"),
    ("Telegram posts (tg_incidents), ru", "tg_incidents/docs.jsonl", "ru"),
)


def shared_sets() -> Iterator[tuple[str, list[Document]]]:
    """Each set that is there, with its documents."""
    for name, file, language in SETS:
        if (BENCH / file).is_file():
            rows = [json.loads(line) for line in (BENCH / file).read_text(encoding="utf-8").splitlines() if line.strip()]
            texts = [row["text"] for row in rows if row.get("lang", language) == language and row.get("text")]
            yield name, [Document(doc_id=str(k), text=text, language=language, published="2024-05-01") for k, text in enumerate(texts)]
