"""Units that are written beside a number, and what its digits may mean."""

import re

from core.domain.claims.numbers.quantity import PERCENT, TIMES
from core.domain.languages import LanguageCode

PERCENT_WORDS = re.compile(r"(?:pour|por) ?(?:cents?|cientos?|cento)(?!\w)")
_MAGNITUDE = re.compile(
    r"\s?-?(?:(?P<thousand>k|tsd\.?|tausend|thousands?|mille|mil)|(?P<million>mio\.?|mn|m(?=\s?[€$£]|\b(?!\s?[²2³3]))"
    r"|mi|millions?|millionen|millon(?:es)?|milhao|milhoes)|(?P<billion>mrd\.?|md|bn|billions?|milliarden?"
    r"|milliards?|bi|bilh(?:ao|oes)))(?![a-z])(?:\s(?:of|de|d'))?"
)
_PERCENT = re.compile(r"\s?(?:%|percent|per cent|prozent)(?!\w)|-?\s?prozent\w*")
_POINTS = re.compile(
    r"\s?(?:points? de pourcentage|points?|prozentpunkte?n?|punkte?n?|puntos? porcentuales|puntos?"
    r"|pontos? percentuais|pontos?|percentage points?)(?!\w)"
)
_MULTIPLIED = re.compile(r"(?:multipli\w* (?:par|por)|by a factor of|um das|factor of)\s*$")
_TIMES = re.compile(r"\s?(?:x|times|mal|fois|veces|vezes)(?!\w)|-?fach\w*|-?fold(?!\w)")
_CURRENCIES = {
    "€": "eur", "eur": "eur", "euro": "eur", "euros": "eur", "$": "usd", "usd": "usd", "dollar": "usd",
    "dollars": "usd", "dolares": "usd", "us$": "usd", "£": "gbp", "gbp": "gbp", "pounds": "gbp",
    "pound": "gbp",
    "pesos": "mxn", "mxn": "mxn", "pln": "pln", "zł": "pln", "sek": "sek", "nok": "nok", "dkk": "dkk",
    "czk": "czk", "inr": "inr", "rupees": "inr", "yen": "jpy", "jpy": "jpy", "cad": "cad", "aud": "aud",
    "chf": "chf", "franken": "chf", "francs": "chf", "r$": "brl", "brl": "brl", "reais": "brl", "real": "brl",
}  # fmt: skip
_MONEY = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
CURRENCY_BEFORE = re.compile(rf"(?<![a-z])({_MONEY})\s?$")
_MONEY_AFTER = re.compile(rf"\s?-?({_MONEY})(?![a-z])")


def values_of(digits: str, language: LanguageCode) -> set[float]:
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


def magnitude(text: str, end: int) -> tuple[float, int]:
    """By what "48m" or "310 mil" multiplies the digits before `end`, and where it ends."""
    found = _MAGNITUDE.match(text, end)
    if found is None:
        return 1.0, end
    if found["thousand"] and (more := _MAGNITUDE.match(text, found.end())) and more["million"]:
        return 1e9, more.end()
    return (1e3 if found["thousand"] else 1e6 if found["million"] else 1e9), found.end()


def written_unit(text: str, before: str, end: int) -> tuple[str, int]:
    """A share, a multiple or a currency that is written at the number."""
    if found := _POINTS.match(text, end) or _PERCENT.match(text, end):
        return PERCENT, found.end()
    if found := _TIMES.match(text, end):
        return TIMES, found.end()
    if found := _MONEY_AFTER.match(text, end):
        return _CURRENCIES[found[1]], found.end()
    if _MULTIPLIED.search(before):
        return TIMES, end
    ahead = CURRENCY_BEFORE.search(before)
    return (_CURRENCIES[ahead[1]], end) if ahead else ("", end)
