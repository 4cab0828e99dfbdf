"""Quantities in a text: how much of what, however it is written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from core.domain.claims.folding import fold
from core.domain.claims.number_words import number_words
from core.domain.claims.tables import ClaimWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

Hedge = Literal["", "more", "less", "about", "up_to"]
PERCENT, TIMES = "percent", "times"
_LONGEST_SPELLED = 8
_NEAR = 40
_NEAR_WORDS = 3

_NUMBER = re.compile(
    r"(?<![\w.,/])(\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?!\d|(?:st|nd|rd|th|er|eme|ª|º)\b)"
)
_JOINS = re.compile(r"\s*(?:to|and|auf|bis|und|a|al|ate|para|y|e|et|-|→|->)?\s*")
_MAGNITUDE = re.compile(
    r"\s?-?(?:(?P<thousand>k|tsd\.?|tausend|thousands?|mille|mil)|(?P<million>mio\.?|mn|m(?=[€$£]|\b(?!\s?[²2³3]))"
    r"|millions?|millionen|millon(?:es)?|milhao|milhoes)|(?P<billion>mrd\.?|md|bn|billions?|milliarden?"
    r"|milliards?|bilh(?:ao|oes)))(?![a-z])(?:\s(?:of|de|d'))?"
)
_PERCENT_WORDS = re.compile(r"(?:pour|por) ?(?:cents?|cientos?|cento)(?!\w)")
_MULTIPLIED = re.compile(r"(?:multipli\w* (?:par|por)|by a factor of|um das)\s*$")
_PERCENT = re.compile(r"\s?(?:%|percent|per cent|prozent|pour ?cents?|por ?cientos?|por ?cento)(?!\w)|-?\s?prozent\w*")
_CURRENCIES = {
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "$": "usd", "usd": "usd", "dollar": "usd",
    "dollars": "usd", "dolares": "usd", "£": "gbp", "gbp": "gbp", "pounds": "gbp", "chf": "chf", "r$": "brl",
    "brl": "brl", "reais": "brl", "real": "brl",
}  # fmt: skip
_MONEY = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
_MONEY_BEFORE = re.compile(rf"(?<![a-z])({_MONEY})\s?$")
_MONEY_AFTER = re.compile(rf"\s?({_MONEY})(?![a-z])")
_TIMES = re.compile(r"\s?(?:x|times|mal|fois|veces|vezes)(?!\w)|-?fach\w*")
_THOUSAND = re.compile(r"(?P<head>.*?) ?(?:thousand|tausend|mille|mil) ?(?:and|und|et|y|e)? ?(?P<tail>.*)")
_WORD = re.compile(r"[^\W\d_][\w'&-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STOPS = re.compile(r"[;:!?()\n]|[.,](?!\d)|\d|(?<!\w)(?:and|und|et|y|e|sowie|as well as)(?!\w)")
_RATE = re.compile(
    r"\s(?:per|a|an|each|every|pro|am|im|je|jede[nrsm]?|in der|par|chaque|au|por|al|a la|cada|ao|a|da|/)"
    r"\s?(?P<per>hour|day|night|week|month|year|shift|stunde|tag|nacht|woche|monat|jahr|schicht|heure|jour|nuit"
    r"|semaine|mois|an|hora|dia|noche|semana|mes|ano|noite|turno)(?!\w)"
)
_ADVERBS = {
    "daily": "day", "taglich": "day", "weekly": "week", "wochentlich": "week", "monthly": "month", "monatlich": "month",
    "yearly": "year", "annual": "year", "annually": "year", "jahrlich": "year", "quotidien": "day",
    "mensual": "month", "mensuales": "month", "mensuel": "month", "mensuels": "month", "mensais": "month",
    "mensal": "month", "semanal": "week", "semanales": "week", "semanais": "week", "diario": "day", "diarias": "day",
}  # fmt: skip
_PERIODS = {
    "hour": "hour stunde heure hora",
    "day": "day tag jour dia",
    "night": "night nacht nuit noche noite",
    "week": "week woche semaine semana",
    "month": "month monat mois mes",
    "year": "year jahr an ano",
    "shift": "shift schicht turno",
}
_PERIOD_OF = {word: name for name, words in _PERIODS.items() for word in words.split()}


@dataclass(frozen=True)
class Quantity:
    """`values` are what the digits may mean; `unit` is a currency, "percent", "times", a kind of the tables
    ("people"), or ""; `nouns` and `before` are the stems of the words after and in front of it."""

    text: str
    values: frozenset[float]
    unit: str
    nouns: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    per: str = ""
    hedge: Hedge = ""
    start: int = 0
    end: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether the text leaves to its reader what is counted: "it now takes four"."""
        return not self.unit and not self.nouns

    @property
    def is_year(self) -> bool:
        return not self.unit and _YEAR.fullmatch(self.text) is not None


