"""What a browser is started with."""

import pytest

from witnessmark.archive.capture.browser_run import environment


def test_a_browser_sees_no_passphrase_and_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WITNESSMARK_PASSPHRASE", "WITNESSMARK_KEY_PASSPHRASE", "WITNESSMARK_OPERATOR", "SERVICE_API_KEY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "six random words")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    seen = environment()
    assert "six random words" not in seen.values() and seen["LC_ALL"] == "C.UTF-8" and "PATH" in seen
