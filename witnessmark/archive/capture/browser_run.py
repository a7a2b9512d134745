"""A browser started so that it cannot reach a network: in a network of its own with nothing in it where the system grants one, and without
names, proxies or conversations in any case. Ended in time, whatever it does."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from witnessmark import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# What would reach out beside the page's requests. The proxy is a port of this machine on which nothing listens, and no name resolves.
FLAGS = (
    "--proxy-server=socks5://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--dns-prefetch-disable",
    "--no-pings",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-gpu",
    "--no-first-run",
    "--js-flags=--max-old-space-size=512",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-features=NetworkPrediction,Prerender2,OptimizationHints,MediaRouter,DnsOverHttps,AsyncDns,Reporting",
)
# A network of its own for the browser alone: without a way out, and without this machine in it.
ALONE = ("unshare", "--user", "--map-current-user", "--net")
# As the superuser a Chromium runs without its own walls around a page, or not at all.
UNWALLED = "WITNESSMARK_BROWSER_WITHOUT_SANDBOX"

# What a program needs to find itself, its fonts, its language and where to put what it works on.
SEEN = frozenset({"PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH"})


class Launch(NamedTuple):
    """A running browser, and how it is kept from the network, as a clause."""

    browser: "Browser"
    kept_apart: str


@contextmanager
def launch(program: str, until: float) -> Iterator[Launch]:
    """Starts the browser and ends it: at the latest when the time is over, by force."""
    import playwright.sync_api as play

    with tempfile.TemporaryDirectory(prefix="witnessmark-") as folder, play.sync_playwright() as driver:
        script, number = Path(folder, "browser"), Path(folder, "number")
        alone = can_be_alone()
        script.write_text(_script(program, number, alone), encoding="utf-8")
        script.chmod(0o700)
        browser = driver.chromium.launch(
            executable_path=str(script), args=list(FLAGS), env=environment(), chromium_sandbox=not _is_superuser(), timeout=_left(until) * 1000
        )
        over = threading.Timer(_left(until), _end, [number])
        over.daemon = True
        over.start()
        try:
            yield Launch(browser, "in a network of its own with nothing in it" if alone else "kept from the network by its settings")
        finally:
            over.cancel()
            with suppress(play.Error):
                browser.close()


def environment() -> dict[str, str | float | bool]:
    """The variables a browser sees: it runs the programs of strangers, and those of this process hold passphrases and keys of services."""
    return {name: value for name, value in os.environ.items() if name in SEEN or name.startswith("LC_")}


def may_run() -> bool:
    """Whether the browser would have its own walls around a page, or was let run without."""
    return not _is_superuser() or settings.env_str(UNWALLED, "") != ""


def _is_superuser() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def can_be_alone() -> bool:
    """Whether this system grants a process a network of its own (Linux, where nobody forbade it)."""
    if shutil.which(ALONE[0]) is None:
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False, timeout=10).returncode == 0


def _script(program: str, number: Path, alone: bool) -> str:
    """Notes the number of the process, so that it can be ended, and becomes the browser."""
    words = [*(ALONE if alone else ()), program]
    return f'#!/bin/sh\necho $$ > {shlex.quote(str(number))}\nexec {shlex.join(words)} "$@"\n'


def _left(until: float) -> float:
    return max(1.0, until - time.monotonic())


def _end(number: Path) -> None:
    with suppress(OSError, ValueError):
        os.kill(int(number.read_text(encoding="ascii")), signal.SIGKILL)
