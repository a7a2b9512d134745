"""Harm told by a whole phrase: «отримали поранення», «забрав життя», «у тяжкому стані», «узяли в полон», «під завалами»."""

from msgspec.structs import replace

from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.people import chain_left, chain_right, genitives, objects, recipients, stood_for, sufferers
from witnessmark.read.casualties.slavic.sentence import DASHES, Sentence
from witnessmark.read.groups.group import Group

# How far a verb may stand from the noun it forms a phrase with.
NEAR = 7


def _verb_near(s: Sentence, i: int, name: str) -> int | None:
    """The nearest word of a set around word i, in its clause."""
    for d in range(1, NEAR):
        for k in (i - d, i + d):
            if s.has(name, k) and s.same_clause(min(i, k) + 1, max(i, k)):
                return k
    return None


def injuries_carried(s: Sentence, i: int) -> Found | None:
    """ "поранення отримали 12 осіб", "двоє дістали осколкові поранення", "женщина получила ожоги"."""
    if not s.has("injury_nouns", i):
        return None
    given = _verb_near(s, i, "injury_given")
    if given is not None:
        return Found(recipients(s, min(i, given) + 1), "injured", i)
    verb = _verb_near(s, i, "injury_carriers")
    if verb is None:
        return None
    first, stop = min(verb, i), max(verb, i) + 1
    return Found(sufferers(s, verb, stop) or sufferers(s, verb, verb + 1) or _left_of(s, first, verb), "injured", i)


def _left_of(s: Sentence, first: int, verb: int) -> tuple[Group, ...]:
    group = next((g for g in s.before(first) if s.same_clause(g.end, first)), None)
    return chain_left(s, group) if group is not None and group.after != "preposition" and s.may_be(group, "nominative") and verb >= 0 else ()


def injury_of(s: Sentence, i: int) -> Found | None:
    """ "у двох жінок – контузія", "в сестри поранення голови": the people stand after "у", the injury is theirs."""
    if not s.has("injury_nouns", i):
        return None
    for group in s.before(i):
        at = s.has("owner_prepositions", group.first - 1) or s.has("owner_prepositions", group.first - 2)
        between = [w for w in s.window(group.end, i) if w not in DASHES]
        if at and s.may_be(group, "genitive") and len(between) <= 6 and not any(s.is_predicate(k) for k in range(group.end, i)):
            return Found((group,), "injured", i)
    return None


def condition(s: Sentence, i: int) -> Found | None:
    """ "двое мужчин в тяжёлом состоянии", "одна дитина у лікарні"."""
    if s.phrase("condition", i) is None:
        return _treated(s, i) if s.phrase("treated", i) is not None else None
    group = next(iter(s.before(i)), None)
    pronoun = s.has("she_pronouns", i - 1) or s.has("he_pronouns", i - 1)
    if group is not None and not pronoun and _is_in(s, group, i):
        return Found(chain_left(s, group), "injured", i)
    stood = stood_for(s, i)
    return Found(stood, "injured", i) if stood else None


def _is_in(s: Sentence, group: Group, i: int) -> bool:
    """Whether the people before a phrase of condition are those it tells of."""
    joined = s.same_clause(group.end, i) or s.word(group.end) in DASHES
    free = not any(s.is_predicate(k) for k in range(group.end, i)) and i - group.end <= 10
    return joined and free and group.after != "preposition" and s.may_be(group, "nominative")


def _treated(s: Sentence, i: int) -> Found | None:
    """ "одному з них проводять реанімацію"."""
    group = next(iter(s.before(i)), None)
    near = group is not None and i - group.end <= 3 and s.may_be(group, "dative") and group.numbered
    return Found((group,), "injured", i) if group is not None and near else None


def stabbed(s: Sentence, i: int) -> Found | None:
    """ "вдарила ножем сусіда": hurt or killed is not said."""
    if not s.has("stab_tools", i):
        return None
    verb = _verb_near(s, i, "stab_verbs")
    if verb is None:
        return None
    last = max(verb, i) + 1
    return Found(_struck(s, min(verb, i), last), "affected", i)


