"""`fetch`: pages of the web, kept as they were sent."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from witnessmark.cli.options import FormatOption
from witnessmark.cli.output import emit
from witnessmark.cli.progress import track_unseen
from witnessmark.cli.summary import Summary
from witnessmark.cli.terminal import say
from witnessmark.errors import BadInput, Remark
from witnessmark.model.fetching import AGENT, DELAY, LANGUAGE, Fetched, FetchPlan
from witnessmark.printable import printable

NAME = "fetch"
EXAMPLES = (
    "witnessmark fetch https://news.example/report --case demo-case --proxy socks5h://127.0.0.1:9050",
    "witnessmark fetch --from addresses.txt --out captures",
    "witnessmark fetch --again demo-case",
)
STATUS = (
    "Exit status: 0 every page is kept, or was looked at again; 3 finished, but something was not had, or is no page, or came cut (each is said); "
    "1 stopped; 2 wrong use."
)
MEBIBYTE = 1024 * 1024
# What became of an address, as the summary counts it.
NOUNS = {
    "captured": "page captured",
    "cut": "page kept as far as it came",
    "error_page": "answer kept that is no page",
    "left_out": "page captured before",
    "unchanged": "page unchanged",
    "same_text": "page with the same text",
    "changed": "page changed",
    "vanished": "page vanished",
}


def run(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL…", help="Addresses of pages, http or https.", show_default=False)] = None,
    listed: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", exists=True, dir_okay=False, help="More addresses, one a line; # begins a remark.", show_default=False
        ),
    ] = None,
    case: Annotated[
        Path | None,
        typer.Option("--case", metavar="CASE", file_okay=False, help="The case they are kept in, made where there is none.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", file_okay=False, help="A plain folder they are kept in, without a case.", show_default=False),
    ] = None,
    again: Annotated[
        Path | None,
        typer.Option(
            "--again",
            metavar="CASE",
            exists=True,
            file_okay=False,
            help="Ask again for what this case holds captures of, and say what changed or vanished.",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--url", metavar="URL", help="With --again: this address alone; may be given several times.", show_default=False),
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option(
            "--proxy", metavar="URL", help="socks5h://HOST:PORT (Tor: 127.0.0.1:9050) or http://HOST:PORT; it looks names up.", show_default=False
        ),
    ] = None,
    allow_private: Annotated[
        list[str] | None,
        typer.Option("--allow-private", metavar="HOST", help="A host that may lie in this machine's own network.", show_default=False),
    ] = None,
    agent: Annotated[str, typer.Option("--agent", metavar="TEXT", help="What the requests say that they come from.", show_default=False)] = AGENT,
    language: Annotated[str, typer.Option("--language", metavar="TEXT", help="The languages that pages are asked for in.")] = LANGUAGE,
    delay: Annotated[float, typer.Option("--delay", metavar="SECONDS", min=0, help="Between two pages of one host.")] = DELAY,
    max_size: Annotated[
        int | None, typer.Option("--max-size", metavar="MIB", min=1, help="The largest page kept whole; default: 64.", show_default=False)
    ] = None,
    max_time: Annotated[
        float | None, typer.Option("--max-time", metavar="SECONDS", min=1, help="The longest a page may take; default: 120.", show_default=False)
    ] = None,
    no_screenshot: Annotated[bool, typer.Option("--no-screenshot", help="No picture; else one is made where a Chromium is installed.")] = False,
    scripts: Annotated[bool, typer.Option("--scripts", help="Let the programs of a page run for its picture.")] = False,
    insecure: Annotated[bool, typer.Option("--insecure", help="Capture pages whose certificate proves nothing too; the record says so.")] = False,
    obey_robots: Annotated[
        bool, typer.Option("--obey-robots", help="Leave out what a site's robots.txt does not wish; else it is said only.")
    ] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Capture again what an interrupted run of this list captured.")] = False,
    format: FormatOption = None,
) -> None:
    """Capture pages of the web as they are sent: one WARC file a page, with every request, answer, redirect, and a picture.

    This is the command that uses the network. What leaves the machine, and to whom, is said before the first request; without
    --proxy the sites see this machine's address. Only public hosts are asked, whatever an address, a redirect, a name server or a page's own
    script says. An interrupted list goes on where it stopped. The next `build` reads what was captured. See docs/fetching.md.
    """
    from witnessmark import pipeline

    addresses = (*(urls or []), *_lines(listed), *(only or []))
    _check_use(addresses, again, (urls, listed), (case, out), only)
    plan = FetchPlan(
        urls=addresses,
        case=again or case,
        out=out,
        proxy=proxy,
        allowed=tuple(allow_private or ()),
        agent=_header(agent, "--agent"),
        language=_header(language, "--language"),
        delay=delay,
        size=max_size * MEBIBYTE if max_size is not None else None,
        seconds=max_time,
        insecure=insecure,
        obey_robots=obey_robots,
        picture=not no_screenshot,
        scripts=scripts,
        anew=anew,
    )
    say(pipeline.fetching.what_leaves(plan, again is not None))
    found = pipeline.fetching.fetch_again(plan) if again is not None else pipeline.fetching.fetch(plan)
    summary = Summary(nothing="no page")
    emit(_counted(track_unseen(found, "asking"), summary), format, "fetched")
    if plan.case is not None:
        for remark in pipeline.keeping.sign(plan.case):
            summary.skip(remark)
    raise typer.Exit(summary.close())


def _check_use(
    addresses: tuple[str, ...], again: Path | None, given: tuple[object, object], kept: tuple[Path | None, Path | None], only: list[str] | None
) -> None:
    """Wrong use where it is not plain what is to be asked for, or where it is to be kept."""
    if again is not None and any((*given, *kept)):
        raise typer.BadParameter("--again takes its addresses from the case; name some of them with --url")
    if again is None and only:
        raise typer.BadParameter("--url belongs to --again")
    if again is None and addresses and (kept[0] is None) == (kept[1] is None):
        raise typer.BadParameter("say where captures are kept: --case CASE, or --out FOLDER without a case")
    if again is None and not addresses:
        raise typer.BadParameter("name the addresses to capture, or a file of them with --from")


def _lines(listed: Path | None) -> Iterator[str]:
    """The addresses of a file; an address itself may hold a #, a remark stands after a blank or at the beginning."""
    if listed is None:
        return
    try:
        lines = listed.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise typer.BadParameter(f"{printable(str(listed))} is no text in UTF-8") from None
    for line in lines:
        address = line.split(" #")[0].strip()
        if address and not address.startswith("#"):
            yield address


def _header(value: str, option: str) -> str:
    """What a header can carry; else wrong use."""
    if not value.isascii() or not value.isprintable() or not value.strip():
        raise typer.BadParameter(f"{option}: only plain letters, digits and signs")
    return value


def _counted(found: Iterable[Fetched], summary: Summary) -> Iterator[Fetched]:
    """The same results; what was not had is said and counted, and every remark is said."""
    for each in found:
        for remark in each.remarks:
            summary.skip(Remark(f"{printable(each.url)}: {remark}"))
        if each.outcome in NOUNS:
            summary.counts[NOUNS[each.outcome]] += 1
        if each.outcome == "failed":
            summary.skip(BadInput(each.reason or ""))
        elif each.outcome in ("cut", "error_page"):
            summary.skip(BadInput(f"{printable(each.url)}: {each.reason or 'not whole'}; what came is kept as {each.name}"))
        yield each
