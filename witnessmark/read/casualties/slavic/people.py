"""Finds the people of a verb in a language with a free order of words: by case, agreement and nearness."""

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.slavic.ages import past_ages, without_ages
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.groups.group import Group

QUOTES = frozenset({"«", "»", '"', "“", "”", "„"})
PRONOUNS = (("he_pronouns", "male"), ("she_pronouns", "female"))


def sufferers(s: Sentence, i: int, stop: int) -> tuple[Group, ...]:
    """The subject of a verb that its subject suffers, words [i, stop): right behind it, else before it in the clause, else
    behind it in the clause. Empty where nobody agrees with it."""
    found = _right_beside(s, i, stop) or _left(s, i) or _right(s, i, stop) or _shared(s, i)
    return _with_companions(s, found) or stood_for(s, i) or _by_trade(s, i, stop)


def _with_companions(s: Sentence, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """ "мать с двумя детьми погибла": those who were with them had the same fate."""
    stop = s.phrase("with_companions", groups[-1].end) if groups else None
    company = s.starting_at(stop) if stop is not None else None
    return (*groups, company) if company is not None and company.sure and s.may_be(company, "instrumental") else groups


def _shared(s: Sentence, i: int) -> tuple[Group, ...]:
    """ "учень поранив двох і наклав на себе руки": the subject of the verb before, where "and" joins the two."""
    k = i - 1
    while s.has("adverbs", k):
        k -= 1
    verb = next((j for j in range(k, s.first - 1, -1) if s.is_predicate(j)), None)
    if verb is None or not s.has("joint", k):
        return ()
    group = next((g for g in s.before(verb) if _is_subject(s, g, i)), None)
    return (group,) if group is not None and s.same_clause(group.end, verb) else ()


def _by_trade(s: Sentence, i: int, stop: int) -> tuple[Group, ...]:
    """ "погиб взломщик": a noun that no table knows, right beside a verb of people, with the ending of a trade."""
    if not s.has("only_people", i):
        return ()
    plural = s.word(i).endswith(s.words.endings["plural_verbs"])
    endings = s.words.endings["trades" if plural else "trade"]
    count = Count(low=None, high=None, quantifier="several") if plural else Count(low=1, high=1, quantifier="exact")
    for k in (stop, i - 1):
        if s.word(k).endswith(endings) and not s.has("not_people", k) and s.holding(k) is None:
            return (Group(k, k + 1, count, k, numbered=False),)
    return ()


def stood_for(s: Sentence, i: int) -> tuple[Group, ...]:
    """ "Максиму выстрелили в сердце, он умер": the pronoun before the verb stands for the nearest person of the sentence."""
    k = i - 1
    while s.has("adverbs", k):
        k -= 1
    sex = next((sex for name, sex in PRONOUNS if s.has(name, k)), None)
    group = next(iter(s.before(k)), None)
    if sex is None or group is None or s.word(k - 1) not in (",", ";", *DASHES):
        return ()
    return (group,) if group.count.high == 1 and group.sex in (None, sex) else ()


def _right_beside(s: Sentence, i: int, stop: int) -> tuple[Group, ...]:
    group = s.starting_at(s.past_adverbs(stop))
    return chain_right(s, group) if group is not None and _is_subject(s, group, i) else ()


def _left(s: Sentence, i: int) -> tuple[Group, ...]:
    antecedent = _antecedent(s, i)
    if antecedent is not None:
        return (antecedent,)
    for group in s.before(i):
        dash = s.word(group.end) in DASHES and group.numbered
        if not s.same_clause(group.end + dash, i):
            continue
        own = "," not in s.window(group.end, i)
        if _is_subject(s, group, i) and (own or not s.is_part(group)):
            return chain_left(s, group)
    return ()


def _antecedent(s: Sentence, i: int) -> Group | None:
    """ "про водія, який загинув": whoever stands before the comma, in any case."""
    k = i - 1
    while s.has("adverbs", k):
        k -= 1
    if not s.has("relatives", k) or s.word(k - 1) != ",":
        return None
    return next((g for g in s.before(k - 1)[:1] if g.end == k - 1), None)


def _right(s: Sentence, i: int, stop: int) -> tuple[Group, ...]:
    for group in s.after(stop):
        if not s.same_clause(stop, group.first):
            continue
        alone = group.head is None and not group.named and not group.sure and s.word(group.end - 1) not in s.words.sets["collectives"]
        if _is_subject(s, group, i) and not s.is_part(group) and not alone:
            return chain_right(s, group)
    return ()


def _is_subject(s: Sentence, group: Group, verb: int) -> bool:
    return group.after != "preposition" and s.may_be(group, "nominative") and _agrees(s, group, verb) and plausible(s, group, verb)


def _agrees(s: Sentence, group: Group, verb: int) -> bool:
    """One person takes a singular, several without a number a plural; a number takes either."""
    if group.numbered or _one_of_several(s, group):
        return True
    plural = s.word(verb).endswith(s.words.endings["plural_verbs"])
    impersonal = s.word(verb).endswith(s.words.endings["impersonal"])
    if group.head is not None and s.has("families", group.head):
        return impersonal or not plural
    return impersonal or plural != (group.count.high == 1)


def _one_of_several(s: Sentence, group: Group) -> bool:
    """ "померли сусід і бабуся": each of a joined pair may be one person."""
    joint = s.words.sets["joint"]
    k = past_ages(s, group.end)
    follows = any(k <= g.first <= k + 3 for g in s.after(k)[:2])
    behind = s.word(k) in (",", *joint) or s.word(k - 1) == ","
    return s.word(group.first - 1) in joint or s.word(group.first - 2) in joint or (behind and follows)


def plausible(s: Sentence, group: Group, verb: int) -> bool:
    """A number alone counts people only as a whole: never before a unit, in brackets or as part of a date; with a noun that
    no table knows only where the verb is one of people. Names and numbers alone are nothing to a verb that things suffer too."""
    if not group.sure and group.head is not None and group.harm is None:
        return s.has("only_people", verb)
    if group.head is not None or (group.sure and not group.named):
        return True
    if s.has("of_things_too", verb) or group.named:
        return group.named > 0 and not s.has("of_things_too", verb)
    after = s.word(group.end)
    return after not in ("%", "/", "°", "-") and after not in s.words.sets["not_people"] and s.word(group.first - 1) not in ("№", "/")


def objects(s: Sentence, i: int, stop: int) -> tuple[Group, ...]:
    """The object of a verb of harm, words [i, stop): behind it in the clause, else before it where its case or the lack of
    any other says so ("двох затримали", "нападавшую задержали")."""
    left = _clear_object(s, i)
    for group in s.after(stop):
        if not s.same_clause(stop, group.first) or (left and group.first > s.past_adverbs(stop)):
            continue
        if group.after != "preposition" and s.may_be(group, "accusative") and not _only_killer(s, group) and plausible(s, group, i):
            return chain_right(s, group)
    return left or _loose_object(s, i)


def _clear_object(s: Sentence, i: int) -> tuple[Group, ...]:
    """Whoever stands before the verb in a case that only an object has ("двох затримали")."""
    for group in s.before(i):
        clear = bool(group.cases) and "accusative" in group.cases and "nominative" not in group.cases
        if clear and group.after != "preposition" and s.same_clause(group.end, i) and plausible(s, group, i):
            return chain_left(s, group)
    return ()


def _loose_object(s: Sentence, i: int) -> tuple[Group, ...]:
    """A number before a verb that nobody is said to do ("5 людей затримали")."""
    if not s.word(i).endswith((*s.words.endings["plural_verbs"], *s.words.endings["impersonal"])):
        return ()
    for group in s.before(i):
        if group.numbered and group.after != "preposition" and s.same_clause(group.end, i) and plausible(s, group, i):
            return chain_left(s, group)
    return ()


def _only_killer(s: Sentence, group: Group) -> bool:
    """A bare nominative behind a transitive verb is who did it ("убив невідомий")."""
    return bool(group.cases) and "accusative" not in group.cases


def genitives(s: Sentence, i: int) -> tuple[Group, ...]:
    """The people in the genitive right behind a noun ("загибель двох рятувальників")."""
    k = s.past_adverbs(i)
    group = s.starting_at(k)
    if group is None or not s.may_be(group, "genitive", "accusative"):
        return ()
    return chain_right(s, _in_genitive(s, group))


def _in_genitive(s: Sentence, group: Group) -> Group:
    """ "вбивство журналістки": a form that is a plural elsewhere is one person in the genitive."""
    slots = s.words.slots.get(s.word(group.end - 1), frozenset())
    one = ("one", "genitive") in slots and ("many", "genitive") not in slots
    return replace(group, count=Count(low=1, high=1, quantifier="exact")) if one and not group.numbered and not group.named else group


def recipients(s: Sentence, stop: int) -> tuple[Group, ...]:
    """The people in the dative behind a verb of giving ("завдали поранень двом працівникам")."""
    for group in s.after(stop):
        if not s.same_clause(stop, group.first):
            continue
        if group.after != "preposition" and s.may_be(group, "dative"):
            return chain_right(s, group)
    return ()


def chain_right(s: Sentence, group: Group) -> tuple[Group, ...]:
    """The group with those joined to it behind, up to one that has a verb or a preposition of its own."""
    chain, last_and = [group], 1
    for later in s.after(group.end):
        between = _past_complement(s, chain[-1].end, later.first)
        if not _joins(s, between) or has_own_verb(s, later) or s.is_part(later) or _harm_of_its_own(later, group):
            break
        if between[0] == "," and _joined_to_another_verb(s, later):
            break
        if between == [","] and not (later.numbered or later.head is not None or later.named):
            break
        if increment(s, between) and later.numbered and any(s.is_predicate(k) for k in range(later.end, s.end)):
            break
        if group.cases and later.cases and not (group.cases & later.cases) and not later.numbered:
            break
        chain.append(later)
        last_and = len(chain) if between != [","] or later.numbered else last_and
    return tuple(chain[:last_and])


def _joined_to_another_verb(s: Sentence, group: Group) -> bool:
    """ "загинула дівчинка, її батько та бабуся поранені": the pair behind the comma has a verb of its own, in the plural."""
    last = group
    for later in s.after(group.end):
        between = s.window(last.end, later.first)
        if not between or between[0] not in s.words.sets["joint"] or not _joins(s, between):
            return False
        last = later
        if has_own_verb(s, last):
            verb = s.past_adverbs(last.end)
            return s.word(verb).endswith(s.words.endings["plural_verbs"])
    return False


def _past_complement(s: Sentence, first: int, end: int) -> list[str]:
    """The words between two groups without what belongs to the first ("директорку школи та її чоловіка", "командира «Хезболли» і трьох")."""
    first = past_ages(s, first) if s.word(first) == "(" else first
    k = first + (s.word(first) in QUOTES)
    plain = s.word(k).isalpha() and not s.is_predicate(k) and s.holding(k) is None and s.word(k) not in s.words.sets["no_nouns"]
    k += plain and (s.has("not_people", k) or not s.word(k).endswith(s.words.endings["verb_endings"]))
    k += s.word(k) in QUOTES
    return without_ages(s, k if s.has("joint", k) else first, end)


def chain_left(s: Sentence, group: Group) -> tuple[Group, ...]:
    """The group with those joined to it before."""
    chain = [group]
    for earlier in s.before(group.first):
        between = without_ages(s, earlier.end, chain[0].first)
        if not _joins(s, between) or earlier.after == "preposition" or s.is_part(earlier) or _harm_of_its_own(earlier, group):
            break
        if (between == [","] and len(chain) == 1) or increment(s, between) or s.is_predicate(earlier.first - 1):
            break
        if not s.may_be(earlier, "nominative"):
            break
        chain.insert(0, earlier)
    return tuple(chain)


def increment(s: Sentence, between: list[str]) -> bool:
    """ ", ще 5": more people, with a verb of their own."""
    return any(word in s.words.sets["adding"] for word in between)


def _joins(s: Sentence, between: list[str]) -> bool:
    joiners = s.words.phrases["joiners"]
    k = 0
    skipped = s.words.sets["list_fillers"]
    while k < len(between):
        found = joiners.at(between, k, len(between))
        if found is None and between[k] not in skipped and between[k] not in s.words.nouns:
            return False
        k = k + 1 if found is None else found[1]
    return bool(between)


def _harm_of_its_own(group: Group, other: Group) -> bool:
    return group.harm is not None and group.harm != other.harm


def has_own_verb(s: Sentence, group: Group) -> bool:
    """Whether a verb of harm or a dash follows the group: it is then its subject ("…, ще двоє поранені")."""
    k = group.end
    while s.has("adverbs", k):
        k += 1
    hurt = s.word(k) in DASHES and any(s.has("injury_nouns", j) for j in range(k + 1, k + 4))
    return s.is_predicate(k) or hurt or s.has("missing_verbs", k) or s.has("injury_carriers", k) or s.phrase("condition", k) is not None
