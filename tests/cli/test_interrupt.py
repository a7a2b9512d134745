import json
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

from running import run

TEXT = "At least {} people were killed in Zhytomyr on Tuesday, Mayor Ostap Hrabar said. The market burned for hours, and trams stopped."


def test_after_an_interrupted_build_the_next_one_is_as_if_it_never_was(tmp_path: Path) -> None:
    folder, case = tmp_path / "reports", tmp_path / "case"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.jsonl").write_text(json.dumps({"text": TEXT.format(number + 2), "published": "2024-05-08"}) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "witnessmark.cli.main", "build", str(folder), "--out", str(case)]
    # A job in the background is started deaf to Ctrl-C, and so are its children.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heard)
    while process.poll() is None and not list(case.glob("archive/??/*")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "stopped: interrupted" in told
    assert "Traceback" not in told
    assert run("build", folder, "--out", case).status == 0
    assert run("verify", case).status == 0
    assert run("build", folder, "--out", tmp_path / "undisturbed").status == 0
    for name in ("store.sqlite", "dossier/index.html"):
        assert (case / name).read_bytes() == (tmp_path / "undisturbed" / name).read_bytes()
    assert not list(case.rglob("*.new"))
