"""The days a posting names: when it was published, and until when one may apply."""

import re
from collections.abc import Sequence

from core.domain.dates import FoundDay

_POSTED = re.compile(
    r"\b(?:posted|published|veröffentlicht|online seit|eingestellt|ausgeschrieben|stand"
    r"|publi[ée]e?|parue?|mise? en ligne|publicad[oa]"
    r"|publicación|publicação|fecha de alta|actualizad[oa]|atualizad[oa]"
    r"|date de publication)\b[^.\n\d]{0,25}$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:\b(?:bis(?: zum| spätestens(?: zum)?)?|bewerbungs(?:schluss|frist)|einsendeschluss"
    r"|by|before|until|no later than|clos(?:es|ing)(?: date)?"
    r"|deadline|apply by|avant(?: le)?|jusqu['’]au|au plus tard(?: le)?|date limite|clôture"
    r"|hasta(?: el)?|fecha límite|cierre|antes del?|antes de"
    r"|até(?: a[o]?)?|prazo|data limite|inscrições)\b)[^.;\n\d]{0,25}$",
    re.IGNORECASE,
)
_LASTS = re.compile(
    r"\b(?:befristet|fixed[- ]term|contract|contrat|cdd|contrato|temporary|vertretung"
    r"|elternzeit|temporal|duración|durée|laufzeit|öffnungszeiten)\b"
    r"[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_BEFORE = 90
_MARK_BEFORE = re.compile(r"(?:^|[|·•–]\s)$")
_MARK_AFTER = re.compile(r"\s*(?:$|[|·•–])")


def find_date_posted(text: str, days: Sequence[FoundDay]) -> str:
    """The day behind a word for publishing, or alone between the marks of the first lines; else ""."""
    head = "\n".join([line for line in text.split("\n") if line.strip()][:12])
    for day in days:
        alone = day.begin < len(head) and _stands_alone(text, day.begin, day.stop)
        if _POSTED.search(text[max(0, day.begin - _BEFORE) : day.begin]) or alone:
            return day.iso
    return ""


def find_valid_through(text: str, days: Sequence[FoundDay]) -> str:
    """The day behind a word for a deadline; the end of a contract is none."""
    for day in days:
        before = text[max(0, day.begin - _BEFORE) : day.begin].replace("\n", " ")
        if _UNTIL.search(before) and not _LASTS.search(before):
            return day.iso
    return ""


def _stands_alone(text: str, begin: int, stop: int) -> bool:
    before = text[:begin].rpartition("\n")[2]
    after = text[stop:].partition("\n")[0]
    return _MARK_BEFORE.search(before) is not None and _MARK_AFTER.match(after) is not None
