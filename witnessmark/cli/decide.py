"""`decide`: what a person judges, written down for good."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from witnessmark import settings
from witnessmark.cli.options import GazetteerOption
from witnessmark.cli.summary import Summary
from witnessmark.cli.terminal import out, say, shown
from witnessmark.model.claim import Modality, Relation, Scope
from witnessmark.model.count import Outcome, Quantifier, Who
from witnessmark.model.judged import sentence

if TYPE_CHECKING:
    from witnessmark.model.decision import Decision
    from witnessmark.pipeline import Case, deciding

NAME = "decide"
EXAMPLES = (
    'witnessmark decide demo-case reject 551ca751533be102 c3 --why "the caption is of another street"',
    'witnessmark decide demo-case correct adviser c0 --number 19 --why "misread: nineteen, not nine"',
    'witnessmark decide demo-case split 1 denial --why "it denies another attack"',
    'witnessmark decide demo-case undo 1 --why "it was the right street"',
)
STATUS = "Exit status: 0 the decision is kept and the results are made anew; 1 stopped (`decisions` shows whether it was kept); 2 wrong use."
APP = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", add_completion=False)

WhyOption: TypeAlias = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why you judge so, for those who read it later.")]
WhoOption: TypeAlias = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who judges; default: WITNESSMARK_OPERATOR. A pseudonym is welcome.", show_default=False)
]
DocArgument: TypeAlias = Annotated[str, typer.Argument(metavar="DOC", help="The document's id, or its beginning.")]
OtherArgument: TypeAlias = Annotated[str, typer.Argument(metavar="OTHER", help="The other document's id, or its beginning.")]
ClaimsArgument: TypeAlias = Annotated[
    list[str], typer.Argument(metavar="CLAIM", help="Ids of claims of this document, as `why` and the dossier name them: c3.")
]
IncidentArgument: TypeAlias = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="The incident's number in the dossier's index, or the beginning of its id.")
]
RowOption: TypeAlias = Annotated[
    bool, typer.Option("--row", help="The other claims behind the same statement too: the same source's same number elsewhere.")
]


@APP.callback()
def run(context: typer.Context, case: Annotated[Path, typer.Argument(metavar="CASE", help="The case folder.", exists=True, file_okay=False)]) -> None:
    """Write down what you judge; the results of the case are made anew from it, without reading any text again.

    A decision is never changed or deleted: `undo` adds an entry that takes it back. Each is found again by the words it is about,
    after any new reading and any new report. `witnessmark decisions CASE` lists them.
    """
    context.obj = case


def _decide(
    context: typer.Context, who: str | None, why: str, gazetteer: Path | None, make: "Callable[[Case, deciding.Signature], Decision]"
) -> None:
    """Makes the decision, keeps it, and says what was kept."""
    from witnessmark import pipeline
    from witnessmark.cli.pages.case import page
    from witnessmark.cli.watching import Watching

    if not why.strip():
        raise typer.BadParameter("say why: a decision without a reason is none")
    summary = Summary()
    by = pipeline.deciding.Signature((who or "").strip() or settings.OPERATOR, why, datetime.now(UTC).isoformat(timespec="seconds"))
    with pipeline.Case(context.obj) as case:
        before = [incident.incident_id for incident in case.store.incidents]
        made = pipeline.decide(case, make(case, by), gazetteer, Watching(summary))
        print(shown(f"Decision {made.id}: {sentence(made)}"))
        if before != [incident.incident_id for incident in case.store.incidents]:
            out().print(page(case))
        say(f"The results were made anew: {case.dossier / 'index.html'}")


@APP.command()
def accept(
    context: typer.Context,
    doc: DocArgument,
    claims: ClaimsArgument,
    why: WhyOption,
    row: RowOption = False,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Claims are read rightly: you checked the words. It lifts an earlier rejection; it changes no number and makes no source stronger."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.judge(case, by, "accept", doc, claims, row=row))


@APP.command()
def reject(
    context: typer.Context,
    doc: DocArgument,
    claims: ClaimsArgument,
    why: WhyOption,
    row: RowOption = False,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Set claims aside: they stay in the matrix with who and why, and bear on no range."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.judge(case, by, "reject", doc, claims, row=row))


@APP.command()
def correct(
    context: typer.Context,
    doc: DocArgument,
    claims: ClaimsArgument,
    why: WhyOption,
    number: Annotated[int | None, typer.Option("--number", min=0, help="The exact number: the same as --low and --high.", show_default=False)] = None,
    low: Annotated[
        str | None, typer.Option("--low", metavar="N|none", help="The least number; none where the words give none.", show_default=False)
    ] = None,
    high: Annotated[
        str | None, typer.Option("--high", metavar="N|none", help="The greatest number; none where it is open above.", show_default=False)
    ] = None,
    quantifier: Annotated[
        Quantifier | None, typer.Option("--quantifier", help="How the number is put; else as its bounds are.", show_default=False)
    ] = None,
    outcome: Annotated[Outcome | None, typer.Option("--outcome", help="What happened to the people.", show_default=False)] = None,
    group: Annotated[Who | None, typer.Option("--group", help="What kind of people they are.", show_default=False)] = None,
    scope: Annotated[Scope | None, typer.Option("--scope", help="What the number covers.", show_default=False)] = None,
    relation: Annotated[
        Relation | None, typer.Option("--relation", help="How the number stands to others of its source.", show_default=False)
    ] = None,
    modality: Annotated[Modality | None, typer.Option("--modality", help="How it is put.", show_default=False)] = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place", metavar="NAME", help="Where it was: a place as a document of the case names it, or its gazetteer id.", show_default=False
        ),
    ] = None,
    sex: Annotated[Literal["female", "male"] | None, typer.Option("--sex", help="Their sex.", show_default=False)] = None,
    age: Annotated[Literal["child", "adult", "elderly"] | None, typer.Option("--age", help="Their age.", show_default=False)] = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--speaker", metavar="NAME", help="Who says it: a name as the document has it, or START-END; none: the text itself.", show_default=False
        ),
    ] = None,
    row: RowOption = False,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Claims say something else than was read: the words stay, and what was read is shown beside what you say.

    Corrections of different fields add up; the later of two on one field stands.
    """
    from witnessmark import pipeline
    from witnessmark.model.decision import Correction

    said = {"quantifier": quantifier, "outcome": outcome, "who": group, "scope": scope, "relation": relation, "modality": modality, "place": place}
    said |= {"sex": sex, "age_group": age}
    bounds = {"low": number, "high": number} if number is not None else {name: _bound(text) for name, text in (("low", low), ("high", high)) if text}
    spoken = {} if speaker is None else {"speaker": None if speaker == "none" else speaker}
    correction = Correction(**bounds, **spoken, **{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]
    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.correct(case, by, doc, claims, correction, row))


