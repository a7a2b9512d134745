from witnessmark.printable import LONGEST, printable


def test_ordinary_names_stay() -> None:
    assert printable("звіт про Лисове, 2031.txt") == "звіт про Лисове, 2031.txt"


def test_terminal_escapes_and_line_ends_are_written_out() -> None:
    assert printable("a\x1b[2Jb\nc\r\x9bd") == "a\\x1b[2Jb\\nc\\r\\x9bd"


def test_marks_that_turn_the_line_round_are_written_out() -> None:
    assert printable("report\u202etxt.exe") == "report\\u202etxt.exe"


def test_undecodable_bytes_of_a_name_are_written_out() -> None:
    assert printable("a\udcff.txt") == "a\\udcff.txt"


def test_a_long_name_is_cut() -> None:
    assert printable("x" * 1000) == "x" * LONGEST + "…"
