import pytest

from witnessmark.errors import StopRun
from witnessmark.settings import env_int, env_str


@pytest.mark.parametrize(("given", "expected"), [(None, 7), ("", 7), ("12", 12), ("-1", -1)])
def test_a_whole_number_or_the_default(monkeypatch: pytest.MonkeyPatch, given: str | None, expected: int) -> None:
    monkeypatch.delenv("WITNESSMARK_TRIED", raising=False)
    if given is not None:
        monkeypatch.setenv("WITNESSMARK_TRIED", given)
    assert env_int("WITNESSMARK_TRIED", 7) == expected


def test_what_is_no_number_stops_and_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_TRIED", "many")
    with pytest.raises(StopRun, match="WITNESSMARK_TRIED"):
        env_int("WITNESSMARK_TRIED", 7)


def test_an_empty_text_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WITNESSMARK_TRIED", "")
    assert env_str("WITNESSMARK_TRIED", "somebody") == "somebody"