def _bound(text: str) -> int | None:
    if text != "none" and not text.isdecimal():
        raise typer.BadParameter(f"{text!r} is no number of people, and not none")
    return None if text == "none" else int(text)


@APP.command()
def merge(
    context: typer.Context,
    incidents: Annotated[
        list[str], typer.Argument(metavar="INCIDENT", help="Incidents by their number in the dossier's index, or the beginning of their id.")
    ],
    why: WhyOption,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Incidents are one event."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.merge(case, by, incidents))


@APP.command()
def split(
    context: typer.Context,
    incident: IncidentArgument,
    docs: Annotated[list[str], typer.Argument(metavar="DOC", help="Ids of the documents that leave, or their beginnings.")],
    why: WhyOption,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Documents tell of another event than the rest of an incident; their copies go with them."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.split(case, by, incident, docs))


@APP.command()
def grade(
    context: typer.Context,
    incident: IncidentArgument,
    outcome: Annotated[Outcome, typer.Argument(help="What happened to the people counted.")],
    letter: Annotated[Literal["A", "B", "C", "D"], typer.Argument(metavar="GRADE", help="The grade you give.")],
    why: WhyOption,
    group: Annotated[str, typer.Option("--group", help="The group counted, as the incident names it.")] = "any",
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """A count deserves another grade: yours stands beside the computed one, which stays."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.grade(case, by, incident, outcome, letter, group))


@APP.command()
def person(
    context: typer.Context,
    mention: Annotated[str, typer.Argument(metavar="MENTION", help="DOC:NAME, a name as the document has it, or DOC:START-END, where it stands.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other mention, of the same document or of another.")],
    judgement: Annotated[Literal["same", "different"], typer.Argument(help="Whether they are one person or body, or two.")],
    why: WhyOption,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Two mentions are of one person or body, or of two."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.people(case, by, mention, other, judgement == "same"))


@APP.command()
def join(
    context: typer.Context,
    doc: DocArgument,
    other: OtherArgument,
    why: WhyOption,
    kind: Annotated[Literal["copy", "rewrite", "translation"], typer.Option("--as", help="How the one was made from the other.")] = "copy",
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """One document was made from the other: they count once. Confirms a link that was found, or makes one."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.link(case, by, doc, other, kind))


@APP.command()
def cut(
    context: typer.Context,
    doc: DocArgument,
    other: OtherArgument,
    why: WhyOption,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Neither document was made from the other: they are never in one copy group."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.link(case, by, doc, other))


@APP.command()
def undo(
    context: typer.Context,
    decision: Annotated[str, typer.Argument(metavar="ID", help="The decision's id, as `decisions` lists it.")],
    why: WhyOption,
    who: WhoOption = None,
    gazetteer: GazetteerOption = None,
) -> None:
    """Take a decision back; both entries stay. Taking back an undo makes the first decision stand again."""
    from witnessmark import pipeline

    _decide(context, who, why, gazetteer, lambda case, by: pipeline.deciding.undo(case, by, decision))
