"""Words around numbers, and for numbers."""

import re
from collections.abc import Mapping
from functools import cached_property

from core.domain.claims.words.patterns import AnyOf, Words, WordTable, alternatives

_ARTICLE = r"(?:un|una|um|uma|une|a|an|the|les|los|las|os|as|den|der|die|eine?n?m?r?|bonne|good)"


class AmountWords(WordTable):
    """`more`, `less`, `about`, `up_to`: what stands in front of a number; `trailing`: what makes it more
    from behind. `uncounted`: numbers that count nothing. `times`: words for multiples. `rewritten`: an
    amount in digits for what is said in other words ("a decade")."""

    more: Words
    less: Words
    about: Words
    up_to: Words
    trailing: Words
    uncounted: AnyOf
    times: Mapping[float, AnyOf]
    rewritten: Mapping[str, AnyOf]

    @cached_property
    def hedges(self) -> Mapping[str, re.Pattern[str]]:
        each = {"more": self.more, "less": self.less, "about": self.about, "up_to": self.up_to}
        return {name: _before_number(words) for name, words in each.items()}

    @cached_property
    def after_number(self) -> re.Pattern[str]:
        return re.compile(rf"\s?(?:\+|(?:{alternatives(self.trailing)})(?!\w))")

    def rewrite(self, text: str) -> str:
        """A folded text with digits for amounts in other words; "~" marks them as roughly so."""
        for amount, pattern in self.rewritten.items():
            text = pattern.sub(f"~{amount}", text)
        return text


def _before_number(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?:\s{_ARTICLE})?\W*$")
