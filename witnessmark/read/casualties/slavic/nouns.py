"""Harm told by a noun: «п'ятеро загиблих», «загиблих немає», «загибель двох рятувальників», «поранений боєць», «тіла трьох людей»."""

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.ages import without_ages
from witnessmark.read.casualties.slavic.people import genitives, objects, sufferers
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.casualties.slavic.words import Slot
from witnessmark.read.groups.group import Group

NONE = Count(low=0, high=0, quantifier="none")
# "жертв і руйнувань немає": how far the word that denies may stand from the noun.
NEAR = 8
NO_SLOTS: frozenset[Slot] = frozenset()


def nobody(s: Sentence, i: int) -> Found | None:
    """ "загиблих немає", "без жертв", "информации о пострадавших нет": none, or none reported."""
    outcome = s.words.way("people", s.word(i))
    if outcome is None or not s.words.many(s.word(i)) or not s.words.cases(s.word(i)) & {"genitive", "locative", "accusative"}:
        return None
    group = s.holding(i)
    if group is not None and (group.numbered or group.head != i) and group.count.quantifier != "none":
        return None
    first = group.first if group is not None else i
    if s.phrase("without", first - 1) == first or s.phrase("without", first - 2) == first:
        return Found((Group(first, i + 1, NONE, i),), outcome, i)
    return _nobody_there(s, first, i)


def _nobody_there(s: Sentence, first: int, i: int) -> Found | None:
    """A word of absence behind the noun, or before it in a report ("нет информации о погибших")."""
    outcome = s.words.way("people", s.word(i))
    for k in (*range(i + 1, min(i + NEAR, s.end)), *range(max(first - 6, s.first), first)):
        stop = s.phrase("none_words", k)
        if stop is not None and outcome is not None and s.same_clause(min(i + 1, stop), max(first, k)):
            near = k == i + 1
            end = stop if near else _end_of_list(s, i, k, stop)
            return Found((Group(first, end, NONE, i),), outcome, i)
    return None


def _end_of_list(s: Sentence, i: int, k: int, stop: int) -> int:
    """ "постраждалих та руйнувань немає": the quote runs to the word that denies; a far one is left out."""
    joined = k > i and any(word in s.words.sets["joint"] for word in s.window(i + 1, k)) and k - i <= 4
    return stop if joined else i + 1


def unclear(s: Sentence, i: int) -> Found | None:
    """ "інформація про постраждалих уточнюється": nothing is said of a number."""
    if s.words.way("people", s.word(i)) is None or not any(word in s.words.sets["unclear"] for word in s.window(i + 1, i + 8)):
        return None
    told = any(word in s.words.sets["no_report"] for word in s.window(i - 6, i))
    return Found((), "affected", i) if told else None


def of_people(s: Sentence, i: int) -> Found | None:
    """ "загибель двох рятувальників", "смерть Романа", "3 смерті": an event whose people follow in the genitive."""
    outcome = s.words.way("of", s.word(i))
    if outcome is None:
        return None
    group = s.holding(i) or next((g for g in s.before(i)[:1] if g.end == i and g.head is None), None)
    if group is not None and group.head in (i, None) and group.numbered and s.has("event_counted", i):
        return Found((replace(group, end=max(group.end, i + 1)),), outcome, i)
    people = tuple(g for g in genitives(s, i + 1) if not g.silent)
    return Found(people or _meant_for(s, i), outcome, i)


def _meant_for(s: Sentence, i: int) -> tuple[Group, ...]:
    """ "аресты на 15 суток для 19 человек"."""
    group = next((g for g in s.after(i + 1) if g.numbered), None)
    return (group,) if group is not None and s.has("meant_for", group.first - 1) and s.same_clause(i + 1, group.first) else ()


def counted(s: Sentence, i: int) -> Found | None:
    """ "п'ятеро загиблих", "восьми погибших", "є поранені": the noun of harm is what is counted."""
    group = s.holding(i)
    if group is None or group.head != i or group.harm is None or group.attributive or group.silent:
        return None
    if group.harm == "detained" and _released(s, group):
        return Found((), group.harm, i)
    if not group.numbered and group.cases and group.cases.isdisjoint(("nominative", "genitive", "accusative")):
        return None
    if not group.numbered and (_of_a_noun(s, group) or (s.has("victim_nouns", i) and "nominative" not in group.cases)):
        return None
    other = s.words.way("people", s.word(i + 2)) if s.word(i + 1) in s.words.sets["joint"] and group.numbered else None
    if other is not None and {other, group.harm} == {"killed", "injured"}:
        return Found((replace(group, end=i + 3),), "affected", i)
    return Found((_with_people(s, group),), group.harm, i)


def _released(s: Sentence, group: Group) -> bool:
    """ "звільнено 50 полонених", "обмін полоненими": they are held no longer."""
    near = (*range(group.first - NEAR, group.first), *range(group.end, group.end + NEAR))
    return any(s.has("released", k) and s.same_clause(min(k + 1, group.end), max(k, group.first)) for k in near)


def _of_a_noun(s: Sentence, group: Group) -> bool:
    """ "родичі загиблих", "память погибших": a plural in the genitive behind a noun only says whose it is."""
    before = s.word(group.first - 1)
    plural = ("many", "nominative") in s.words.slots.get(s.word(group.end - 1), ()) and not s.words.one(s.word(group.end - 1))
    if plural or not before[:1].isalpha() or before.endswith((*s.words.endings["verb_endings"], *s.words.endings["adjective_endings"])):
        return False
    return not any(before in s.words.sets[name] for name in ("prepositions", "adverbs", "there_is", "joint", "adding", "breakers", "pronouns"))