def read_quantities(text: str, language: LanguageCode, words: ClaimWords) -> list[Quantity]:
    """All numbers of a text, in digits of any script or in words; years among them."""
    plain = _in_digits(_PERCENT_WORDS.sub("%", fold(text)), language)
    for pattern, amount in words.rewrites:
        plain = pattern.sub(amount, plain)
    found = [_quantity(plain, match, language, words) for match in _NUMBER.finditer(plain)]
    return [*_with_shared_units(found, plain), *_multiples(plain, words)]


def _in_digits(text: str, language: LanguageCode) -> str:
    """Spelled numbers become digits: the longest that starts at a word."""
    spelled = number_words(language)
    parts: list[str] = []
    tokens = re.split(r"(\s+|[^\w\s']|(?<=\w)-(?=\w))", text)
    words = [(at, token) for at, token in enumerate(tokens) if token and (token[0].isalpha())]
    skip_to = -1
    ends = {at: index for index, (at, _) in enumerate(words)}
    for at, token in enumerate(tokens):
        if at <= skip_to:
            continue
        found = _spelled_from(words, ends[at], tokens, spelled) if at in ends else None
        if found is None:
            parts.append(token)
        else:
            value, skip_to = found
            parts.append(str(value))
    return "".join(parts)


def _spelled_from(
    words: Sequence[tuple[int, str]], index: int, tokens: Sequence[str], spelled: Mapping[str, int]
) -> tuple[int, int] | None:
    for length in range(min(_LONGEST_SPELLED, len(words) - index), 0, -1):
        run = words[index : index + length]
        between = "".join(tokens[run[0][0] : run[-1][0] + 1])
        if length > 1 and re.search(r"[^\w\s'-]", between):
            continue
        value = _value_of(" ".join(word for _, word in run), spelled)
        if value is not None:
            return value, run[-1][0]
    return None


def _value_of(word: str, spelled: Mapping[str, int]) -> int | None:
    """Of up to 999, or of thousands and what is left: German writes them as one word."""
    if word in spelled:
        return spelled[word]
    found = _THOUSAND.fullmatch(word)
    if found is None:
        return None
    head = 1 if found["head"] in ("", "a", "one", "ein") else spelled.get(found["head"])
    tail = spelled.get(found["tail"]) if found["tail"] else 0
    return None if head is None or tail is None else head * 1000 + tail


def _quantity(text: str, match: re.Match[str], language: LanguageCode, words: ClaimWords) -> Quantity:
    end, before = match.end(), text[: match.start()]
    factor, end = _magnitude(text, end)
    unit, end = _written_unit(text, before, end)
    if factor == 1.0 and unit in _CURRENCIES.values():
        factor, end = _magnitude(text, end)
    after = _until_stop(text[end:])
    if rate := _RATE.search(after):
        after = after[: rate.start()]
    nouns, ahead = _stems(_WORD.findall(after)[:6], language), _stems(_WORD.findall(_since_stop(before))[-4:], language)
    return Quantity(
        text=match[1],
        values=frozenset(value * factor for value in _values(match[1], language)),
        unit=unit or _counted(after, before, words),
        nouns=nouns,
        before=ahead,
        per=_per(text[end : end + 60]),
        hedge=_hedge(before, text[end:], words),
        start=match.start(),
        end=end,
    )


