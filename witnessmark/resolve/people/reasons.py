"""Why a mention was taken for somebody, as one sentence for a person."""

from typing import Literal, TypeAlias

from witnessmark.model.voice import Link, Voice
from witnessmark.resolve.people.person import Person

Rule: TypeAlias = Literal["same_name", "spelling", "surname", "inflected", "body", "abbreviation", "role", "pronoun", "decision"]
SENTENCES: dict[Rule, str] = {
    "same_name": "“{said}” is the same name.",
    "spelling": "“{said}” is a spelling of the name “{name}”.",
    "surname": "“{said}” gives the surname of “{name}”, the nearest who bears it.",
    "inflected": "“{said}” is a case form of the name “{name}”.",
    "body": "“{said}” is short for “{name}”.",
    "abbreviation": "“{said}” is another name of “{name}”.",
    "role": "“{said}” is the role of “{name}”, the nearest who has it.",
    "pronoun": "“{said}” stands for “{name}”, the last told of whom it fits.",
    "decision": "A person decided that “{said}” is “{name}”.",
}

BODY_NOUN = "“{said}” stands for “{name}”, the last body told of that it fits."
SAME_WORDS = "“{said}” is told of in the same words as “{name}”."


def link(voice: Voice, person: Person, rule: Rule, text: str) -> Link:
    """The link of a mention to the person it joins; among bodies the names tell which rule it was."""
    said = text[slice(*voice.spans[0])] or voice.name
    if rule == "body":
        rule = _rule_of_bodies(voice.name, person)
    sentence = SENTENCES[rule]
    if rule == "role" and person.sort != "named":
        sentence = BODY_NOUN if person.sort == "body" else SAME_WORDS
    return Link(start=voice.spans[0][0], end=voice.spans[0][1], rule=rule, reason=sentence.format(said=" ".join(said.split()), name=person.name))


def _rule_of_bodies(name: str, person: Person) -> Rule:
    if name in person.names:
        return "same_name"
    return "body" if any(other.casefold().startswith(name.casefold()) for other in person.names) else "abbreviation"
