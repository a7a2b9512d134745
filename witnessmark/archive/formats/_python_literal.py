"""A dict as Python prints it, read without running anything: what auto-archiver's CSV database holds in its cells."""

import ast
import datetime
import warnings
from typing import Any

from witnessmark.errors import BadInput

# Characters; auto-archiver's longest cells list some hundred files.
MOST_LITERAL = 500_000
MOST_DEEP = 50


def literal(text: str, place: str) -> Any:
    """The value of a printed dict, list, text, number or date; dates as ISO 8601, bytes null. BadInput for anything else, code above all."""
    if len(text) > MOST_LITERAL:
        raise BadInput(f"{place}: a cell longer than {MOST_LITERAL:,} characters, which auto-archiver does not write")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _value(ast.parse(text.strip(), mode="eval").body, MOST_DEEP)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError, TypeError):
        raise BadInput(f"{place}: a cell is not as Python prints a dict") from None


def _value(node: ast.expr, depth: int) -> Any:
    if depth == 0:
        raise ValueError("too deep")
    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float | None):
        return node.value
    if isinstance(node, ast.Constant) and isinstance(node.value, bytes):
        # Keys of a site's files, in what its interface answered: nothing a person reads.
        return None
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_value(each, depth - 1) for each in node.elts]
    if isinstance(node, ast.Dict):
        return {str(_value(key, depth - 1)): _value(value, depth - 1) for key, value in zip(node.keys, node.values, strict=True) if key is not None}
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        return -node.operand.value  # type: ignore[operator]
    if isinstance(node, ast.Call) and ast.unparse(node) == "set()":
        return []
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
        return _moment(node)
    raise ValueError("no literal")


def _moment(node: ast.Call) -> str:
    """A printed datetime; its zone only where that is UTC, for the others are printed in too many ways."""
    parts = [_value(each, 1) for each in node.args]
    is_utc = any(keyword.arg == "tzinfo" and ast.unparse(keyword.value) in ("datetime.timezone.utc", "tzutc()") for keyword in node.keywords)
    moment = datetime.datetime(*parts)
    return moment.replace(tzinfo=datetime.UTC if is_utc else None).isoformat()
