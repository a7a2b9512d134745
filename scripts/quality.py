"""Measures the reading on the shared development sets and refuses a drop below the floors in quality.toml.

usage: quality.py [SET ...] [--raise]

The sets lie beside this repository in ../shared (or in the folder that WITNESSMARK_SHARED names); where they do not, this is
said, and nothing is measured. A floor may only rise: --raise writes the measured figures where they are higher.
Exit status: 0 where no figure is below its floor, 1 where one is.
"""

import argparse
import json
import math
import os
import re
import shlex
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

ROOT = Path(__file__).parent.parent
FLOORS = Path(__file__).with_suffix(".toml")
SHARED = Path(os.environ.get("WITNESSMARK_SHARED") or ROOT.parent / "shared")
COMMAND = f"{shlex.quote(sys.executable)} -m witnessmark.cli.main"
ARTICLE = "kharkiv"
# A set is a process that waits for another; more at once than this only takes memory.
AT_ONCE = os.cpu_count() or 1

Figures: TypeAlias = dict[str, dict[str, float]]
"""By the label the scorer prints, the name of each figure and its value."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help="default: all that have a floor")
    parser.add_argument("--raise", action="store_true", dest="rise", help="raise the floors to what is measured")
    options = parser.parse_args()
    if not (SHARED / "score" / "run.py").is_file():
        print(f"SKIPPED: the quality gate. The development sets are not in {SHARED}; no figure was measured.", file=sys.stderr)
        return 0
    groups = tomllib.loads(FLOORS.read_text("utf-8"))
    wanted = [name for name in groups if not options.sets or name in options.sets]
    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found: Figures = {label: figures for each in pool.map(measured, wanted) for label, figures in each.items()}
    floors = {label: figures for name in wanted for label, figures in groups[name].items()}
    print(f"quality, in {time.monotonic() - began:.0f} s:")
    drops = [line for line in compared(floors, found) if print(line) or line.startswith("BELOW")]
    if options.rise:
        FLOORS.write_text(written(raised(groups, found)), "utf-8")
    if drops:
        print(f"{len(drops)} figures are below their floor in {FLOORS.relative_to(ROOT)}; floors are not lowered.", file=sys.stderr)
    return 1 if drops else 0


def measured(name: str) -> Figures:
    """The figures of one set; a set that fails has none, and so is below every floor."""
    if name == ARTICLE:
        return _article(_run("kharkiv.py", "--cmd", COMMAND))
    return dict(_figures(_run("run.py", name, "--cmd", COMMAND).splitlines()))


def _run(script: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(SHARED / "score" / script), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.stderr.strip():
        print(f"{script} {arguments[0]}: {done.stderr.strip()[-500:]}", file=sys.stderr)
    return done.stdout


def _article(printed: str) -> Figures:
    """The last line of the article's checks: `56 of 58`."""
    found = re.search(r"(\d+) of (\d+)\s*\Z", printed)
    return {ARTICLE: {"facts": float(found[1])}} if found is not None else {}


def _figures(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, float]]]:
    """`label {"figure": value, …} (12.3 s)` of each line; nested figures as `killed exact`."""
    for line in lines:
        found = re.match(r"(\S+)\s+(\{.*\})", line)
        if found is not None:
            yield found[1], dict(_flat(json.loads(found[2])))


def _flat(value: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, float]]:
    for name, figure in value.items():
        if isinstance(figure, Mapping):
            yield from _flat(figure, f"{above}{name} ")
        elif isinstance(figure, int | float):
            yield above + name, float(figure)


def compared(floors: Figures, found: Figures) -> Iterator[str]:
    """A line for each floor: the figure, and whether it is below. A figure that is missing counts as 0."""
    for label, figures in floors.items():
        for name, floor in figures.items():
            value = found.get(label, {}).get(name, 0.0)
            mark = "BELOW" if value < floor else "ok   "
            print_value = f"{value:.4f}".rstrip("0").rstrip(".")
            yield f"{mark} {label:14} {name:24} {print_value:>8}  floor {floor:g}"


def raised(groups: Mapping[str, Figures], found: Figures) -> dict[str, Figures]:
    """The floors, each raised to the measured figure without its third decimal where that is higher; none is ever lowered."""
    return {
        group: {
            label: {name: max(floor, _down(found.get(label, {}).get(name, 0.0))) for name, floor in figures.items()}
            for label, figures in labels.items()
        }
        for group, labels in groups.items()
    }


def _down(value: float) -> float:
    return math.floor(value * 100 + 1e-9) / 100


def written(groups: Mapping[str, Figures]) -> str:
    """The file of floors: a table for each label of each set."""
    head = FLOORS.read_text("utf-8").partition("\n[")[0].rstrip() + "\n"
    tables = [
        f"\n[{group}.{label}]\n" + "".join(f'"{name}" = {floor:g}\n' for name, floor in figures.items())
        for group, labels in groups.items()
        for label, figures in labels.items()
    ]
    return head + "".join(tables)


if __name__ == "__main__":
    sys.exit(main())
