"""Writes docs/dossier.png: the top of the example case's first incident, as a browser shows it. Needs a Chromium.

usage: make_picture.py [CASE]
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from witnessmark.pipeline import Case

ROOT = Path(__file__).parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1280, 1480


def main() -> None:
    case = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "demo-case"
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("missing: a Chromium; on Debian: sudo apt-get install chromium")
    page = main_page(case)
    options = [f"--window-size={WIDTH},{HEIGHT}", "--hide-scrollbars", "--force-color-profile=srgb", f"--screenshot={ROOT / 'docs' / 'dossier.png'}"]
    # Chromium refuses its sandbox to root.
    options += ["--no-sandbox"] if os.geteuid() == 0 else []
    subprocess.run([browser, "--headless", *options, page.resolve().as_uri()], check=True, capture_output=True)


def main_page(case: Path) -> Path:
    """The page of the incident with the most documents."""
    with Case(case) as opened:
        incident = max(opened.store.incidents, key=lambda incident: len(incident.documents))
    return case / "dossier" / f"incident-{incident.incident_id}.html"


if __name__ == "__main__":
    main()