def second_counted(s: Sentence, i: int) -> Found | None:
    """ "780 вбитих і поранених": the second noun shares the number of the first."""
    outcome, first = s.words.way("people", s.word(i)), s.holding(i - 2)
    if outcome is None or first is None or s.word(i - 1) not in s.words.sets["joint"] or not first.numbered or first.head != i - 2:
        return None
    return Found((), outcome, i) if {first.harm, outcome} == {"killed", "injured"} else None


def _with_people(s: Sentence, group: Group) -> Group:
    """ "жертви мирних жителів": whose they are stands behind in the genitive."""
    people = s.starting_at(group.end)
    if people is None or people.harm is not None or people.numbered or people.cases.isdisjoint({"genitive"}) or people.count.high == 1:
        return group
    return replace(group, end=people.end, who=people.who)


def attributive(s: Sentence, i: int) -> Found | None:
    """ "поранений боєць", "погибшей женщине": the outcome stands before its noun."""
    group = s.holding(i)
    if group is None or not group.attributive or group.harm is None or group.head is None or not group.first <= i < group.head:
        return None
    if group.harm == "detained" and _released(s, group):
        return Found((), group.harm, i)
    return Found((group,), group.harm, i)


def behind_noun(s: Sentence, i: int) -> Found | None:
    """ "дітей, убитих росіянами", "женщина, пострадавшая при взрыве": a participle behind its noun, in its case."""
    outcome = s.words.way("people", s.word(i)) or s.words.way("done", s.word(i))
    if outcome is None or s.word(i - 1) != "," or (s.holding(i) is None and "nominative" in s.words.cases(s.word(i))):
        return None
    own = s.holding(i)
    if own is not None and own.attributive:
        return None
    group = next((g for g in s.before(i - 1)[:1] if g.end == i - 1), None)
    if group is None or group.head is None or s.words.slots.get(s.word(group.head), NO_SLOTS).isdisjoint(s.words.slots.get(s.word(i), NO_SLOTS)):
        return None
    return Found((group,), outcome, i)


def victims_became(s: Sentence, i: int) -> Found | None:
    """ "жертвами удару стали п'ятеро", "жертвою став водій": the dead are named after the verb."""
    if not s.has("victim_of", i):
        return None
    verb = next((k for k in range(i - 3, min(i + 10, s.end)) if s.has("became", k)), None)
    if verb is None:
        return None
    groups = sufferers(s, verb, verb + 1)
    return Found(groups, "killed", i)


def turned_out(s: Sentence, i: int) -> Found | None:
    """ "погибшим оказался командир", "загиблою виявилася жінка"."""
    outcome = s.words.way("people", s.word(i))
    if outcome is None or "instrumental" not in s.words.cases(s.word(i)):
        return None
    verb = next((k for k in range(i + 1, min(i + 8, s.end)) if s.has("became", k)), None)
    return Found(sufferers(s, verb, verb + 1), outcome, i) if verb is not None else None


def among(s: Sentence, i: int) -> Found | None:
    """ "серед загиблих – троє дітей", "среди раненых есть подростки": parts of those told of."""
    outcome = s.words.way("people", s.word(i))
    start = next((k for k in range(i - 3, i) if s.phrase("among", k) is not None), None)
    if outcome is None or start is None or (s.starting_at(i) is not None and s.holding(i) is not None and s.holding(i).numbered):  # type: ignore[union-attr]
        return None
    later = [g for g in s.after(i + 1) if g.harm is None]
    if not later or not _leads_to(s, i + 1, later[0].first):
        return None
    chain = [later[0]]
    for group in later[1:]:
        if all(
            word in (",",) or word in s.words.sets["joint"] or word in s.words.sets["list_fillers"]
            for word in without_ages(s, chain[-1].end, group.first)
        ):
            chain.append(group)
    return Found(tuple(replace(g, after="part") for g in chain), outcome, i)


def _leads_to(s: Sentence, first: int, end: int) -> bool:
    """Only a dash, "is" and small words may stand between "among the dead" and who they are."""
    return end - first <= 8 and not any(s.is_predicate(k) or s.word(k) in (".", ";", ",") for k in range(first, end))


def found_dead(s: Sentence, i: int) -> Found | None:
    """ "школьницу нашли мёртвой", "двоє знайдені мертвими"."""
    verb = next((k for k in range(max(i - NEAR, s.first), min(i + NEAR, s.end)) if s.has("body_verbs", k)), None) if s.has("found_dead", i) else None
    if verb is None:
        return None
    first, stop = min(i, verb), max(i, verb) + 1
    return Found(objects(s, first, stop) or sufferers(s, first, stop), "killed", i)


def bodies(s: Sentence, i: int) -> Found | None:
    """ "знайшли тіла трьох людей", "виявлено п'ять тіл"."""
    if not s.has("bodies", i) or not any(word in s.words.sets["body_verbs"] for word in s.window(s.first, s.end)):
        return None
    people = tuple(g for g in genitives(s, i + 1) if not g.silent)
    if people:
        return Found(people, "killed", i)
    group = s.holding(i) or next((g for g in s.before(i)[:1] if g.end == i and g.head is None), None)
    if group is not None and group.numbered:
        return Found((replace(group, end=max(group.end, i + 1)),), "killed", i)
    single = Count(low=1, high=1, quantifier="exact") if s.has("one_body", i) else Count(low=None, high=None, quantifier="several")
    return Found((Group(i, i + 1, single, i),), "killed", i)
