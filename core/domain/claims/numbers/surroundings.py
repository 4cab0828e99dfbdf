"""What stands around a number: the thing that is counted, how often, and how exact it is."""

import re
from collections.abc import Sequence

from core.domain.claims.numbers.quantity import Hedge
from core.domain.claims.words import ClaimWords
from core.domain.keywords.stems import stem
from core.domain.languages import LanguageCode

_NEAR_WORDS, _BEHIND = 3, 6
_CLOSE = re.compile(r"(?:\s?(?!(?:and|und|et|y|e|sowie)\s)[^\s,;.\d]+){0,3}")
_LONGEST_PHRASE = 5
_PRONOUNS = frozenset(
    {
        "of",
        "them",
        "these",
        "those",
        "davon",
        "ellos",
        "ellas",
        "eles",
        "elas",
        "deles",
        "delas",
        "eux",
        "elles",
    }
)
_HEDGED = 40
_HEDGES: tuple[Hedge, ...] = ("more", "less", "about", "up_to")
_WORD = re.compile(r"[^\W\d_][\w&-]*")
_STOPS = re.compile(
    r"[;:!?()\n]|[.,](?!\d)|(?<![a-z])\d|\s[-]\s|(?<!\w)(?:and|und|et|y|e|sowie|as|or|oder|ou|o|in|at|for|with|from|by|to|into"
    r"|through|across|on|that|which|who|over|within|without|between|among|since|during|after|before|until|per|this|than"
    r"|altogether|overall|bei|im|mit|fur|aus|an|am|auf|durch|zu|zum|zur|pro|je|die|das|als|ohne|zwischen|seit|nach|vor"
    r"|wahrend|insgesamt|habe|hatte|statt|dans|chez|avec|pour|sur|par|qui|que|au|aux|comme|sans|entre|depuis|pendant"
    r"|avant|apres|lors|en|con|para|por|como|sin|al|desde|durante|antes|tras|em|com|no|na|nos|nas|num|numa|ao|aos|sem"
    r"|apos|total|hasta|bis|jusque|jusqu|ate|so far|till|auparavant|precedemment"
    r"|nur|noch|es|sind|ist|waren|wurden|were|was|sont|etaient|only|solo|apenas|seulement|previously|zuvor|vorher|antes|anteriormente|earlier|heute|today|hoy|hoje|aujourd)(?!\w)"
)
_OF = re.compile(r"(?<!\w)([^\W\d_][\w-]*) (?:d'|(?:of|von|mit|with|de)\s(?:[^\W\d]+ ){0,2})~?$")
_NO_THING = frozenset(
    {
        "lieu",
        "plus",
        "moins",
        "more",
        "less",
        "instead",
        "mehr",
        "weniger",
        "mas",
        "menos",
        "mais",
        "total",
        "pres",
    }
)
_OF_US = re.compile(r" (?:of|von|d'entre|de entre|de) (?:us|uns|nous|nosotr[oa]s|nos)(?!\w)")
_WE_WERE = re.compile(
    r"(?<!\w)(?:(?:one|einer?|einem|une?|un[oa]|uma?) (?:of|von|de|des|de los|dos)(?: the)?"
    r"|we were|wir (?:waren|sind)(?: zu)?"
    r"|nous (?:etions|sommes)|eramos|somos|fomos|there were)\s$"
)
_PERIODS = {
    "minute": "minutes? minuten? minutos?",
    "hour": "hours? stunden? heures? horas?",
    "day": "days? tage? tages jours? dias? working-days?",
    "night": "nights? nachte? abends? evenings? nuits? soirs? soirees? noches? noites?",
    "week": "weeks? wochen? semaines? semanas?",
    "month": "months? monate?s? mois mes meses",
    "quarter": "quarters? quartale?s? trimestres?",
    "year": "years? jahre?s? ans? annees? anos? annum lehrjahr",
    "shift": "shifts? schichten? turnos? service postes?",
}
_AND = re.compile(r",|(?<!\w)(?:and|und|et|y|e|sowie)(?!\w)")
_BRACKET = re.compile(r"[^,;:.()\d]*\(([^)\d]{2,30})\)")
_JOINED = re.compile(r"\s(?:and|or|und|oder|sowie|et|ou|y|o|e)\s")
_ANY_PERIOD = "|".join(f"(?P<{name}>{'|'.join(words.split())})" for name, words in _PERIODS.items())
_RATE = re.compile(
    r"(?:\s(?:per|a|an|each|every|in one|in an?|pro|am|im|je|jede[nrsm]?|in der|in einer|par|chaque"
    r"|tou(?:s|tes) les|au|en une?|en una?|por|al|a la|cada|tod[oa]s l[oa]s|ao|a|da|tod[oa]s [oa]s"
    r"|tod[oa](?: [oa])?"
    r"|em uma?|numa?)\s"
    r"|\s?/\s?|\sa l')"
    rf"(?:working )?(?:{_ANY_PERIOD})(?!\w)"
)
_OTHER_RATE = re.compile(r"(?:\s[^\s,;.\d]+){0,2}\s(?:per|pro)\s([^\W\d_]{3,})")
_ADVERBS = {
    "hour": "hourly|stundlich\\w*|horaires?",
    "day": "daily|taglich\\w*|quotidien\\w*|diari[oa]s?|diariamente|journali\\w*",
    "week": "weekly|wochentlich\\w*|hebdomadaires?|semanal|semanales|semanais|semanalmente",
    "month": "monthly|monatlich\\w*|mensuel\\w*|mensual|mensuales|mensualmente|mensal|mensais|mensalmente",
    "quarter": "quarterly|quartalsweise\\w*|vierteljahrlich\\w*|trimestriel\\w*|trimestral\\w*|trimestrais",
    "year": "yearly|annual|annually|jahrlich\\w*|annuel\\w*|anual|anuales|anuais|anualmente",
}
_ADVERB = re.compile("|".join(f"(?P<{name}>{words})" for name, words in _ADVERBS.items()))


