"""One quantity: how much of what."""

import re
from dataclasses import dataclass
from typing import Literal

Hedge = Literal["", "more", "less", "about", "up_to"]
PERCENT, TIMES = "percent", "times"
MONEY = frozenset({
    "eur", "usd", "gbp", "chf", "brl", "mxn", "pln", "sek", "nok", "dkk", "czk", "inr", "jpy", "cad", "aud",
})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Quantity:
    """`values` are what the digits may mean; `unit` is a currency, "percent", "times", a kind of the tables
    ("people"), or ""; `factor` what stands for thousands and millions. `is_general`: the kind itself is
    named ("people"), not one of its members ("cooks").

    The thing: `words`; `nouns` and `before` are the stems of the words after and in front of the number,
    `kin` the groups of things that are named around it. `behind`: the next few words, whatever they are;
    `object`: those up to the next stop ("years on the console"); `joined`: what an "and" adds to the thing
    ("emergency and other calls"). `is_behind`: the thing stands in front ("a target of 115").

    How often: `per` ("day"), `pace` where it is said in front ("weekly orders"), and `rates`, all that is
    said of it up to the next number.

    `is_each`: the size of each ("6 groups of 25"); `is_target`: where a change went ("to 35"); `is_theirs`:
    said of whom a text is written to; `is_of_them`: a part of what was just named ("five of them")."""

    text: str
    values: frozenset[float]
    unit: str
    factor: float = 1.0
    is_general: bool = True
    words: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    kin: frozenset[str] = frozenset()
    noun_kin: frozenset[str] = frozenset()
    kin_nouns: tuple[str, ...] = ()
    per: str = ""
    pace: str = ""
    rates: frozenset[str] = frozenset()
    is_each: bool = False
    is_behind: bool = False
    is_target: bool = False
    hedge: Hedge = ""
    is_theirs: bool = False
    is_of_them: bool = False
    start: int = 0
    end: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether the text leaves to its reader what is counted: "it now takes four"."""
        return not self.unit and not self.nouns

    @property
    def paces(self) -> frozenset[str]:
        """All that may be said of how often it happens."""
        return self.rates | {self.per, self.pace} - {""}

    @property
    def is_year(self) -> bool:
        return not self.unit and _YEAR.fullmatch(self.text) is not None