def _values(digits: str, language: LanguageCode) -> set[float]:
    """ "1.200" is a thousand and more where the point groups digits, and may be in English; so is "1,200"."""
    groups = re.fullmatch(r"\d{1,3}(?:[ .,']\d{3})+", digits)
    point = "." if language == "en" else ","
    values: set[float] = set()
    if groups:
        values.add(float(re.sub(r"\D", "", digits)))
        if re.fullmatch(rf"\d{{1,3}}\{point}\d{{3}}", digits) is None:
            return values
    plain = digits.replace(" ", "").replace("'", "")
    marks = [mark for mark in plain if mark in ".,"]
    if len(marks) > 1:
        whole, _, rest = plain.rpartition(marks[-1])
        return values | {float(f"{re.sub(r'[.,]', '', whole)}.{rest}")}
    return values | {float(plain.replace(",", "."))}


def _magnitude(text: str, end: int) -> tuple[float, int]:
    found = _MAGNITUDE.match(text, end)
    if found is None:
        return 1.0, end
    if found["thousand"] and (more := _MAGNITUDE.match(text, found.end())) and more["million"]:
        return 1e9, more.end()
    return (1e3 if found["thousand"] else 1e6 if found["million"] else 1e9), found.end()


def _written_unit(text: str, before: str, end: int) -> tuple[str, int]:
    if found := _PERCENT.match(text, end):
        return PERCENT, found.end()
    if found := _TIMES.match(text, end):
        return TIMES, found.end()
    if found := _MONEY_AFTER.match(text, end):
        return _CURRENCIES[found[1]], found.end()
    if _MULTIPLIED.search(before):
        return TIMES, end
    ahead = _MONEY_BEFORE.search(before)
    return (_CURRENCIES[ahead[1]], end) if ahead else ("", end)


def _counted(after: str, before: str, words: ClaimWords) -> str:
    """The first kind of thing named after the number; a group named in front of it ("a team of 12") is one."""
    found = [
        (match.start(), name)
        for name, pattern in words.unit_patterns.items()
        if (match := pattern.search(" ".join(_WORD.findall(after)[:4])))
    ]
    return min(found)[1] if found else ""


def _until_stop(text: str) -> str:
    stop = _STOPS.search(text)
    return text[: stop.start()] if stop else text


def _since_stop(text: str) -> str:
    parts = re.split(r"[;:!?.,()\n]|\d", text)
    return parts[-1]


def _stems(words: Sequence[str], language: LanguageCode) -> tuple[str, ...]:
    return tuple(stem(word.removesuffix("'s"), language) for word in words if len(word) > 2)


def _per(after: str) -> str:
    found = _RATE.search(after)
    if found and len(_WORD.findall(after[: found.start()])) <= _NEAR_WORDS:
        return _PERIOD_OF[found["per"]]
    adverb = next((word for word in _WORD.findall(after)[:3] if word in _ADVERBS), "")
    return _ADVERBS.get(adverb, "")


def _hedge(before: str, after: str, words: ClaimWords) -> Hedge:
    for name in ("more", "less", "about", "up_to"):
        if words.hedges[name].search(re.sub(rf"({_MONEY})\s?$", "", before[-40:])):
            return name  # type: ignore[return-value]
    return ""


def _with_shared_units(found: Sequence[Quantity], text: str) -> Iterator[Quantity]:
    """ "from 31 to 44 %" are two shares, and so are "from 31 % to 44"."""
    before: Quantity | None = None
    for quantity, following in zip_longest(found, found[1:]):
        if following and not quantity.unit and _JOINS.fullmatch(text[quantity.end : following.start]):
            quantity = replace(quantity, unit=following.unit, nouns=following.nouns)
        elif before and quantity.is_bare and before.unit and len(text[before.end : quantity.start]) < _NEAR:
            quantity = replace(quantity, unit=before.unit)
        yield quantity
        before = quantity


def _multiples(text: str, words: ClaimWords) -> Iterator[Quantity]:
    """ "doubled" and its like."""
    for factor, pattern in words.time_patterns.items():
        for match in pattern.finditer(text):
            hedge = _hedge(text[: match.start()], "", words)
            yield Quantity(match[0], frozenset({float(factor)}), TIMES, hedge=hedge, start=match.start())
