"""What in a text claims nothing: greetings and farewells, how to reach the person, a posting's reference."""

import re
from collections.abc import Iterator, Sequence

from core.domain.greetings import GREETED
from core.domain.resume import Basics

_SMALL = (
    r"team|recruiting|recruitment|hiring|manager|all|everyone|and|und|et|y|e|or|of|the|von|van|de|da|do|der"
    r"|zusammen|alle|an|das|à|tous|toutes|todos|todas|equipo|équipe|equipa|equipe|l['’]équipe|al|del"
)
_GREETING = re.compile(rf"(?i:{GREETED})[,!]?(?: (?:(?i:{_SMALL})|[A-ZÀ-Þ][^\s\d]*)){{0,7}} ?[,:!.]?")
_TURNS = re.compile(
    r"(?:je vous prie d['’]|veuillez )(?:agréer|recevoir|accepter)|sent from my iphone|\bcv\b", re.IGNORECASE
)
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence|erenz)?|référence|referencia|referência|réf|kennziffer|kennnummer|stellen-?id"
    r"|job[ -]?id|vacancy|requisition(?: id)?)\b[ .:#-]*(?:(?:no|nr|number|nummer|n[º°o])\b[ .:]*)?"
    r"[\w/-]*\d[\w/-]*",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}/\S+", re.IGNORECASE)
_DIALLED = re.compile(r"(?<!\w)[+(]{0,2}\d[\d ()./-]{5,20}\d(?!\w)")
_LABELS = re.compile(
    r"\b(?:tel|tél|telephone|telefon|teléfono|telefone|téléphone|phone|mobile?|mobil|móvil|telemóvel|celular"
    r"|portable|handy|fax|e-?mail|courriel|correo|web(?:site|seite)?|homepage|site|linkedin|github|xing"
    r"|address|adresse|dirección|morada|endereço|[tmew])\b",
    re.IGNORECASE,
)
_TAIL = 9
"""The last digits of a telephone number, which stay when the country's code is left out."""


def claims_nothing(line: str, basics: Basics) -> bool:
    """Of a whole line: a greeting, one's own name, or nothing but ways to reach somebody."""
    if _GREETING.fullmatch(line.strip()):
        return True
    place = basics.location
    names = [basics.name, *basics.name.split(), place.city, place.region, place.postal_code]
    for pattern in (_EMAIL, _LINK, *_written(_ways_to_reach(basics)), *_written(names), _DIALLED, _LABELS):
        line = pattern.sub(" ", line)
    return not any(map(str.isalnum, line))


def unclaimed(line: str, basics: Basics) -> Iterator[tuple[int, int]]:
    """Where in a line something stands that says nothing about the person, in order."""
    patterns = (_EMAIL, _LINK, _TURNS, _REFERENCE, *_written(_ways_to_reach(basics)))
    found = [match.span() for pattern in patterns for match in pattern.finditer(line)]
    found += [match.span() for match in _DIALLED.finditer(line) if _is_own_phone(match[0], basics.phone)]
    end = 0
    for span in sorted(found):
        if span[0] >= end:
            yield span
            end = span[1]


def _ways_to_reach(basics: Basics) -> list[str]:
    links = [text for entry in basics.profiles for text in (entry.url, entry.username)]
    return [basics.url, *links, basics.location.address]


def _written(texts: Sequence[str]) -> list[re.Pattern[str]]:
    """Whole words, the longest first."""
    wanted = sorted(filter(None, texts), key=len, reverse=True)
    return [re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE) for text in wanted]


def _is_own_phone(dialled: str, phone: str) -> bool:
    own = _digits(phone)[-_TAIL:]
    return bool(own) and _digits(dialled).endswith(own)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
