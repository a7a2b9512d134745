"""An interrupted list goes on where it stopped."""

from pathlib import Path

from witnessmark.archive.capture.run_state import RunState

URLS = ["http://site.example/a", "http://site.example/b"]


def test_what_is_noted_is_known_by_the_next_run_of_the_same_list(tmp_path: Path) -> None:
    RunState(tmp_path, URLS, False).note(URLS[0])
    assert RunState(tmp_path, URLS, False).done == {URLS[0]}
    assert RunState(tmp_path, URLS[::-1], False).done == set()


def test_a_note_cut_short_is_captured_again(tmp_path: Path) -> None:
    state = RunState(tmp_path, URLS, False)
    state.note(URLS[0])
    state.path.write_text(state.path.read_text(encoding="utf-8") + "http://site.exam", encoding="utf-8")
    again = RunState(tmp_path, URLS, False)
    assert again.done == {URLS[0]}
    again.note(URLS[1])
    assert RunState(tmp_path, URLS, False).done >= set(URLS)


def test_anew_forgets(tmp_path: Path) -> None:
    RunState(tmp_path, URLS, False).note(URLS[0])
    assert RunState(tmp_path, URLS, True).done == set()


def test_a_list_that_is_done_leaves_nothing(tmp_path: Path) -> None:
    state = RunState(tmp_path, URLS, False)
    state.note(URLS[0])
    state.end()
    assert list(tmp_path.iterdir()) == []
