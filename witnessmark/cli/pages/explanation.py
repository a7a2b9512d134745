"""An explained sentence as text, for eighty columns."""

from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from witnessmark.cli.terminal import one_line
from witnessmark.model.explanation import ExplainedSentence, Explanation

# How each outcome is marked and coloured; the mark tells it without colour too.
MARKS = {"fired": ("+", "bold green"), "dropped": ("x", "bold yellow"), "abstained": ("-", "dim")}
LONGEST_QUOTE, LONGEST_SENTENCE = 100, 600


def page(told: ExplainedSentence) -> RenderableType:
    """The sentence, then each step: a mark, the rule and the words; below it what came of it, or why nothing did."""
    head = Text(f"{one_line(told.doc_id, 40)}  sentence {told.sentence + 1}  {told.language}  {told.start}–{told.end}", style="dim")
    text = Padding(Text(one_line(told.text, LONGEST_SENTENCE), style="bold"), (0, 0, 0, 1))
    return Group(head, text, *(_step(step) for step in told.steps), Text())


def _step(step: Explanation) -> RenderableType:
    mark, style = MARKS[step.status]
    lines = [
        Text.assemble((f"{mark} ", style), (f"{step.kind} ", style), (f"{one_line(step.rule)} ", "cyan"), f"“{one_line(step.quote, LONGEST_QUOTE)}”")
    ]
    lines += [Text(f"    {line}", style="dim" if step.status == "abstained" else "") for line in _lines(step)]
    if step.tried:
        lines.append(Text(f"    tried before: {', '.join(step.tried)}", style="dim"))
    return Padding(Group(*(_hanging(line) for line in lines)), (0, 0, 0, 2))


def _lines(step: Explanation) -> list[str]:
    whose = [f"said by {one_line(' via '.join(step.voices))}"] if step.voices else []
    told = [", ".join([f"{name} {one_line(_said(value))}" for name, value in step.made.items()])] if step.made else []
    looks = [f"looks for {one_line(step.looks_for)}"] if step.looks_for else []
    return [line for line in (one_line(step.reason or ""), *told, *whose, *looks) if line]


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _hanging(line: Text) -> RenderableType:
    """A line whose continuation stands under its first word."""
    indent = len(line.plain) - len(line.plain.lstrip(" "))
    return Padding(Text(line.plain.lstrip(" "), style=line.style), (0, 0, 0, indent)) if indent else line
