import io
import time
from collections.abc import Iterator

import pytest
from rich.console import Console

from witnessmark.cli import progress


def slow(count: int, pause: float) -> Iterator[int]:
    for number in range(count):
        time.sleep(pause)
        yield number


@pytest.mark.parametrize(("terminal", "pause", "seen"), [(True, 0.03, True), (True, 0.0, False), (False, 0.03, False)])
def test_a_bar_appears_only_on_a_terminal_and_only_after_a_while(monkeypatch: pytest.MonkeyPatch, terminal: bool, pause: float, seen: bool) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(progress, "err", lambda: Console(file=screen, force_terminal=terminal, width=80))
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    assert list(progress.track(slow(8, pause), "reading", 8)) == list(range(8))
    assert ("reading" in screen.getvalue()) is seen


def test_a_bar_goes_when_the_work_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(progress, "err", lambda: Console(file=screen, force_terminal=True, width=80))
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    items = progress.track(slow(100, 0.02), "reading")
    for _ in range(5):
        next(items)
    items.close()  # type: ignore[attr-defined]
    assert screen.getvalue().rstrip().endswith("\x1b[2K")
