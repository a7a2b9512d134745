"""The command line. One file a command; this one joins them and turns errors into one line and an exit status."""

import contextlib
import gc
import os
import sys
from importlib import import_module
from importlib.metadata import version

import typer

from witnessmark.cli.summary import EXIT_HELP, STOPPED, epilog
from witnessmark.cli.terminal import say
from witnessmark.errors import WitnessmarkError

ABOUT = """From what was published after an attack to an honest, sourced range of harm.

Everything stays on this machine: no command uses the network but `fetch`, which says first what it sends to whom, `stamp --send`, which sends
a hash, and those for which --backend names a model on a server."""

# In the order of the work.
COMMANDS = (
    "fetch", "build", "add", "records", "read", "copies", "reconcile", "explain", "why", "decide", "decisions", "dossier",
    "verify", "keys", "prove", "stamp", "seal", "open", "erase",
    "encrypt", "decrypt", "passphrase", "list",
)  # fmt: skip

TABLES = 200_000
"""Objects made before Python looks for lost ones: the tables are many, stay, and were gone through again and again while they were read."""

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""

app = typer.Typer(
    name="witnessmark", help=ABOUT, no_args_is_help=True, rich_markup_mode="markdown", pretty_exceptions_enable=False, add_completion=False
)
for command in map(import_module, (f"witnessmark.cli.{name}" for name in COMMANDS)):
    end = epilog(command.EXAMPLES, getattr(command, "STATUS", EXIT_HELP))
    if hasattr(command, "APP"):
        app.add_typer(command.APP, name=command.NAME, epilog=end)
    else:
        app.command(command.NAME, epilog=end)(command.run)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"witnessmark {version('witnessmark')}")
        raise typer.Exit()


@app.callback(epilog=epilog(("witnessmark build example/reports --out demo-case",)))
def _about(_version: bool = typer.Option(False, "--version", is_eager=True, callback=_print_version, help="Print the version and stop.")) -> None:
    pass


def main() -> None:
    """Runs the command line. What stops a run is one line on standard error that names the file and the reason."""
    gc.set_threshold(TABLES)
    try:
        app()
    except WitnessmarkError as problem:
        say(f"stopped: {problem}")
    except OSError as problem:
        _let_go_of_output()
        say(f"stopped: {problem.filename or 'output'}: {problem.strerror or problem}")
    except SystemExit as end:
        if end.code == INTERRUPTED:
            say("stopped: interrupted; what was done is kept, and the same command goes on from there")
        raise
    sys.exit(STOPPED)


def _let_go_of_output() -> None:
    """What could not be written is tried again when Python ends; it goes nowhere then, so that the status stays ours."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
