"""What a capture needs that is not installed with the rest."""

from importlib.util import find_spec

from witnessmark.errors import StopRun


def check_installed() -> None:
    """StopRun, with the way to install it, where the library that speaks to the web is not there."""
    if find_spec("httpx") is None:
        raise StopRun("fetch: httpx is not installed; pip install 'witnessmark[capture]'")
