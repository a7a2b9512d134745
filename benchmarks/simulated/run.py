"""Prints what the ranges of simulated incidents are worth (docs/reconciliation.md, "Measured").

usage: python -m simulated.run [--incidents N] [--texts N] [--seed N] [--world first|second|both] [--json FILE] [--picture FILE]

`--incidents` are counted at claim level, as if each text had been read without a mistake; `--texts` in each language as texts, by
the whole program, of the first world unless the second alone is asked for.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path

from simulated.evidence import gathering
from simulated.incident import Simulated, simulated
from simulated.methods import METHODS, OUTCOMES, Bounds, numbers
from simulated.parameters import FIRST, WORLDS
from simulated.picture import picture
from simulated.read_texts import gathered
from simulated.scores import Figure, Scores, scores
from simulated.wording import LANGUAGES
from witnessmark.model.evidence import Gathering

Result = dict[str, tuple[int, dict[str, Bounds | None]]]
"""By outcome that somebody counted: the truth, and each method's range."""


def main() -> None:
    options = arguments()
    measured: dict[str, dict[str, dict[str, Scores]]] = {}
    for world in WORLDS if options.world == "both" else (options.world,):
        claims = spread(partial(of_claims, world=world, seed=options.seed), options.incidents)
        measured[f"claims, {world} world"] = told(f"Claims, {world} world, {options.incidents:,} incidents", claims)
        for language in LANGUAGES if options.texts and world == (FIRST.name if options.world == "both" else world) else ():
            texts = spread(partial(of_texts, world=world, seed=options.seed, language=language), options.texts)
            measured[f"texts {language}, {world} world"] = told(f"Texts in {language}, {world} world, {options.texts:,} incidents", texts)
    if options.picture:
        options.picture.write_text(picture({name: by["killed"] for name, by in measured.items() if name.startswith("claims")}), encoding="utf-8")
    if options.json:
        figures = {k: {o: {m: asdict(s) for m, s in by.items()} for o, by in v.items()} for k, v in measured.items()}
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=4000)
    parser.add_argument("--texts", type=int, default=0, help="incidents in each language that are read as texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--world", choices=[*WORLDS, "both"], default="both")
    parser.add_argument("--json", help="also write the figures to this file")
    parser.add_argument("--picture", type=Path, help="also draw the methods at claim level, as SVG")
    return parser.parse_args()


def spread(work: partial[Result], count: int) -> list[Result]:
    """The work done for each number, in as many processes as there are cores, in the order of the numbers."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, range(count), chunksize=10))


def of_claims(number: int, world: str, seed: int) -> Result:
    """One incident at claim level."""
    incident = simulated(number, WORLDS[world], seed)
    given = gathering(incident)
    return ranges(incident, given, given)


def of_texts(number: int, world: str, seed: int, language: str) -> Result:
    """One incident as texts. What the texts count is known from the claim level, so that what nothing was read of is a miss."""
    incident = simulated(number, WORLDS[world], seed)
    return ranges(incident, gathering(incident), gathered(incident, language))


def ranges(incident: Simulated, told: Gathering, given: Gathering | None) -> Result:
    """Each method's ranges for the outcomes that somebody counts in what was told."""
    found = {name: method(given) if given is not None else {} for name, method in METHODS.items()}
    counted = [outcome for outcome in OUTCOMES if numbers(told, outcome)]
    return {o: (len(incident.truth.people(o)), {name: by.get(o) for name, by in found.items()}) for o in counted}


def told(title: str, results: Iterable[Result]) -> dict[str, dict[str, Scores]]:
    """The scores by outcome and method, printed."""
    results = list(results)
    found = {}
    for outcome in OUTCOMES:
        told = [result[outcome] for result in results if outcome in result]
        found[outcome] = {name: scores([(truth, ranges[name]) for truth, ranges in told]) for name in METHODS}
        print(f"\n{title}: {outcome} ({len(told):,} counted by somebody)\n")
        print("\n".join(table(found[outcome])))
    return found


def table(by_method: dict[str, Scores]) -> Iterator[str]:
    heads = ("method", "truth inside", "floor right", "open above", "log width where closed", "interval score 10 %", "no range")
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)
    for name, s in by_method.items():
        figures: tuple[Figure, ...] = (s.coverage, s.floor, s.open_above, s.width, s.interval)
        yield f"| {name} | " + " | ".join(map(str, figures)) + f" | {s.none} |"


if __name__ == "__main__":
    main()
