"""What the statements of one text are read from: its words, its quotation marks, and the language's words for saying."""

from witnessmark.read.attribution.cues import Lexicon, lexicon
from witnessmark.read.attribution.quotations import Quotation
from witnessmark.read.attribution.voice_words import Names, names_of
from witnessmark.read.segment import Segmented


class Text:
    """One text. `firsts` are the first words of its quotations, in order."""

    def __init__(self, cut: Segmented, quotations: list[Quotation]) -> None:
        self.cut, self.quotations = cut, quotations
        self.firsts = [quotation.first for quotation in quotations]
        self.words: Lexicon = lexicon(cut.language)
        self.names: Names = names_of(cut.language)
