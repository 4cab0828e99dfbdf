"""Where a fact of the profile comes from, said inside a sentence ("as Accountant at Holt Ltd")."""

import re
from dataclasses import dataclass

from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.wording import clean, is_speakable

_PLACEHOLDER = re.compile(
    r"company ?name|city ?, ?state|^(?:company|state|city|employer|current|present|to|n/?a|xx+)$"
    r"|^(?:confidential|undisclosed"
    r"|unknown|name of|\(?various|free-?lanc|self[- ]?employ|freiberuf"
    r"|selbst+ändig|indépendant|autónom|autônom)",
    re.IGNORECASE,
)
PLACEHOLDER_TOWN = re.compile(r"[ ,]*\bcity\b[ ,]*(?:state)?[ ,]*(?:usa)?$", re.IGNORECASE)
_VOWEL_NEXT = re.compile(r"(?<=\b[dq])(u?)e (?=[aeiouâàéèêîôûAEIOUÂÀÉÈÊÎÔÛ])")
_LONGEST_NAME, _LONGEST_POSITION = 70, 60


@dataclass(frozen=True)
class Source:
    """`full` names position and employer, `brief` only the employer (for a second mention)."""

    full: str
    brief: str


def real_name(name: str) -> str:
    """An employer's name fit for print; "" for placeholders of anonymised CVs and for hostile text."""
    name = " ".join(name.split()).strip(" ,;:-–|")
    usable = (
        1 < len(name) <= _LONGEST_NAME and ":" not in name and _plain(name) and not _PLACEHOLDER.search(name)
    )
    return name if usable and not name[0].islower() else ""


def real_position(position: str) -> str:
    """A job title fit for print: no shouting, nothing over-long, no markup."""
    position = clean(PLACEHOLDER_TOWN.sub("", position.split(". ")[0]))
    if not 1 < len(position) <= _LONGEST_POSITION or _PLACEHOLDER.search(position) or not _plain(position):
        return ""
    words = title_case(position).split()
    if ":" in position or (position[0].islower() and len(words) > 3):
        return ""
    half = len(words) // 2
    return " ".join(words[:half] if words[:half] == words[half:] else words)


def title_case(text: str) -> str:
    """ "SENIOR ACCOUNTANT" → "Senior Accountant"; short capitals ("IT", "HR") in mixed text stay."""
    words = text.split()
    if not text.isupper() or max(map(len, words)) < 5:
        return text
    return " ".join(word if len(word) <= 2 else word.capitalize() for word in words)


def at_place(name: str, phrases: LetterPhrases) -> str:
    """ "at Holt Ltd", with the article some languages need ("au sein du Groupe Valmorel")."""
    first = name.split(" ", 1)[0].lower()
    return phrases.at_special.get(first, phrases.at).format(name=name)


def source_of(position: str, employer: str, phrases: LetterPhrases) -> Source | None:
    """None when neither a position nor an employer can be named."""
    position, employer = real_position(position), real_name(employer)
    if employer.split(" ", 1)[0].lower() in phrases.grammar.words("past"):
        employer = ""
    at = at_place(employer, phrases) if employer else ""
    if position and at:
        return Source(elided(phrases.as_at.format(position=position, at=at), phrases), at)
    only = at or (elided(phrases.as_only.format(position=position), phrases) if position else "")
    return Source(only, only) if only else None


def elided(text: str, phrases: LetterPhrases) -> str:
    """French "que Assistante" → "qu’Assistante", "de Analyste" → "d’Analyste", at the text's beginning."""
    return _VOWEL_NEXT.sub(r"\1’", text, count=1) if phrases.language == "fr" else text


def _plain(text: str) -> bool:
    return is_speakable(text) or (text.replace(" ", "").replace("&", "").isalnum() and len(text) < 40)
