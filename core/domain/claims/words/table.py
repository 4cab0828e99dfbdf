"""All claim words of one language."""

from collections.abc import Callable

from core.domain.claims.words.amounts import AmountWords
from core.domain.claims.words.names import NameWords
from core.domain.claims.words.papers import PaperWords
from core.domain.claims.words.parts import PartWords
from core.domain.claims.words.patterns import WordTable
from core.domain.claims.words.reach import ReachWords
from core.domain.claims.words.things import ThingWords
from core.domain.claims.words.titles import TitleWords
from core.domain.claims.words.turns import TurnWords
from core.domain.languages import LanguageCode


class ClaimWords(WordTable):
    """Words may have accents and capital letters; `*` stands for any letters, ` ... ` for any words."""

    parts: PartWords
    reach: ReachWords
    titles: TitleWords
    papers: PaperWords
    names: NameWords
    turns: TurnWords
    amounts: AmountWords
    things: ThingWords


WordsOf = Callable[[LanguageCode], ClaimWords]
