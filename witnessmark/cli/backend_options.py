"""The options of a model that reads too, and the warning that comes before anything is sent."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from witnessmark.cli.terminal import say
from witnessmark.model.backend import BackendSettings

BackendOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--backend",
        metavar="NAME:MODEL",
        help="Ask a model too, such as spacy:uk_core_news_sm or openai_compatible:llama3.1; `witnessmark list backends` names them. Off by default.",
        show_default=False,
    ),
]
EndpointOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="The server a backend asks, such as http://127.0.0.1:11434 for Ollama.", show_default=False),
]
KeyOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--key-variable",
        metavar="NAME",
        help="The environment variable that holds the server's key; sent only to a server named with --endpoint.",
        show_default=False,
    ),
]
TimeoutOption: TypeAlias = Annotated[
    float | None,
    typer.Option("--backend-timeout", metavar="SECONDS", help="How long one answer of a model may take; default 60.", show_default=False),
]


def asked(
    backend: str | None, endpoint: str | None, key_variable: str | None, timeout: float | None, folder: Path | None = None
) -> BackendSettings | None:
    """The model to ask, once it is ready and the warning has been said; null where none was asked for.

    What an option does not say, the folder's `case.toml` may. Options of a model without one are wrong use, and so is a key
    for a server that only `case.toml` names: whoever made the folder must not learn a key.
    """
    from witnessmark import pipeline

    if backend is None:
        if (endpoint, key_variable, timeout) != (None, None, None):
            raise typer.BadParameter("--endpoint, --key-variable and --backend-timeout need a --backend")
        return None
    if key_variable is not None and endpoint is None:
        raise typer.BadParameter("--key-variable needs an --endpoint: a key goes only to a server named on the command line")
    settings = pipeline.backend_settings(backend, endpoint, key_variable, timeout, folder)
    say(f"warning: {pipeline.what_leaves(settings)}")
    return settings
