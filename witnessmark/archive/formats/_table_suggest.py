"""A mapping to start from, guessed by the headings of a table. A person reads and corrects it; nothing is taken in by it unread."""

import functools
import json
import re
from collections.abc import Sequence
from pathlib import Path, PurePath

import msgspec

HEADINGS = Path(__file__).parent.parent / "contents" / "headings.toml"
# A day, its month and its year as numbers, as most of the world writes them.
DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})([ T,]+\d{1,2}:\d\d(:\d\d)?)?")


def suggested(file_name: str, sheet: str | None, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The text of a mapping file: columns whose headings are known in their places, the others named as not used."""
    found = _columns(headings)
    lines = [f"# {file_name}: which column is what. Correct this by hand: it was guessed by the headings."]
    lines += [f"sheet = {_quoted(sheet)}"] if sheet is not None else []
    if "doc_id" in found:
        lines.append(f"id_prefix = {_quoted(PurePath(file_name).stem + ':')}")
    if (form := _date_form(headings, rows, found.get("published"))) is not None:
        lines.append(f"dates = {_quoted(form)}")
    lines += ["", "[columns]"] + [f"{field} = {_quoted(heading)}" for field, heading in found.items()]
    if "text" not in found:
        lines.append('text = "?"  # the heading of the column that holds the text; several as ["One", "Two"]')
    unused = [heading for heading in headings if heading not in found.values()]
    lines += ["", "# Not used: " + ", ".join(unused)] if unused else []
    lines += ["", "# [same]", '# publisher = "who published all rows"', '# language = "uk"', "", "# [skip]", '# "Status" = ["draft"]']
    return "\n".join(lines) + "\n"


def _columns(headings: Sequence[str]) -> dict[str, str]:
    """The first heading known for each field, each used once."""
    found: dict[str, str] = {}
    for field, names in _known().items():
        for heading in sorted(headings, key=lambda each: names.index(each.casefold()) if each.casefold() in names else len(names)):
            if heading.casefold() in names and heading not in found.values() and heading.strip():
                found[field] = heading
                break
    return found


@functools.cache
def _known() -> dict[str, list[str]]:
    return msgspec.toml.decode(HEADINGS.read_bytes(), type=dict[str, list[str]])


def _date_form(headings: Sequence[str], rows: Sequence[Sequence[str]], heading: str | None) -> str | None:
    """The form of the dates where all of those looked at have one; with the day first unless a second number over 12 says otherwise."""
    if heading is None:
        return None
    at = list(headings).index(heading)
    dates = [found for row in rows if at < len(row) and (found := DAY_FIRST.fullmatch(row[at].strip())) is not None]
    if not dates:
        return None
    mark, first = dates[0].group(2), any(int(date.group(3)) > 12 for date in dates)
    day = f"MM{mark}DD{mark}YYYY" if first else f"DD{mark}MM{mark}YYYY"
    times = {":ss" if date.group(6) else "" for date in dates if date.group(5)}
    return day + (" HH:mm" + times.pop() if len(times) == 1 and all(date.group(5) for date in dates) else "")


def _quoted(text: str) -> str:
    """A TOML string; its escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
