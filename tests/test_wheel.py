"""What is installed is the whole program: its words, places, pages and schemas too."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True)
    held = set(zipfile.ZipFile(tmp_path / done.stdout.split()[-1]).namelist())
    wanted = {str(path.relative_to(ROOT)) for path in (ROOT / "witnessmark").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {Path(name).suffix for name in wanted} >= {".py", ".toml", ".json", ".gz"}
    assert wanted <= held
    assert not [name for name in held if not name.startswith("witnessmark")]
