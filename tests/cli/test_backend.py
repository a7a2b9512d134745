"""`--backend` on the command line: the warning first, the summary, the exit status."""

import subprocess
import sys
from pathlib import Path

import pytest
from model_server import claim, claiming, sending, serving
from running import records, run

from witnessmark.read import modelled
from witnessmark.read.backends import _server

pytest.importorskip("httpx", reason="the tests of --backend need httpx: pip install httpx")

TEXT = "At least 4 people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. Nine others were injured."
MODEL = "openai_compatible:small"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_server, "PAUSE", 0.0)
    modelled._opened.cache_clear()


def test_the_warning_names_the_host_and_the_summary_counts() -> None:
    with serving(claiming(claim("4 people", "killed", 4), claim("ghosts"))) as server:
        done = run("read", "--backend", MODEL, "--endpoint", server.endpoint, stdin=records(TEXT))
    assert done.status == 0
    assert done.err.startswith(f"warning: {MODEL}: the whole text of every document that can be read, and its language, is sent to 127.0.0.1:")
    assert "2 claims of a model refused" in done.err
    (reading,) = done.lines()
    assert reading["backend"] == {"backend": MODEL, "proposed": 2, "accepted": 0, "refused": {"duplicate": 1, "not_found": 1}, "failed": None}


def test_the_warning_comes_before_the_first_request() -> None:
    said: list[str] = []
    with serving(lambda request: (said.append("asked"), claiming()(request))[1]) as server:
        run("read", "--backend", MODEL, "--endpoint", server.endpoint, "/no/such/file")
    assert said == []


def test_a_failure_names_the_document_and_the_reason_and_the_rest_goes_on() -> None:
    with serving(sending(b"gone", 404), claiming()) as server:
        done = run("read", "--backend", MODEL, "--endpoint", server.endpoint, stdin=records(TEXT, TEXT.replace("4", "5")))
    assert done.status == 3
    assert f"skipped: d1: {MODEL}: HTTP 404: gone; the rules' reading is kept" in done.err
    assert "1 skipped" in done.err
    assert [[c["low"] for c in reading["claims"] if c["kind"] == "casualty"] for reading in done.lines()] == [[4, 9], [5, 9]]


def test_pretty_says_what_the_model_did() -> None:
    with serving(claiming(claim("ghosts"))) as server:
        done = run("read", "--backend", MODEL, "--endpoint", server.endpoint, "--format", "pretty", stdin=records(TEXT))
    assert f"{MODEL}: 0 of 1 claims taken; refused: not found 1" in " ".join(done.out.split())


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--endpoint", "http://127.0.0.1:9"], 2, "need a --backend"),
        (["--backend", MODEL, "--key-variable", "MY_KEY"], 2, "only to a server named on the command"),
        (["--backend", MODEL], 1, "no address of a server"),
        (["--backend", "openai_compatible", "--endpoint", "http://127.0.0.1:9"], 1, "needs a model"),
        (["--backend", "oracle:delphi"], 1, "there is no reading backend 'oracle'; there are: openai_compatible, spacy"),
    ],
)
def test_settings_that_cannot_be_used_stop_before_anything_is_read(options: list[str], status: int, told: str) -> None:
    done = run("read", *options, stdin=records(TEXT))
    assert (done.status, done.out) == (status, "")
    assert told in " ".join(done.err.replace("│", " ").split())


def test_build_takes_what_the_case_says_but_asks_only_where_the_command_does(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "posts.jsonl").write_text(records(TEXT, TEXT.replace("4", "6")), encoding="utf-8")
    with serving(claiming(claim("ghosts")), sending(b"", 400)) as server:
        (tmp_path / "reports" / "case.toml").write_text(
            f'[backends.openai_compatible]\nmodel = "small"\nendpoint = "{server.endpoint}"\n', encoding="utf-8"
        )
        alone = run("build", tmp_path / "reports", "--out", tmp_path / "case")
        assert (alone.status, server.bodies) == (0, [])
        done = run("build", tmp_path / "reports", "--out", tmp_path / "case", "--backend", "openai_compatible")
    assert done.status == 3
    assert "warning: openai_compatible:small" in done.err
    assert "HTTP 400" in done.err
    assert "1 claim of a model refused" in done.err


def test_backends_are_listed() -> None:
    listed = {line["name"]: line["about"] for line in run("list", "backends").lines()}
    assert list(listed) == ["openai_compatible", "spacy"]
    assert all(listed.values())


def test_nothing_of_a_model_is_loaded_where_none_is_asked_for() -> None:
    program = (
        "import sys, witnessmark; list(witnessmark.read([{'text': 'Two people were killed.'}])); print({'httpx', 'spacy', 'ssl'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
