"""`keys`: the keys by which operators sign the logs of their cases."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from witnessmark import settings
from witnessmark.cli.options import FormatOption
from witnessmark.cli.output import emit
from witnessmark.cli.summary import FINE, STOPPED
from witnessmark.cli.terminal import say
from witnessmark.errors import Remark

NAME = "keys"
EXAMPLES = (
    "witnessmark keys make --operator heron",
    "witnessmark keys list demo-case",
    "witnessmark keys change demo-case",
    'witnessmark keys lost demo-case --reason "the laptop burnt"',
    'witnessmark keys revoke demo-case heron+1a2b3c4d --from 12 --reason "the laptop was seized"',
    "witnessmark keys sign demo-case",
)
STATUS = "Exit status: 0 done; 1 stopped, or the log could not be signed (the message says why); 2 wrong use."
APP = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", add_completion=False)

CaseArgument: TypeAlias = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)]
PassphraseOption: TypeAlias = Annotated[bool, typer.Option("--passphrase", help="Protect the new key with a passphrase, which is asked for.")]
ReasonOption: TypeAlias = Annotated[str, typer.Option("--reason", metavar="TEXT", help="One sentence for those who read the log later.")]


@APP.callback()
def run() -> None:
    """Make and keep the keys that sign custody logs, and say in a case what became of one.

    A key is an Ed25519 key of one operator, who goes by a pseudonym. The private half lies in the user's own folder (WITNESSMARK_KEYS,
    else the system's folder for settings), never in a case. With WITNESSMARK_OPERATOR set to the pseudonym, every command that adds
    to a case signs its log. A protected key is opened with WITNESSMARK_KEY_PASSPHRASE, or by `keys sign`, which asks.
    """


@APP.command()
def make(
    operator: Annotated[str, typer.Option("--operator", metavar="PSEUDONYM", help="Whose key it is; no blanks and no +.")],
    passphrase: PassphraseOption = False,
) -> None:
    """Make a key. Keep a copy of its file, and of the passphrase, in another place: neither can be made again."""
    from witnessmark import pipeline

    text, folder = pipeline.proving.make_key(operator, _passphrase(passphrase))
    print(text)
    say(f"The private key is {folder / f'{operator}.pem'}. Keep a copy of it where nobody else finds it; give the line above to those who check.")
    if operator != settings.OPERATOR:
        say(f"It signs once WITNESSMARK_OPERATOR is {operator}.")


@APP.command("list")
def list_(
    case: Annotated[
        Path | None, typer.Argument(metavar="[CASE]", help="The case folder; without one, your own keys.", exists=True, file_okay=False)
    ] = None,
    format: FormatOption = None,
) -> None:
    """List the keys a case knows, with the entries of the log for which each counts; without a case, your own."""
    from witnessmark import pipeline

    emit(pipeline.proving.keys(case), format, "key")


@APP.command()
def change(case: CaseArgument, passphrase: PassphraseOption = False) -> None:
    """Put a new key in the place of yours. The old one signs for it and is put away; what it signed stays valid.

    Run it for each case that knows the old key: the same new key is taken.
    """
    from witnessmark import pipeline

    _end(pipeline.proving.change_key(case, _passphrase(passphrase)))


@APP.command()
def lost(
    case: CaseArgument,
    reason: ReasonOption,
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="The key's id or its operator; default: yours.", show_default=False)] = None,
    passphrase: PassphraseOption = False,
) -> None:
    """Say that a key is lost, or its passphrase forgotten: yours, in whose place you get a new one, or another operator's.

    What it signed before stays valid. What came after its last checkpoint has only later signatures to vouch for it, and `verify` says so.
    """
    from witnessmark import pipeline

    _end(pipeline.proving.lose_key(case, key, reason, _passphrase(passphrase)))


@APP.command()
def revoke(
    case: CaseArgument,
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key's id, as `keys list CASE` shows it, or its operator.")],
    reason: ReasonOption,
    start: Annotated[
        int | None,
        typer.Option("--from", metavar="ENTRY", help="The first entry of the log it must not vouch for; default: from now on.", show_default=False),
    ] = None,
) -> None:
    """Say that a key is not to be trusted: checkpoints signed with it that cover that entry, or a later one, are refused.

    Any operator whose key counts in the case can say it, of the own key too. Make a new one after that.
    """
    from witnessmark import pipeline

    _end(pipeline.proving.revoke_key(case, key, reason, start))


@APP.command()
def sign(case: CaseArgument) -> None:
    """Sign the log of a case now, where it has grown since the last checkpoint; asks for the passphrase of a protected key."""
    from witnessmark import pipeline

    hindered, signed = pipeline.proving.sign_now(case)
    if not hindered:
        say(f"{case}: the log is signed up to entry {signed}.")
    _end(hindered)


def _passphrase(wanted: bool) -> str | None:
    return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True)) if wanted else None


def _end(remarks: list[Remark]) -> None:
    """Says what hindered signing; a command that is there to sign has failed then."""
    for remark in remarks:
        say(str(remark))
    raise typer.Exit(STOPPED if remarks else FINE)
