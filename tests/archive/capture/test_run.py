"""A list of addresses: each failure costs itself, an interruption costs nothing, and the case says what happened."""

import gzip
import hashlib
from pathlib import Path

import pytest

from tests.archive.capture.hostile import Hostile, page
from witnessmark.archive.capture import names, run
from witnessmark.archive.capture.run import fetch, what_leaves
from witnessmark.archive.custody.custody import history
from witnessmark.archive.layout import original_path
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import StopRun
from witnessmark.model.fetching import Fetched, FetchPlan


def plan(server: Hostile, *paths: str, case: Path | None = None, out: Path | None = None, anew: bool = False) -> FetchPlan:
    urls = tuple(f"http://127.0.0.1:{server.port}{path}" for path in paths)
    return FetchPlan(urls=urls, case=case, out=out, allowed=("127.0.0.1",), delay=0.0, seconds=5.0, picture=False, anew=anew)


def outcomes(found: list[Fetched]) -> list[str]:
    return [each.outcome for each in found]


def test_a_page_lies_in_the_case_under_custody(tmp_path: Path) -> None:
    with Hostile({"/a": page("", "Location: /b", status="302 Found"), "/b": page("<p>There</p>")}) as server:
        (found,) = fetch(plan(server, "/a", case=tmp_path))
        here = f"http://127.0.0.1:{server.port}"
    assert (found.outcome, found.status, found.final_url, found.way) == ("captured", 200, f"{here}/b", (f"{here}/a",))
    assert found.name is not None
    assert found.sha256 is not None
    assert found.name.startswith("fetched/127.0.0.1/")
    assert b"<p>There</p>" in gzip.decompress(original_path(tmp_path, found.sha256).read_bytes())
    (entry,) = history(tmp_path)
    assert (entry.what, entry.name, entry.sha256, entry.size) == ("received", found.name, found.sha256, found.size)
    told = {key: entry.details[key] for key in ("via", "url", "final_url", "status", "outcome", "payload")}
    assert told == {
        "via": "fetch",
        "url": f"{here}/a",
        "final_url": f"{here}/b",
        "status": "200",
        "outcome": "captured",
        "payload": hashlib.sha256(b"<p>There</p>").hexdigest(),
    }
    assert verify(tmp_path) == []


def test_what_fails_costs_itself_and_is_recorded(tmp_path: Path) -> None:
    with Hostile(
        {"/a": page("a"), "/bad": b"no answer", "/gone": page("no", status="404 Not Found"), "/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"}
    ) as server:
        listed = plan(server, "/bad", "/gone", "/cut", "/a", case=tmp_path)
        found = list(
            fetch(FetchPlan(**{**{name: getattr(listed, name) for name in listed.__struct_fields__}, "urls": ("gopher://x/", *listed.urls)}))
        )
    assert outcomes(found) == ["failed", "failed", "error_page", "cut", "captured"]
    entries = [(entry.what, entry.details["outcome"], entry.reason is not None) for entry in history(tmp_path)]
    assert entries == [
        ("fetched", "failed", True),
        ("fetched", "failed", True),
        ("received", "error_page", False),
        ("received", "cut", False),
        ("received", "captured", False),
    ]
    assert verify(tmp_path) == []


def test_an_address_given_twice_is_asked_for_once(tmp_path: Path) -> None:
    with Hostile({"/a": page("a")}) as server:
        assert outcomes(list(fetch(plan(server, "/a", "/a", out=tmp_path)))) == ["captured"]
        assert server.paths == ["/a"]


@pytest.mark.parametrize("kept", ["case", "out"])
def test_an_interrupted_list_goes_on_where_it_stopped(tmp_path: Path, kept: str) -> None:
    with Hostile({f"/{number}": page("x") for number in range(4)}) as server:
        listed = plan(server, "/0", "/1", "/2", "/3", **{kept: tmp_path})
        running = fetch(listed)
        assert outcomes([next(running), next(running)]) == ["captured", "captured"]
        running.close()
        assert outcomes(list(fetch(listed))) == ["left_out", "left_out", "captured", "captured"]
        assert server.paths == ["/0", "/1", "/2", "/3"]
        # The list was done: the next time it is captured anew.
        assert outcomes(list(fetch(listed))) == ["captured"] * 4
        assert not (tmp_path / "fetching").exists()


