"""Where the work is done: at the workplace, at home, or both."""

import re

from core.domain.posting import Workplace

_HOME = (
    r"(?:home ?-?office|mobile[sn]? arbeiten|von zu ?hause|télétravail|teletrabajo"
    r"|teletrabalho|(?:work(?:ing)? )?(?:from|at) home|remote(?:ly)?"
    r"|en casa|em casa|desde casa|à distance|a distancia|remot[oa]|à domicile)"
)
_DAYS = (
    r"(?:\d|ein(?:en|mal)?|zwei|drei|vier|one|two|three|four|une?|deux|trois|quatre|uno?|dos"
    r"|tres|cuatro|um|dois|duas|três|quatro)"
    r"(?: (?:or|to|bis|à|a|o|oder|ou|-) \w+)? (?:tagen?|days?|jours?|días?|dias?|vezes|veces"
    r"|fois|remote days)"
)
_FULLY = (
    r"(?:100 ?%|fully|full|entirely|completely|vollständig|komplett|ausschließlich|totalmente"
    r"|entièrement|always)"
)
_WORDS: tuple[tuple[Workplace, str], ...] = (
    (
        "onsite",
        r"\b(?:kein(?:e)? (?:home ?office|möglichkeit)|no (?:remote|home ?office)"
        r"|pas de télétravail|sin teletrabajo|sem (?:teletrabalho|home office)"
        r"|on-?site (?:only|position|role)|100 ?% (?:presencial|vor ort|on-?site)|(?:trabajo"
        r"|modalidad|modelo|regime) presencial"
        r"|not (?:a )?remote|nicht remote)\b",
    ),
    (
        "hybrid",
        rf"\b(?:hybrid\w*|híbrid[oa]|{_DAYS}[^.;\n]{{0,50}}{_HOME}"
        rf"|{_HOME}[^.;\n]{{0,40}}{_DAYS}|{_HOME} (?:möglich|possible|partiel|parcial"
        rf"|option|occasionnel|teilweise|tageweise|anteilig)|(?:teilweise|tageweise|partly"
        rf"|gelegentlich|partial(?:ly)?) {_HOME}"
        rf"|{_HOME} (?:nach absprache|nach vereinbarung))",
    ),
    (
        "remote",
        rf"\b(?:{_FULLY} {_HOME}|(?:remote|remoto)(?:-first|[- ](?:only|job|role|position"
        rf"|stelle|first))|remote \(|remoto \(|(?:trabajo|trabalho"
        rf"|vaga|puesto|modalidad|modelo|regime) (?:100 ?% )?remot[oa]|(?:work"
        rf"|arbeiten) from anywhere|work remotely|full remote"
        rf"|télétravail (?:complet|total|intégral|à 100)|teletrabajo (?:total|completo|100)"
        rf"|{_HOME} (?:100 ?%|only))"
        r"|(?:^|[|·•:])\s*(?:100 ?% )?remot[eo]\s*(?=$|[|·•,(])",
    ),
)
_PATTERNS = [(workplace, re.compile(words, re.IGNORECASE | re.MULTILINE)) for workplace, words in _WORDS]


def find_workplace(text: str) -> Workplace:
    """What the text says first of working at home; "" when it says nothing plain."""
    found = [
        (match.start(), workplace) for workplace, pattern in _PATTERNS if (match := pattern.search(text))
    ]
    return min(found)[1] if found else ""
