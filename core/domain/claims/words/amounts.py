"""Words around numbers, and for numbers."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from core.domain.claims.words.patterns import Words, WordTable, alternatives, any_of

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
    uncounted: Words
    times: Mapping[str, Words]
    rewritten: Mapping[str, Words]

    @cached_property
    def hedges(self) -> Mapping[str, re.Pattern[str]]:
        each = {"more": self.more, "less": self.less, "about": self.about, "up_to": self.up_to}
        return {name: _before_number(words) for name, words in each.items()}

    @cached_property
    def after_number(self) -> re.Pattern[str]:
        return re.compile(rf"\s?(?:\+|(?:{alternatives(self.trailing)})(?!\w))")

    @cached_property
    def not_counting(self) -> re.Pattern[str]:
        return any_of(self.uncounted)

    @cached_property
    def multiples(self) -> Mapping[float, re.Pattern[str]]:
        return {float(factor): any_of(words) for factor, words in self.times.items()}

    def rewrite(self, text: str) -> str:
        """A folded text with digits for amounts in other words; "~" marks them as roughly so."""
        for pattern, amount in self._rewrites:
            text = pattern.sub(f"~{amount}", text)
        return text

    @cached_property
    def _rewrites(self) -> Sequence[tuple[re.Pattern[str], str]]:
        return [(any_of(words), amount) for amount, words in self.rewritten.items()]


def _before_number(words: Words) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?:\s{_ARTICLE})?\W*$")
