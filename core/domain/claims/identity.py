"""Fields of a CV that are facts as they stand: a tailored CV has the profile's own."""

import re
from collections.abc import Mapping

from core.domain.claims.ledger import Ledger
from core.domain.claims.model import ClaimKind, Finding, Verdict
from core.domain.claims.whole.facts import is_rank_lost, same_date, same_text, same_title, same_words
from core.domain.claims.whole.labels import is_label, is_own_label
from core.domain.claims.whole.moved import is_moved
from core.domain.claims.words import ClaimWords
from core.domain.folding import fold
from core.domain.knock_outs.degrees import level_of
from core.domain.resume import Education, Resume

_PATH = re.compile(r"(\w+)\[(\d+)\]\.(\w+)(?:\[(\d+)\])?")
_NAMES = frozenset(
    {"name", "organization", "institution", "title", "awarder", "issuer", "fluency", "language"}
)
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_KINDS: Mapping[str, ClaimKind] = {
    "position": "title",
    "studyType": "degree",
    **dict.fromkeys(_DATES, "date"),
}
_OTHER = "The profile says otherwise."
_MOVED = "The profile says this of something else."
_FIELDS = {
    "studyType": "study_type",
    "startDate": "start_date",
    "endDate": "end_date",
    "releaseDate": "release_date",
}


def identity_fault(ledger: Ledger, path: str, text: str) -> Verdict | None:
    """The verdict on a field that may not be reworded, and on a line that another entry tells; None for other
    lines."""
    if path == "basics.label":
        return _label_verdict(ledger, text) if is_label(text) else None
    found = _PATH.fullmatch(path)
    if found is None or found[1] in ("skills", "interests"):
        return None
    entry, field = f"{found[1]}[{found[2]}]", found[3]
    if is_moved(ledger, entry, field, text):
        return _refused(text, "name", entry, _MOVED)
    is_same = _is_same(ledger, field, text, _true(ledger.resume, found[1], int(found[2]), field))
    if is_same is None:
        return None
    return Verdict() if is_same else _refused(text, _KINDS.get(field, "name"), entry)


def _is_same(ledger: Ledger, field: str, said: str, true: str) -> bool | None:
    """None for fields that may be reworded."""
    if field in _DATES:
        return same_date(said, true)
    if field == "studyType":
        return degree_kept(said, true, ledger.words)
    if field == "title" and is_rank_lost(said, true, ledger.words):
        return False
    if field == "position":
        return same_title(ledger, said, true)
    if field == "score":
        return same_text(said, true)
    return same_words(said, true, ledger.language) if field in _NAMES else None


def degree_kept(said: str, true: str, words: ClaimWords) -> bool | None:
    """A degree may be written out or shortened; its level is the profile's. None when no level is named."""
    levels = [level_of(Education(study_type=text)) for text in (said, true)]
    kinds = [
        {kind for kind, pattern in words.papers.degrees.items() if pattern.search(fold(text))}
        for text in (said, true)
    ]
    if levels[0] == levels[1] and kinds[0] <= kinds[1]:
        return True if levels[0] else None
    return False


def _label_verdict(ledger: Ledger, said: str) -> Verdict:
    return Verdict() if is_own_label(ledger, said) else _refused(said, "title", "basics")


def _refused(text: str, kind: ClaimKind, entry: str, why: str = _OTHER) -> Verdict:
    return Verdict([Finding(text=text, why=why, kind=kind, entry=entry)])


def _true(resume: Resume, section: str, number: int, field: str) -> str:
    """What may be said: of a paper also who gave it, and when."""
    value = _value(resume, section, number, field)
    if section != "certificates" or field != "name":
        return value
    date = _value(resume, section, number, "date")
    return " ".join([value, _value(resume, section, number, "issuer"), date, date[:4]])


def _value(resume: Resume, section: str, number: int, field: str) -> str:
    entries = getattr(resume, section, [])
    return str(getattr(entries[number], _FIELDS.get(field, field), "")) if number < len(entries) else ""