def test_what_failed_is_tried_again_and_the_rest_is_not(tmp_path: Path) -> None:
    with Hostile({"/a": page("a"), "/b": b"no answer"}) as server:
        listed = plan(server, "/a", "/b", out=tmp_path)
        assert outcomes(list(fetch(listed))) == ["captured", "failed"]
        server.answers["/b"] = page("b")
        assert outcomes(list(fetch(listed))) == ["left_out", "captured"]


def test_what_came_cut_or_from_a_server_that_failed_is_asked_for_again(tmp_path: Path) -> None:
    answers = {
        "/cut": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx",
        "/oops": page("no", status="500 Oops"),
        "/gone": page("no", status="410 Gone"),
    }
    with Hostile(answers) as server:  # type: ignore[arg-type]
        listed = plan(server, "/cut", "/oops", "/gone", out=tmp_path)
        assert outcomes(list(fetch(listed))) == ["cut", "error_page", "error_page"]
        server.answers |= {"/cut": page("whole"), "/oops": page("well")}
        assert outcomes(list(fetch(listed))) == ["captured", "captured", "left_out"]


def test_anew_captures_all_of_an_interrupted_list(tmp_path: Path) -> None:
    with Hostile({"/a": page("a"), "/b": b"no answer"}) as server:
        list(fetch(plan(server, "/a", "/b", out=tmp_path)))
        assert outcomes(list(fetch(plan(server, "/a", "/b", out=tmp_path, anew=True)))) == ["captured", "failed"]


def test_a_folder_holds_the_same_file_without_custody(tmp_path: Path) -> None:
    with Hostile({"/a": page("a")}) as server:
        (found,) = fetch(plan(server, "/a", out=tmp_path))
    assert found.name is not None
    assert hashlib.sha256((tmp_path / found.name).read_bytes()).hexdigest() == found.sha256
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [Path(found.name).name]


def test_a_build_does_not_mark_captures_absent(tmp_path: Path) -> None:
    from witnessmark.archive.receive import Archive

    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "note.txt").write_text("Two people were hurt.", encoding="utf-8")
    with Hostile({"/a": page("<p>There</p>")}) as server:
        (found,) = fetch(plan(server, "/a", case=tmp_path / "case"))
    archive = Archive(tmp_path / "case")
    list(archive.receive_folder(tmp_path / "reports"))
    assert found.name is not None
    assert not archive.custody.items[found.name].absent


def test_a_full_disk_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Hostile({"/a": page("a")}) as server:
        monkeypatch.setattr("witnessmark.archive.capture.keep.write_all", full)
        with pytest.raises(StopRun, match="the disk is full"):
            list(fetch(plan(server, "/a", out=tmp_path)))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def told(monkeypatch: pytest.MonkeyPatch, **more: object) -> str:
    monkeypatch.setattr(run, "why_no_picture", lambda: "there is no Chromium here")
    asked = FetchPlan(urls=("https://a.example/1", "https://a.example/2", "http://b.example/", "file:///etc/passwd"), out=Path("x"), **more)  # type: ignore[arg-type]
    return what_leaves(asked, asked.urls)


def test_what_leaves_is_said_with_the_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch)
    for part in (
        "2 hosts (a.example, b.example)",
        "There is no proxy: each of them sees the network address of this machine",
        "Firefox",
        "No pictures",
    ):
        assert part in said


def test_with_a_proxy_it_is_said_who_looks_names_up(monkeypatch: pytest.MonkeyPatch) -> None:
    said = told(monkeypatch, proxy="socks5h://me:secret@127.0.0.1:9050")
    assert "All goes through socks5h://127.0.0.1:9050, which looks the names up" in said
    assert "secret" not in said


def test_before_it_is_said_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(*_: object) -> None:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(names.socket, "getaddrinfo", unasked)
    told(monkeypatch)
