"""How the string of a root reads in a sentence: `publisher:` and `anonymous:` are said in words, and a body gets its article."""

ARTICLES = ("a", "an", "the", "some", "one", "two", "three", "four", "several", "many")
OFFICES = frozenset(
    (
        "administration",
        "army",
        "command",
        "committee",
        "council",
        "cross",
        "department",
        "forces",
        "government",
        "mission",
        "ministry",
        "military",
        "nations",
        "office",
        "police",
        "service",
        "staff",
        "union",
    )
)
"""What a body is called that English names with an article, first word or last: Ministry of Defence, Port Administration."""
HOLDERS = frozenset(("chancellor", "chief", "governor", "head", "mayor", "minister", "premier", "president", "prosecutor"))
"""Offices of which a place has one, so that its holder is meant even where the name is not given."""
COMMON = frozenset(
    ("city", "emergency", "government", "health", "hospital", "local", "medical", "military", "regional", "rescue", "security", "senior", "state")
)
"""Words that bear a capital only because a sentence begins with them; a people's name keeps its own."""
MANY = frozenset(("people", "police", "staff", "personnel"))
DOCUMENT = "document "
"""What stands before a document's id where its publisher is not known."""


def in_a_sentence(root: str) -> str:
    """A root as one would write it in a sentence: "the Interior Ministry", "unnamed officials quoted by the Gazette"."""
    kind, _, rest = root.partition(":")
    if kind == "publisher" and rest:
        return f"{publisher(rest)} (in its own words)"
    if kind != "anonymous":
        return with_article(root)
    said, _, role = rest.rpartition(":")
    return f"{unnamed(role)} quoted by {publisher(said)}"


def publisher(name: str) -> str:
    """A publisher's name; "the document 12" where only the document is known."""
    return f"the {name}" if name.startswith(DOCUMENT) else name


def unnamed(role: str) -> str:
    """Somebody of whom only the role is said: "an unnamed nurse", "unnamed officials", "two unnamed officers", "the mayor (not named)"."""
    words = role.split()
    if not words:
        return "an unnamed source"
    if words[0].istitle() and " ".join(words[1:]).islower() == (len(words) > 1) and (len(words) == 1 or words[0].casefold() in COMMON):
        role = f"{role[:1].lower()}{role[1:]}"
    if words[0].casefold() in ARTICLES:
        return f"{words[0].casefold()} unnamed {' '.join(words[1:])}"
    if is_many(role):
        return f"unnamed {role}"
    return f"the {role} (not named)" if {words[0].casefold(), words[-1].casefold()} & HOLDERS else f"an unnamed {role}"


def is_many(role: str) -> bool:
    """Whether a role is of several people: "officials of the port", "police"."""
    head = role.casefold().partition(" of ")[0].partition(" in ")[0].partition(" at ")[0].split()
    return bool(head) and (head[-1] in MANY or (head[-1].endswith("s") and not head[-1].endswith(("ss", "'s", "’s"))))


def with_article(name: str) -> str:
    """`defence ministry` and `Interior Ministry` are said with their article inside a sentence; other names stand as they are."""
    words = name.casefold().split()
    if not words or words[0] in ARTICLES:
        return name
    owner = next((word[:-2] for word in words if word.endswith(("'s", "’s"))), None)
    if owner is not None and name[:1].isupper() and owner not in HOLDERS:
        return name
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    office = words[-1] in OFFICES or words[0] in OFFICES or head in OFFICES
    return f"the {name[:1].lower() + name[1:] if len(words) == 1 else name}" if name[:1].islower() or office else name
