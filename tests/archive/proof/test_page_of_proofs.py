"""Every command that docs/proofs.md shows is run as it stands there, each in a workspace of its own."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from authority import Authority, needs_openssl, server
from cases import operator, signed_case
from running import run

from witnessmark.archive.proof import keyring
from witnessmark.archive.proof.checkpoints import checkpoints_path
from witnessmark.archive.proof.timestamps import queue_request
from witnessmark.archive.receive import Archive

DOCS = Path(__file__).parents[3] / "docs"
LINES = re.findall(r"^ {4}(\S.*)$", (DOCS / "proofs.md").read_text(encoding="utf-8"), re.MULTILINE)
ITEM = "02-exercise-wire.html"

pytestmark = needs_openssl


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tsa") / "tsa")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Path:
    """A signed case with a request that waits, and the files that the page speaks of, as the commands before would have left them."""
    root = tmp_path_factory.mktemp("page")
    (root / "in").mkdir()
    (root / "in" / ITEM).write_text("<p>Two were hurt in an exercise.</p>")
    list(Archive(root / "demo-case").receive_folder(root / "in"))
    signed_case(root / "demo-case", root / "keys", 5, 8)
    shutil.copy(root / "in" / ITEM, root / ITEM)
    shutil.copy(checkpoints_path(root / "demo-case"), root / "checkpoint.txt")
    shutil.copy(root / "keys" / "heron.pub", root / "heron.pub")
    shutil.copy(authority.root, root / "authority.pem")
    shutil.copy(DOCS / "check_proof.py", root / "check_proof.py")
    (root / "request.tsq").write_bytes(queue_request(root / "demo-case").read_bytes())
    (root / "answer.tsr").write_bytes(authority.answer((root / "request.tsq").read_bytes()))
    with operator("heron", root / "keys"):
        for words in (("demo-case", ITEM, "--out", "proof.json"), ("demo-case", "--since", "checkpoint.txt", "--out", "continued.json")):
            assert run("prove", *words, cwd=root).status == 0
    return root


@pytest.mark.parametrize("line", LINES)
def test_each_command_on_the_page_runs(prepared: Path, authority: Authority, tmp_path: Path, line: str) -> None:
    here = Path(shutil.copytree(prepared, tmp_path / "here"))
    with operator("heron", here / ("no-keys" if " make " in line else "keys")), server(authority.answer) as (url, _):
        key = "" if " make " in line else keyring.public("heron").text
        program, *words = shlex.split(line.replace("heron+1a2b3c4d+AQ…", key).replace("http://tsa.example.org/tsr", f"{url}/good"))
        if program == "witnessmark":
            done = run(*words, cwd=here)
            assert done.status == 0, done.err
        elif shutil.which(program) is not None:
            ran = subprocess.run([sys.executable if program == "python3" else program, *words], cwd=here, capture_output=True, env=os.environ)
            assert ran.returncode == 0, ran.stderr


def test_the_page_shows_every_action() -> None:
    shown = " ".join(LINES)
    for action in ("keys make", "keys list", "keys sign", "keys change", "keys lost", "keys revoke", "prove", "stamp", "verify demo-case --anchor"):
        assert f"witnessmark {action}" in shown