def _struck(s: Sentence, first: int, end: int) -> tuple[Group, ...]:
    """Whoever stands in the accusative or dative in the clause, nearest behind the verb."""
    for group in s.after(first):
        oblique = bool(group.cases) and not group.cases.isdisjoint(("accusative", "dative")) and "nominative" not in group.cases
        if oblique and s.same_clause(min(end, group.first), group.first) and group.after != "preposition":
            return (group,)
    return ()


def hospital(s: Sentence, i: int) -> Found | None:
    """ "чоловіка з опіками доставили до лікарні", "в больницу доставлены двое"."""
    if not s.has("hospital", i):
        return None
    verb = _verb_near(s, i, "hospital_verbs")
    if verb is None:
        return None
    people = objects(s, verb, verb + 1) or sufferers(s, verb, max(i, verb) + 1)
    return Found(tuple(g for g in people if g.numbered or g.count.high == 1), "injured", i)


def lives(s: Sentence, i: int) -> Found | None:
    """ "забрав життя п'яти людей", "лишились жизни трое", "унёс 12 жизней"."""
    if not s.has("life_nouns", i):
        return None
    taken = _verb_near(s, i, "life_takers")
    if taken is not None:
        counted = s.holding(i)
        if counted is not None and counted.numbered:
            return Found((counted,), "killed", i)
        return Found(genitives(s, i + 1) or recipients(s, taken + 1), "killed", i)
    lost = _verb_near(s, i, "life_losers")
    return Found(sufferers(s, lost, max(i, lost) + 1) or sufferers(s, lost, lost + 1), "killed", i) if lost is not None else None


def not_saved(s: Sentence, i: int) -> Found | None:
    """ "врятувати жінку не вдалося", "спасти военнослужащего не удалось"."""
    if not s.has("saved_not", i):
        return None
    after = s.window(i, i + 10)
    before = s.window(i - 4, i)
    denial = s.words.sets["negated"]
    failed = any(word in s.words.sets["managed_to_save"] and not denial.isdisjoint((*before, *after)) for word in (*before, *after))
    return Found(objects(s, i, i + 1) or tuple(s.after(i + 1)[:1]), "killed", i) if failed else None


def by_own_hand(s: Sentence, i: int) -> Found | None:
    """ "покінчив із собою", "террорист взорвал сам себя"."""
    stop = s.phrase("suicide", i)
    return Found(sufferers(s, i, stop), "killed", i) if stop is not None else None


def captive(s: Sentence, i: int) -> Found | None:
    """ "узяли в полон трьох бійців", "двое попали в плен", "53 оборонці у полоні"."""
    if s.phrase("captive_state", i) is not None:
        group = next((g for g in s.before(i) if s.same_clause(g.end + (s.word(g.end) in DASHES), i)), None)
        near = group is not None and i - group.end <= 4 and group.after != "preposition" and not s.has("holding_verbs", i - 1)
        if group is not None and near:
            return Found(chain_left(s, group), "detained", i)
        later = next((g for g in s.after(i + 1) if g.numbered), None)
        held = later is not None and later.first - i <= 6 and s.same_clause(i + 1, later.first)
        return Found((later,), "detained", i) if later is not None and held else None
    if not s.has("captive", i):
        return None
    verb = _verb_near(s, i, "captive_verbs")
    if verb is None:
        return None
    stop = max(i, verb) + 1
    if s.has("falls_captive", verb) or s.has("captive_passive", verb):
        return Found(sufferers(s, verb, stop), "detained", i)
    return Found(objects(s, min(i, verb), stop) or objects(s, verb, verb + 1), "detained", i)


def sentenced(s: Sentence, i: int) -> Found | None:
    """ "отримав дев'ять років колонії", "получил пожизненное": a term of prison."""
    verb = _verb_near(s, i, "prison_verbs") if s.has("prison", i) else None
    return Found(sufferers(s, verb, max(i, verb) + 1), "detained", i) if verb is not None and verb < i else None


