"""The version the custody log names."""

import functools
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@functools.cache
def version() -> str:
    """The version of the installed package; "from source" where it runs uninstalled."""
    try:
        return installed("witnessmark")
    except PackageNotFoundError:
        return "from source"
