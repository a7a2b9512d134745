"""A zygote of its own for each test that wants one, with small limits."""

from collections.abc import Iterator

import pytest

from witnessmark.archive.confined import keeper, limits


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits a test can wait for."""
    monkeypatch.setattr(limits, "SECONDS", 1)
    monkeypatch.setattr(limits, "PATIENCE", 1)
    monkeypatch.setattr(limits, "PATIENCE_AT_LEAST", 1)
    monkeypatch.setattr(limits, "MEMORY", 256 * limits.MIB)
    monkeypatch.setattr(limits, "ITEMS", 5000)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[keeper.Keeper]:
    """A keeper that is this test's alone."""
    made = keeper.Keeper()
    monkeypatch.setattr(keeper, "KEEPER", made)
    yield made
    made.stop()
