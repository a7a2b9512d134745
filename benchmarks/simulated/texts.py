"""A simulated incident as the texts people would have read: three languages, copies, rewrites, translations, and what does not belong."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from simulated.incident import Simulated
from simulated.reports import PUBLISHERS, Report
from simulated.statements import Number, Utterance
from simulated.wording import LANGUAGES, agreement, bare, filled, people, plural, table
from witnessmark.model.document import Document

# So soon after the attack a report may leave the day out.
SAME_DAY = 12.0
# An attack before this hour is one of the night before it.
MORNING = 8
# How many incidents have an older attack on the same town, or a post in jargon, among their documents.
OLDER, JARGON = 0.25, 0.25


def documents(incident: Simulated, language: str) -> list[Document]:
    """All documents of an incident, its originals in this language, then what only looks as if it belonged."""
    texts = {report.doc_id: text(report, incident, language) for report in incident.reports}
    made = [_document(r.doc_id, texts[r.doc_id][0], incident.truth.when(r.hours), r.publisher, texts[r.doc_id][1]) for r in incident.reports]
    return [*made, *distractors(incident, language)]


def _document(doc_id: str, text: str, published: str, publisher: str, language: str) -> Document:
    return Document(doc_id=doc_id, text=text, published=published, publisher=publisher, language=language)


def town(incident: Simulated) -> str:
    """The town of an incident: its key in the tables."""
    return str(list(table("en")["towns"])[incident.truth.number % len(table("en")["towns"])])


def text(report: Report, incident: Simulated, language: str) -> tuple[str, str]:
    """A report's text and language. A copy has its original's words but for a line before or after; a rewrite has its own."""
    own = Random(f"{incident.truth.number} {language} {report.doc_id}")
    if report.relation == "translation":
        language = own.choice([other for other in LANGUAGES if other != language])
    copied = report.relation in ("original", "copy") and report.names and report.altered is None
    shared = Random(f"{incident.truth.number} {language} {report.said}")
    body = " ".join(_Writer(report, incident, language, shared if copied else own).sentences())
    if report.relation == "copy":
        edits = table(language)["copies"]
        body = own.choice(edits["before"]).format(publisher=report.publisher) + body + own.choice(edits["after"])
    return body, language


def distractors(incident: Simulated, language: str) -> Iterator[Document]:
    """An older attack on the town, and soldiers' jargon that is no count of its people."""
    rng = Random(f"{incident.truth.number} {language} distractors")
    words, truth = table(language), incident.truth
    where = words["towns"][town(incident)]
    number = Number(outcome="killed", words="exact", number=rng.randint(2, 40))
    if rng.random() < OLDER:
        then = truth.moment - timedelta(days=rng.randint(20, 60))
        when = words["day"][0].format(day=then.day, month=words["months"][then.month - 1])
        parts = {"count": people(number, number.number, language, rng), **agreement(number, number.number, language)}
        told = filled(words["distractors"]["older"][0], where=where[2], when=when, **parts)
        yield _document("x-older", told, (then + timedelta(hours=9)).isoformat(timespec="minutes"), rng.choice(PUBLISHERS), language)
    if rng.random() < JARGON:
        told = filled(rng.choice(words["distractors"]["jargon"]), town=where[0], where=where[2], n=number.number, m=rng.randint(3, 30))
        yield _document("x-jargon", told, truth.when(rng.uniform(2, 30)), "Frontline notes", language)


