"""`fetch` as its users run it: against a server of this machine that is allowed by name."""

from pathlib import Path

import pytest
from cases import operator
from running import run

from tests.archive.capture.hostile import Hostile, page

TEXT = "At least 7 people were killed when shells hit a market in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. "
PAGE = page(f"<html><head><title>Market hit</title></head><body><article><h1>Market hit</h1><p>{TEXT}</p><p>{TEXT * 2}</p></article></body></html>")
HERE = ("--allow-private", "127.0.0.1", "--no-screenshot", "--delay", "0")


def test_what_leaves_is_said_first_and_the_result_is_one_line_an_address(tmp_path: Path) -> None:
    with Hostile({"/a": PAGE}) as server:
        done = run("fetch", f"http://127.0.0.1:{server.port}/a", "--case", tmp_path / "case", *HERE)
    assert done.status == 0, done.err
    assert done.err.startswith("The network is used now: requests go to 1 host (127.0.0.1)")
    assert "sees the network address of this machine" in done.err.splitlines()[0]
    (line,) = done.lines()
    assert (line["schema"], line["outcome"], line["status"]) == ("witnessmark/fetched/1", "captured", 200)


def test_a_captured_page_is_read_by_the_next_build(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    with Hostile({"/a": PAGE}) as server:
        run("fetch", f"http://127.0.0.1:{server.port}/a", "--case", tmp_path / "case", *HERE)
    built = run("build", tmp_path / "reports", "--out", tmp_path / "case")
    assert built.status == 0, built.err
    assert "1 document" in built.err
    assert run("verify", tmp_path / "case").status == 0


def test_the_log_of_captures_is_signed_by_an_operator_with_a_key(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    with Hostile({"/a": PAGE}) as server, operator("heron", tmp_path / "keys"):
        run("keys", "make", "--operator", "heron")
        run("fetch", f"http://127.0.0.1:{server.port}/a", "--case", tmp_path / "case", *HERE)
        assert "under no" not in run("verify", tmp_path / "case").err
        run("fetch", "--again", tmp_path / "case", *HERE)
        assert "under no" not in run("verify", tmp_path / "case").err


def test_addresses_that_nobody_can_ask_for_go_nowhere(tmp_path: Path) -> None:
    done = run("fetch", "ftp://site.example/", "http://2130706433/", "--case", tmp_path / "case", *HERE)
    assert done.err.startswith("None of these addresses can be asked for: nothing is sent.")
    assert done.err.endswith("no page, 2 skipped.\n")
    assert done.status == 3


def test_failures_are_said_and_the_status_tells(tmp_path: Path) -> None:
    with Hostile({"/a": PAGE}) as server:
        urls = [f"http://127.0.0.1:{server.port}/{name}" for name in ("a", "gone")]
        done = run("fetch", *urls, "http://10.0.0.1/", "--out", tmp_path, *HERE)
    assert done.status == 3
    assert [line["outcome"] for line in done.lines()] == ["captured", "error_page", "failed"]
    assert "skipped: 10.0.0.1: not asked: a private network" in done.err
    assert done.err.rstrip().endswith("1 page captured, 1 answer kept that is no page, 2 skipped.")


def test_a_file_of_addresses_may_hold_remarks(tmp_path: Path) -> None:
    with Hostile({"/a": PAGE, "/b": PAGE}) as server:
        listed = tmp_path / "addresses.txt"
        listed.write_text(f"# of today\n\nhttp://127.0.0.1:{server.port}/a # the first\nhttp://127.0.0.1:{server.port}/b#part\n", encoding="utf-8")
        done = run("fetch", "--from", listed, "--out", tmp_path / "out", *HERE)
        assert server.paths == ["/a", "/b"]
    assert done.status == 0


def test_looking_again_prints_what_became_of_each(tmp_path: Path) -> None:
    case = tmp_path / "case"
    with Hostile({"/a": PAGE, "/b": PAGE}) as server:
        run("fetch", *(f"http://127.0.0.1:{server.port}/{name}" for name in "ab"), "--case", case, *HERE)
        server.answers["/b"] = page("gone", status="404 Not Found")
        done = run("fetch", "--again", case, *HERE, "--format", "pretty")
        one = run("fetch", "--again", case, "--url", f"http://127.0.0.1:{server.port}/a", *HERE)
    assert done.status == 0, done.err
    assert done.out.splitlines()[0].startswith("unchanged   http://127.0.0.1:")
    assert "vanished" in done.out
    assert "the site answers 404 now, 200 before" in done.out
    assert [line["outcome"] for line in one.lines()] == ["unchanged"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 2),
        (("--url", "http://site.example/"), 2),
        (("http://site.example/", "--agent", "two\nlines", "--out", "x"), 2),
        (("http://site.example/",), 2),
        (("http://site.example/", "--out", "x", "--case", "y"), 2),
        (("http://site.example/", "--out", "x", "--proxy", "socks5://127.0.0.1:9050"), 1),
    ],
)
def test_wrong_use_asks_for_nothing(tmp_path: Path, arguments: tuple[str, ...], status: int) -> None:
    done = run("fetch", *arguments, cwd=tmp_path)
    assert done.status == status, done.err
    assert "The network is used now" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_without_its_library_it_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("witnessmark.archive.capture.needs.find_spec", lambda _name: None)
    done = run("fetch", "http://site.example/", "--out", tmp_path)
    assert (done.status, done.err) == (1, "stopped: fetch: httpx is not installed; pip install 'witnessmark[capture]'\n")