def missing(s: Sentence, i: int) -> Found | None:
    """ "зникли безвісти 12 людей", "пропали без вести двое", "числятся пропавшими"."""
    if not s.has("missing_verbs", i):
        return None
    gone = s.window(i + 1, i + 4)
    told = any(word in s.words.sets["missing_words"] for word in gone) or s.has("missing_alone", i)
    return Found(sufferers(s, i, i + 1), "missing", i) if told else None


def under_rubble(s: Sentence, i: int) -> Found | None:
    """ "під завалами можуть бути троє людей", "четверо остаются под завалами": nobody knows yet what became of them."""
    if not s.has("rubble", i) or not s.has("rubble_prepositions", i - 1):
        return None
    right = next((g for g in s.after(i + 1) if g.numbered), None)
    if right is not None and not s.is_part(right) and not has_predicate(s, i, right.first) and not {".", ";"} & set(s.window(i, right.first)):
        return Found(chain_right(s, right), "missing", i)
    left = next((g for g in s.before(i) if g.numbered), None)
    return Found(chain_left(s, left), "missing", i) if left is not None and s.same_clause(left.end, i - 1) else None


def has_predicate(s: Sentence, first: int, end: int) -> bool:
    """Whether a verb of harm stands between the two words."""
    return any(s.is_predicate(k) for k in range(first, end))


def losses_listed(s: Sentence, i: int) -> Found | None:
    """ "Втрати ворога за добу: 1180 осіб": the people of the list."""
    mark = next((k for k in range(i + 1, min(i + NEAR, s.end)) if s.word(k) == ":"), None) if s.has("losses", i) else None
    group = s.starting_at(s.past_adverbs(mark + 1)) if mark is not None else None
    plain = group is not None and group.head is not None and (s.has("generic_people", group.head) or group.who == "combatant")
    return Found((_of_an_army(group),), "affected", i) if group is not None and plain and group.numbered else None


def _of_an_army(group: Group) -> Group:
    return replace(group, who="combatant") if group.who == "unknown" else group


def losses(s: Sentence, i: int) -> Found | None:
    """ "армія втратила до 490 військових", "потери составили 12 человек": killed or wounded is not said."""
    if not s.has("loss_verbs", i):
        return None
    group = next((g for g in s.after(i + 1) if g.numbered and g.sure), None)
    told = group is not None and s.same_clause(i + 1, group.first)
    noun = any(s.has("losses", k) for k in range(i - 5, i))
    plain = group is not None and group.head is not None and s.has("generic_people", group.head)
    if group is None or not told or not (noun or plain or group.who == "combatant"):
        return None
    return Found((_of_an_army(group),), "affected", i)


def to_death(s: Sentence, i: int) -> Found | None:
    """ "насмерть сбил пенсионерку", "двоє збиті насмерть"."""
    verb = _verb_near(s, i, "to_death_verbs") if s.has("to_death", i) else None
    if verb is None:
        return None
    first, stop = min(i, verb), max(i, verb) + 1
    passive = "nominative" in s.words.predicate_cases(s.word(verb)) and not s.word(verb).endswith(s.words.endings["verb_endings"])
    people = sufferers(s, first, stop) if passive else objects(s, first, stop) or objects(s, verb, verb + 1)
    return Found(people, "killed", i) if people else None


def we_lose(s: Sentence, i: int) -> Found | None:
    """ "щодня втрачаємо друзів, рідних і колег": the loss of people, where the sentence or the text tells of the dead."""
    if not s.has("losing", i):
        return None
    groups = tuple(g for g in objects(s, i, i + 1) if g.head is not None)
    dead = any(s.words.way("suffers", word) == "killed" or s.words.way("people", word) == "killed" for word in s.window(s.first, s.end))
    return Found(groups, "killed", i) if dead else None