def phrase_after(text: str) -> list[str]:
    """The words of the thing that is counted: up to the next preposition, stop or number."""
    rate = _RATE.search(text)
    head = text[: rate.start()] if rate else text
    stop = _STOPS.search(head)
    words = _WORD.findall(head[: stop.start()] if stop else head)
    if words and words[0] in _PRONOUNS:
        return []
    return [word for word in words[:_LONGEST_PHRASE] if not _ADVERB.fullmatch(word) and word not in _PRONOUNS]


def joined_after(text: str) -> list[str]:
    """ "calls" of "emergency and non-emergency calls", "CTs" of "scanners (CTs)"."""
    if bracket := _BRACKET.match(text):
        return _WORD.findall(bracket[1])
    parts = _JOINED.split(text, 1)
    is_open = len(parts) > 1 and len(_WORD.findall(parts[0])) == 1 and phrase_after(parts[0])
    return phrase_after(f" {parts[1]}") if is_open else []


def words_behind(text: str) -> list[str]:
    """The next few words, whatever they are."""
    return _WORD.findall(phrase_after_all(text))[:_BEHIND]


def is_of_them(text: str) -> bool:
    """ "32 of them": what was named before is counted."""
    words = _WORD.findall(text)[:2]
    return not _PRONOUNS.isdisjoint(words) and not _STOPS.match(text.lstrip())


def is_of_us(before: str, after: str) -> bool:
    """ "one of 12", "12 of us", "we were 12"."""
    return _OF_US.match(after) is not None or _WE_WERE.search(before) is not None


def counted_before(text: str) -> list[str]:
    """ "crew" in "a crew of 18"."""
    found = _OF.search(text)
    return [found[1]] if found and found[1] not in _NO_THING else []


def phrase_before(text: str) -> str:
    """From the last full stop or number on."""
    return re.split(r"[;:!?.()\n]|\d", text)[-1]


def phrase_around(before: str, after: str) -> list[str]:
    """All words between the numbers on both sides, within the clause."""
    return _WORD.findall(_AND.split(phrase_before(before))[-1]) + _WORD.findall(
        _AND.split(phrase_after_all(after))[0]
    )


def phrase_after_all(after: str) -> str:
    return re.split(r"[;:!?.()\n]|\d", after)[0]


def stems(words: Sequence[str], language: LanguageCode) -> tuple[str, ...]:
    return tuple(stem(word.removesuffix("'s"), language) for word in words if len(word) > 2)


def rate_of(after: str) -> str:
    """ "day" for "45 samples per day" and "45 daily samples"."""
    found = _RATE.search(after)
    if found and _CLOSE.fullmatch(after[: found.start()]):
        return str(found.lastgroup)
    if other := _OTHER_RATE.match(after):
        return other[1]
    return _adverb_in(_WORD.findall(re.split(r"[;:!?.,()\n]|\d", after)[0])[:_NEAR_WORDS])


def rates_in(after: str) -> frozenset[str]:
    """All that is said of how often, up to the next number."""
    return paces_in(re.split(r"[;:!?()\n]|[.,](?!\d)|\d", after)[0])


def paces_in(text: str) -> frozenset[str]:
    """All that a folded text says of how often."""
    adverbs = (_ADVERB.fullmatch(word) for word in _WORD.findall(text))
    found = [*_RATE.finditer(text), *(adverb for adverb in adverbs if adverb)]
    return frozenset(str(one.lastgroup) for one in found)


def pace_of(before: str) -> str:
    """ "week" for "weekly orders from 20 suppliers"."""
    return _adverb_in(_WORD.findall(phrase_before(before))[-4:])


def _adverb_in(words: Sequence[str]) -> str:
    adverbs = (_ADVERB.fullmatch(word) for word in words)
    return next((str(adverb.lastgroup) for adverb in adverbs if adverb), "")


def hedge_of(before: str, after: str, words: ClaimWords) -> Hedge:
    """In front of the number, or right after it ("150 and more")."""
    if words.amounts.after_number.match(after):
        return "more"
    near = before[-_HEDGED:]
    for name in _HEDGES:
        if words.amounts.hedges[name].search(near):
            return name
    return "about" if near.endswith("~") else ""
