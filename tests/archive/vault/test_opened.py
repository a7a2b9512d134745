"""A case is opened with the passphrase of the environment or of whoever is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from witnessmark.archive.vault import opened
from witnessmark.archive.vault.encrypted import new_secrets, wrapped
from witnessmark.errors import StopRun

pytestmark = pytest.mark.slow

SECRETS = new_secrets()
KEY_FILE = wrapped(SECRETS, "three old clocks")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    opened.key_file(tmp_path).parent.mkdir(parents=True)
    opened.key_file(tmp_path).write_bytes(KEY_FILE)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    yield tmp_path
    opened.forget(tmp_path)


def test_a_case_without_a_key_file_is_in_the_clear(tmp_path: Path) -> None:
    assert not opened.vault_of(tmp_path).is_encrypted


def test_the_environment_opens_it(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE", "three old clocks")
    assert opened.vault_of(case).is_encrypted


def test_the_first_line_of_a_file_opens_it(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pass").write_text("three old clocks\nnot this\n", encoding="utf-8")
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE_FILE", str(tmp_path / "pass"))
    assert opened.vault_of(case).store_key == f"x'{SECRETS.store}'"


def test_whoever_sits_at_the_terminal_is_asked_once(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return "three old clocks"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    assert opened.vault_of(case) is opened.vault_of(case)
    assert len(asked) == 1


def test_with_nobody_to_ask_it_says_how(case: Path) -> None:
    with pytest.raises(StopRun, match="WITNESSMARK_PASSPHRASE_FILE"):
        opened.vault_of(case)


def test_a_file_that_is_not_there_is_said(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_PASSPHRASE_FILE", str(case / "nothing"))
    with pytest.raises(StopRun, match="cannot be read"):
        opened.vault_of(case)


def test_a_new_passphrase_is_asked_for_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["one", "one", "one", "another"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert opened.chosen_passphrase("case") == "one"
    with pytest.raises(StopRun, match="not the same"):
        opened.chosen_passphrase("case")
