"""Quantities in a text, however they are written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from core.domain.claims.numbers import surroundings
from core.domain.claims.numbers.halves import with_german_halves, with_halves
from core.domain.claims.numbers.measures import (
    CURRENCY_BEFORE,
    PERCENT_WORDS,
    magnitude,
    values_of,
    written_unit,
)
from core.domain.claims.numbers.quantity import MONEY, TIMES, Quantity
from core.domain.claims.numbers.spelled import in_digits
from core.domain.claims.theirs import is_beside_theirs, is_theirs, with_polite_forms
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.languages import LanguageCode

_NEAR, _NEXT = 40, 3
_PART = re.compile(r"\s(?:of(?: the)?|der|von(?: den)?|des|de(?: l[oa]s)?|d[ao]s)\s")
_EACH = re.compile(r"(?<!\w)(?:of|von|mit|with|with each|je|zu je|de|a|das|x|por|par|cada|chacun)\s$")
_OF = frozenset({"de", "del", "du", "des", "da", "do", "das", "dos"})
_NUMBER = re.compile(
    r"(?<![\w.,/:])(?P<digits>\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?!\d|[/:]\d|(?:st|nd|rd|th|er|ere|eme|e|o|a)\b|\.?[ªº])"
)
_GOES_ON = re.compile(r"\s*(?:(?:down |up )?to|auf|bis|a|al|ate|para|-|→|->)\s*~?\d")
_TO = re.compile(r"\s*\w{0,10}\s?(?:(?:down |up )?to|auf|a|al|para|→|->)\s*~?")
_AND = re.compile(r",|(?<!\w)(?:and|und|et|y|e)(?!\w)")
_CELSIUS = re.compile(r"\s?[°º]\s?C(?!\w)")
_OUT_OF = re.compile(r"(?<=\d )out of(?= )")
_JOINS = re.compile(r"\s*(?:(?:down |up )?to|and|auf|bis|und|a|al|ate|para|y|e|et|-|→|->)?\s*~?")


def read_quantities(text: str, language: LanguageCode, words: ClaimWords) -> Sequence[Quantity]:
    """All numbers of a text, in digits of any script or in words; years among them."""
    written = _CELSIUS.sub(" degrees", with_polite_forms(text, language))
    plain = words.amounts.uncounted.sub(" ", fold(written))
    plain = words.amounts.rewrite(with_german_halves(plain))
    plain = with_halves(in_digits(PERCENT_WORDS.sub("%", plain), language), language)
    plain = words.things.in_months(_OUT_OF.sub("of", plain))
    found = [_quantity(plain, match, language, words) for match in _NUMBER.finditer(plain)]
    return [*_with_shared_units(found, plain), *_multiples(plain, words)]


def _quantity(text: str, match: re.Match[str], language: LanguageCode, words: ClaimWords) -> Quantity:
    before = text[: match.start()]
    factor, unit, end = _measure(text, before, match.end())
    after = text[end:]
    phrase = surroundings.phrase_after(after)
    is_behind = False
    if not phrase and not _GOES_ON.match(after) and not surroundings.is_of_them(after):
        phrase = surroundings.counted_before(before)
        is_behind = bool(phrase)
    is_of_us = surroundings.is_of_us(before, after) and (
        is_behind or not surroundings.phrase_after(after)[1:]
    )
    kind = "" if unit else "people" if is_of_us else _kind(phrase, after, words)
    behind = surroundings.words_behind(after)
    ahead = surroundings.stems(re.findall(r"[^\W\d_]+", surroundings.phrase_before(before))[-6:], language)
    return Quantity(
        text=match["digits"],
        values=frozenset(value * factor for value in values_of(match["digits"], language)),
        factor=factor,
        unit=unit or kind.removeprefix("one of "),
        is_general=not kind.startswith("one of "),
        words=tuple(phrase),
        nouns=surroundings.stems(phrase, language),
        before=ahead,
        behind=surroundings.stems(behind[:_NEXT], language),
        object=surroundings.stems(behind, language),
        joined=surroundings.stems(surroundings.joined_after(after), language),
        kin=words.things.kin_of(surroundings.phrase_around(before, after), language),
        noun_kin=words.things.kin_of(phrase, language),
        kin_nouns=surroundings.stems(
            [word for word in phrase if words.things.kin_of([word], language)], language
        ),
        per=surroundings.rate_of(after),
        pace=surroundings.pace_of(before),
        rates=surroundings.rates_in(after),
        is_each=_EACH.search(before) is not None,
        is_behind=is_behind,
        hedge=surroundings.hedge_of(CURRENCY_BEFORE.sub("", before), after, words),
        is_theirs=is_theirs(before, words.turns) or is_beside_theirs(text[match.end() :], words.turns),
        is_of_them=surroundings.is_of_them(after),
        start=match.start(),
        end=end,
    )


def _kind(phrase: Sequence[str], after: str, words: ClaimWords) -> str:
    """ "A team of 12" counts people, "18 trips of a week" no weeks."""
    head = takewhile(lambda word: word not in _OF, phrase)
    kind = words.things.kind_of(list(head))
    return "people" if kind == "teams" and not surroundings.phrase_after(after) else kind


def _measure(text: str, before: str, end: int) -> tuple[float, str, int]:
    """The magnitude may stand on either side of the currency: "48 Mio. €", "€48 million"."""
    factor, end = magnitude(text, end)
    unit, end = written_unit(text, before, end)
    if factor == 1.0 and unit in MONEY:
        factor, end = magnitude(text, end)
    return factor, unit, end


def _with_shared_units(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """ "from 31 to 44 %" are two shares, and so are "from 31 % to 44"."""
    before: Quantity | None = None
    for quantity, following in zip_longest(found, found[1:]):
        is_target = _is_change(before, quantity, text)
        before = replace(_beside(quantity, before, following, text), is_target=is_target)
        yield before


def _is_change(first: Quantity | None, second: Quantity | None, text: str) -> bool:
    """ "from 50 to 35", and "by 15 to 35"."""
    return bool(first and second and _TO.fullmatch(text[first.end : second.start]))


def _beside(quantity: Quantity, before: Quantity | None, following: Quantity | None, text: str) -> Quantity:
    is_joined = before is not None and _AND.search(text[before.end : quantity.start])
    if before and quantity.is_behind and not quantity.unit and before.nouns and not is_joined:
        quantity = _besides(quantity, before)
    if following and not quantity.unit and _PART.fullmatch(text[quantity.end : following.start]):
        return _sharing(quantity, following)
    if following and _JOINS.fullmatch(text[quantity.end : following.start]):
        if not quantity.unit:
            return _sharing(quantity, following)
        quantity = replace(quantity, kin=quantity.kin | following.kin)
    if (
        before
        and quantity.is_bare
        and before.unit not in ("", "years")
        and len(text[before.end : quantity.start]) < _NEAR
    ):
        return replace(quantity, unit=before.unit, is_general=before.is_general)
    return quantity


def _besides(quantity: Quantity, before: Quantity) -> Quantity:
    """ "140 lines an hour against a target of 115": the second may count the same things."""
    return replace(
        quantity,
        nouns=quantity.nouns + before.nouns,
        noun_kin=quantity.noun_kin | before.noun_kin,
        per=quantity.per or before.per,
    )


def _sharing(quantity: Quantity, following: Quantity) -> Quantity:
    """Also the magnitude: "780 to 910 thousand"."""
    factor = following.factor if quantity.factor == 1 else 1.0
    return replace(
        quantity,
        values=quantity.values | {value * factor for value in quantity.values},
        unit=following.unit,
        is_general=following.is_general,
        nouns=following.nouns,
        joined=following.joined,
        rates=quantity.rates | following.paces,
        noun_kin=following.noun_kin,
        kin=quantity.kin | following.kin,
    )


def _multiples(text: str, words: ClaimWords) -> Iterator[Quantity]:
    """ "doubled" and its like."""
    for factor, pattern in words.amounts.times.items():
        for match in pattern.finditer(text):
            hedge = surroundings.hedge_of(text[: match.start()], "", words)
            if hedge == "more" and factor < 1:
                hedge = "less"
            yield Quantity(match[0], frozenset({factor}), TIMES, hedge=hedge, start=match.start())
