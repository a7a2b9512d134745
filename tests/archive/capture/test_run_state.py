"""An interrupted list goes on where it stopped."""

from pathlib import Path

from witnessmark.archive.capture.run_state import RunState

URLS = ["http://site.example/a", "http://site.example/b"]


def done(state: RunState) -> list[str]:
    return [url for url in URLS if state.is_done(url)]


def test_what_is_noted_is_known_by_the_next_run_of_the_same_list(tmp_path: Path) -> None:
    RunState(tmp_path, URLS, False).note(URLS[0])
    assert done(RunState(tmp_path, URLS, False)) == [URLS[0]]
    assert done(RunState(tmp_path, URLS[::-1], False)) == []


def test_no_address_stands_in_the_note(tmp_path: Path) -> None:
    state = RunState(tmp_path, URLS, False)
    state.note(URLS[0])
    assert "site" not in state.path.read_text(encoding="utf-8") + state.path.name


def test_a_note_cut_short_is_captured_again(tmp_path: Path) -> None:
    state = RunState(tmp_path, URLS, False)
    state.note(URLS[0])
    state.path.write_text(state.path.read_text(encoding="utf-8") + "0123abcd", encoding="utf-8")
    again = RunState(tmp_path, URLS, False)
    assert done(again) == [URLS[0]]
    again.note(URLS[1])
    assert done(RunState(tmp_path, URLS, False)) == URLS


def test_anew_forgets(tmp_path: Path) -> None:
    RunState(tmp_path, URLS, False).note(URLS[0])
    assert done(RunState(tmp_path, URLS, True)) == []


def test_a_list_that_is_done_leaves_nothing(tmp_path: Path) -> None:
    state = RunState(tmp_path, URLS, False)
    state.note(URLS[0])
    state.end()
    assert list(tmp_path.iterdir()) == []
