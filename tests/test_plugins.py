import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from witnessmark import plugins
from witnessmark.errors import BadExtension


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty extension package that can be imported as `extras`."""
    package = tmp_path / "extras"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    plugins.members.cache_clear()
    yield package
    plugins.members.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "extras"]:
        del sys.modules[name]


def test_members_come_in_the_order_of_their_files(folder: Path) -> None:
    for name in ("zebra", "adder", "common", "_helper"):
        (folder / f"{name}.py").write_text(f"THING = {name!r}")
    assert list(plugins.members("extras", "THING").items()) == [("adder", "adder"), ("zebra", "zebra")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [("", "THING"), ("THING = (", "never closed"), ("import nothing_of_this_name", "nothing_of_this_name"), ("THING = 1 / len({})", "division")],
)
def test_a_broken_file_is_named(folder: Path, content: str, reason: str) -> None:
    (folder / "adder.py").write_text(content)
    with pytest.raises(BadExtension, match=rf"extras\.adder.*{reason}"):
        plugins.members("extras", "THING")


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(BadExtension, match="witnessmark_nowhere"):
        plugins.members("witnessmark_nowhere", "THING")


def offer(monkeypatch: pytest.MonkeyPatch, *points: tuple[str, str]) -> None:
    found = [importlib.metadata.EntryPoint(name=name, value=value, group="extras") for name, value in points]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: found)


def test_what_other_packages_offer_loads_only_when_named(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, ("pi", "math:pi"), ("broken", "no_such_package_here:x"))
    assert plugins.entry_points("extras", []) == {}
    assert dict(plugins.entry_points("extras", ["pi"])) == {"pi": 3.141592653589793}


@pytest.mark.parametrize(("name", "reason"), [("tau", "no installed package"), ("twice", "2 installed packages"), ("broken", "no_such_package_here")])
def test_a_named_entry_point_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, reason: str) -> None:
    offer(monkeypatch, ("twice", "math:pi"), ("twice", "math:tau"), ("broken", "no_such_package_here:x"))
    with pytest.raises(BadExtension, match=rf"{name}.*{reason}"):
        plugins.entry_points("extras", [name])
