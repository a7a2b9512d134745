"""What may follow a cue verb for its words to count."""

CLASSES = frozenset({"that", "to", "object", "clause", "quote", "number"})
"""What a row of [attribution.takes] may name besides prepositions and other words of its verb ("about", "out against")."""


class Takes:
    """What may follow a verb for its words to count. `phrases` are the words that belong to the verb, longest first."""

    def __init__(self, row: tuple[str, ...]) -> None:
        self.classes = frozenset(row) & CLASSES
        self.phrases = tuple(sorted((tuple(word.split()) for word in row if word not in CLASSES), key=len, reverse=True))
