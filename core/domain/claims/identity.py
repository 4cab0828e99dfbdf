"""Fields of a CV that are facts as they stand: a tailored CV has the profile's own."""

import re
from collections.abc import Sequence

from core.domain.claims.folding import fold
from core.domain.claims.ledger import Ledger
from core.domain.claims.model import Finding, Verdict
from core.domain.claims.stemming import stems_of
from core.domain.claims.titles import without_lowering
from core.domain.claims.words import ClaimWords
from core.domain.knock_outs.degrees import level_of
from core.domain.resume import Education, Resume

_PATH = re.compile(r"(\w+)\[(\d+)\]\.(\w+)(?:\[(\d+)\])?")
_FIXED = frozenset(
    {
        "name",
        "position",
        "organization",
        "institution",
        "score",
        "title",
        "awarder",
        "issuer",
        "fluency",
        "language",
    }
)
_DATES = frozenset({"startDate", "endDate", "date", "releaseDate"})
_LONGEST_TITLE = 6
_OTHER = "The profile says otherwise."
_FIELDS = {
    "studyType": "study_type",
    "startDate": "start_date",
    "endDate": "end_date",
    "releaseDate": "release_date",
}


def identity_fault(ledger: Ledger, path: str, text: str) -> Verdict | None:
    """The verdict on a field that may not be reworded; None for lines that may."""
    found = _PATH.fullmatch(path)
    if path == "basics.label":
        return _label_verdict(ledger, text)
    if found is None or found[1] in ("skills", "interests"):
        return None
    field = found[3]
    if field not in _FIXED | _DATES | {"studyType"}:
        return None
    true = _value(ledger.resume, found[1], int(found[2]), field)
    if field == "studyType":
        return _degree_verdict(text, true, path, ledger.words)
    said_so = _same_date(text, true) if field in _DATES else _same_name(ledger, text, true, field)
    if said_so:
        return Verdict()
    kind = "date" if field in _DATES else "title" if field == "position" else "name"
    return Verdict([Finding(text=text, why=_OTHER, kind=kind, entry=path.split(".")[0])])


def _label_verdict(ledger: Ledger, said: str) -> Verdict | None:
    """What one calls oneself: words of the profile, none of them a higher standing than its titles give. A
    longer text, or one with numbers, is judged as any other."""
    if any(map(str.isdigit, said)) or len(said.split()) > _LONGEST_TITLE:
        return None
    resume = ledger.resume
    titles = [resume.basics.label, resume.basics.summary, *(job.position for job in resume.work)]
    if any(_same_name(ledger, said, title, "position") for title in titles if title):
        return Verdict()
    titles += [paper.name for paper in resume.certificates] + [
        f"{study.study_type} {study.area}" for study in resume.education
    ]
    held = fold("\n".join(titles))
    raised = [
        word[0]
        for pattern in ledger.words.titles.raised.values()
        for word in pattern.finditer(fold(said))
        if word[0] not in held
    ]
    is_lowered = any(_is_raised_by_leaving_out(ledger, said, title, titles) for title in titles)
    if raised or is_lowered or not ledger.says_all(said):
        return Verdict([Finding(text=said, why=_OTHER, kind="title", entry="basics")])
    return Verdict()


def _is_raised_by_leaving_out(ledger: Ledger, said: str, title: str, titles: Sequence[str]) -> bool:
    """ "Chefe de cozinha" of a "Subchefe de cozinha", whose chef the profile mentions too."""
    lowered, words = ledger.words.titles.lowered, stems_of(said, ledger.language)
    if not lowered.search(fold(title)) or lowered.search(fold(said)):
        return False
    rest = stems_of(without_lowering(fold(title), ledger.words), ledger.language)
    others = (stems_of(other, ledger.language) for other in titles if not lowered.search(fold(other)))
    return bool(rest) and rest <= words and not any(rest <= other for other in others)


def _degree_verdict(said: str, true: str, path: str, words: ClaimWords) -> Verdict | None:
    """A degree may be written out or shortened; its level is the profile's. None when no level is named."""
    levels = [level_of(Education(study_type=text)) for text in (said, true)]
    kinds = [
        {kind for kind, pattern in words.papers.degrees.items() if pattern.search(fold(text))}
        for text in (said, true)
    ]
    if levels[0] == levels[1] and kinds[0] <= kinds[1]:
        return Verdict() if levels[0] else None
    return Verdict([Finding(text=said, why=_OTHER, kind="degree", entry=path.split(".")[0])])


def _value(resume: Resume, section: str, number: int, field: str) -> str:
    entries = getattr(resume, section, [])
    return str(getattr(entries[number], _FIELDS.get(field, field), "")) if number < len(entries) else ""


def _same_date(said: str, true: str) -> bool:
    """May be less exact, never more."""
    return bool(said) and true.startswith(said.strip())


def _same_name(ledger: Ledger, said: str, true: str, field: str) -> bool:
    """The same words, or fewer; of a title nothing that lowers it is left out."""
    if fold(said) == fold(true):
        return True
    words, known = stems_of(said, ledger.language), stems_of(true, ledger.language)
    lowered = ledger.words.titles.lowered
    keeps = field != "position" or not lowered.search(fold(true)) or bool(lowered.search(fold(said)))
    return bool(words) and words <= known and keeps
