"""Data flows one way: every import between parts of the package is in this table, or it fails here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "witnessmark"
# The nouns and the small things that know nothing of the rest.
GROUND = {"model", "errors", "settings", "plugins", "printable"}
STAGES = {"archive", "read", "media", "resolve", "reconcile", "publish"}
MAY_IMPORT = {
    "errors": set(),
    "settings": {"errors"},
    "printable": set(),
    "model": set(),
    "plugins": {"errors"},
    **dict.fromkeys((*STAGES, "store"), GROUND),
    "engines": GROUND | STAGES | {"store"},
    "case": GROUND | {"archive", "store"},
    "casework": GROUND | STAGES | {"store", "engines", "case"},
    "pipeline": GROUND | STAGES | {"store", "engines", "case", "casework"},
    "cli": GROUND | {"pipeline"},
    "web": GROUND | {"pipeline"},
    "__init__": GROUND | {"pipeline"},
}


def part_of(module: str) -> str:
    """`read` for `witnessmark.read.segment`, `__init__` for the package itself."""
    return module.split(".")[1] if "." in module else "__init__"


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Full names of what a module imports from the package, inside functions and for type checking too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from ([f"{base}.{alias.name}" for alias in node.names] if base == "witnessmark" else [base])
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None)) == "import_module":
            yield from (argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant))


def forbidden(source: str, module: str, is_package: bool = False) -> list[str]:
    """The imports of a module that the table does not allow."""
    package = module if is_package else module.rpartition(".")[0]
    here = part_of(module)
    names = [name for name in imported(ast.parse(source), package) if name.split(".")[0] == "witnessmark"]
    return [name for name in names if part_of(name) not in {here} | MAY_IMPORT[here]]


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_are_in_the_table(path: Path) -> None:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    module = ".".join(parts[:-1] if is_package else parts)
    assert forbidden(path.read_text(encoding="utf-8"), module, is_package) == []


def test_the_table_goes_one_way() -> None:
    def below(part: str, above: tuple[str, ...] = ()) -> None:
        assert part not in above, f"{part} is below itself: {above}"
        for other in MAY_IMPORT.get(part, set()):
            below(other, (*above, part))

    for part in MAY_IMPORT:
        below(part)


def test_every_part_of_the_package_is_in_the_table() -> None:
    found = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in modules()}
    assert found - set(MAY_IMPORT) == set()


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from witnessmark.resolve.copies.copies import find_copies", "witnessmark.read.reader"),
        ("import witnessmark.cli.main", "witnessmark.pipeline"),
        ("def late():\n    from witnessmark.read.reader import read_document", "witnessmark.cli.read"),
        ("from witnessmark import store", "witnessmark.archive.receive"),
        ("from ..store.common import Store", "witnessmark.read.reader"),
        ("from importlib import import_module\nimport_module('witnessmark.store.sqlite')", "witnessmark.resolve.copies.copies"),
        ("from witnessmark.read.segment import segment", "witnessmark.model.claim"),
    ],
)
def test_a_forbidden_import_is_found(source: str, module: str) -> None:
    assert forbidden(source, module)