class _Writer:
    """Writes one statement in one language; `rng` chooses among the variants, so equal ones make equal texts."""

    def __init__(self, report: Report, incident: Simulated, language: str, rng: Random) -> None:
        self._report, self._incident, self._language, self._rng = report, incident, language, rng
        self._words, self._said = table(language), incident.said[report.said]
        forms = self._words["towns"][town(incident)]
        self._place = {"of": forms[1], "where": forms[2], "when": self._when(), "source": self._source()}

    def sentences(self) -> list[str]:
        """What stands around the statement, the statement, and more of that."""
        around = self._rng.sample(self._words["sentences"]["filler"], self._rng.randint(1, 3))
        told = [*self._statement(), *self._longer()]
        return [*told, *around] if self._rng.random() < 0.8 else [around[0], *told, *around[1:]]

    def _when(self) -> str:
        moment = self._incident.truth.moment
        fresh = self._rng.random() < 0.3 and self._said.hours < SAME_DAY
        if fresh and (self._report.hours < SAME_DAY or self._report.relation == "copy"):
            return ""
        kinds = self._words["night" if moment.hour < MORNING and self._rng.random() < 0.5 else "day"]
        return str(self._rng.choice(kinds).format(day=moment.day, month=self._words["months"][moment.month - 1]))

    def _source(self) -> str:
        source = self._said.source
        voice = self._words["sources"][source.kind][source.turn]
        names = self._words["names"]
        mine = [s.name for s in self._incident.sources].index(source.name)
        of = self._words["towns"][town(self._incident)][1]
        return str(voice.format(of=of, name=names[(self._incident.truth.number + mine) % len(names)]))

    def _pick(self, name: str) -> str:
        """A sentence of that name, where the report names its source; else one without."""
        sentences = self._words["sentences"]
        key = name if self._report.names else {"named": "bare"}.get(name, f"{name}_bare")
        return str(self._rng.choice(sentences.get(key, sentences[name])))

    def _fill(self, template: str, **parts: object) -> str:
        return filled(template, **{**self._place, **parts})

    def _value(self, number: Number) -> int | None:
        first = next((n for n in self._said.numbers if n.outcome == "killed" and n.number), None)
        return self._report.altered if self._report.altered is not None and number is first else number.number

    def _forms(self, number: Number) -> dict[str, str]:
        value = self._value(number)
        count = people(number, value, self._language, self._rng)
        return {"count": count, "bare": bare(number, value, self._language), **agreement(number, value, self._language)}

    def _statement(self) -> Iterator[str]:
        numbers = [n for n in self._said.numbers if n.scope in ("event", "part")]
        if not numbers:
            return
        kind, first = self._said.source.kind, numbers[0]
        if first.zero is not None:
            yield self._fill(self._pick("no_report" if first.zero == "no_report" else "denied"))
            yield from (self._fill(self._pick("named"), clause=self._clause("injured", n)) for n in numbers[1:])
        elif kind == "hospital":
            yield self._hospital(numbers)
        elif kind == "witness" and first.site is not None:
            yield self._fill(self._pick("witness"), site=self._site(first.site), **self._forms(first))
        elif first.scope == "part":
            yield self._fill(self._pick("parts"), parts=self._parts(numbers))
        elif first.relation == "ordinal":
            yield self._fill(self._pick("ordinal"), n=self._value(first))
        elif first.relation == "revision":
            yield self._fill(self._pick("risen" if self._grew() else "stands"), **self._forms(first))
            yield from (self._fill(self._pick("named"), clause=self._clause("injured", n)) for n in numbers[1:] if n.outcome == "injured")
        else:
            yield from self._total(numbers)

    def _total(self, numbers: list[Number]) -> Iterator[str]:
        first, hurt = numbers[0], next((n for n in numbers[1:] if n.outcome == "injured"), None)
        name = "together" if first.together else "affected" if first.outcome == "affected" else "increment" if first.relation == "increment" else None
        if name is None:
            name = "combatant" if first.combatant else "injured" if first.outcome == "injured" else "killed"
        both = name == "killed" and hurt is not None
        yield self._fill(self._pick("named"), clause=self._clause("killed_injured" if both else name, first, hurt))
        for child in (n for n in numbers if n.child and n.number):
            form = ("one", "few", "many").index(plural(child.number or 0, self._language))
            children = self._words["sentences"]["child"][form].format(n=child.number)
            yield self._fill(self._pick("children"), children=children, **agreement(child, child.number, self._language))

    def _clause(self, name: str, number: Number, hurt: Number | None = None) -> str:
        injured = bare(hurt, hurt.number, self._language) if hurt is not None else ""
        return str(self._rng.choice(self._words["clauses"][name]).format(injured=injured, **self._forms(number)))

    def _parts(self, numbers: list[Number]) -> str:
        told: list[str] = []
        for number in numbers:
            if number.scope != "part":
                continue
            template = self._words["sentences"]["parts_next" if told else "parts_first"]
            told.append(template.format(site=self._site(number.site), where=self._place["where"], **self._forms(number)))
        return ", ".join(told)

    def _hospital(self, numbers: list[Number]) -> str:
        hurt = next((n for n in numbers if n.outcome == "injured"), None)
        dead = next((n for n in numbers if n.outcome == "killed"), None)
        name = "hospital" if hurt and dead else "hospital_injured" if hurt else "hospital_killed"
        injured = bare(hurt, hurt.number, self._language) if hurt is not None else ""
        return self._fill(self._pick(name), injured=injured, **self._forms(dead or numbers[0]))

    def _site(self, site: int | None) -> str:
        return str(self._words["sentences"]["sites"][site]) if site is not None else ""

    def _grew(self) -> bool:
        """Whether the source gave a smaller number of dead before."""
        before = [total(u) for u in self._incident.said[: self._report.said] if u.source.name == self._said.source.name]
        known = [n for n in before if n is not None]
        return bool(known) and known[-1] < (total(self._said) or 0)

    def _longer(self) -> Iterator[str]:
        for number in self._said.numbers:
            if number.scope in ("cumulative", "period"):
                yield self._fill(self._rng.choice(self._words["sentences"][number.scope]), n=number.number)


def total(utterance: Utterance) -> int | None:
    """The number of dead a statement gives for the whole attack."""
    return next(
        (n.number for n in utterance.numbers if n.outcome == "killed" and n.relation != "increment" and n.scope == "event" and n.number), None
    )
