"""Judge each condition on the profile. `fail` only where the profile plainly says otherwise."""

import re
from datetime import date

from core.domain.knock_outs.degrees import allows_equivalent, asked_level, degree_text, level_of
from core.domain.knock_outs.find import find_knock_outs
from core.domain.knock_outs.tongues import languages_in, level_in
from core.domain.knock_outs.words import stems
from core.domain.knock_outs.years import asked_years, is_dated, period, related_works, worked_months
from core.domain.posting import JobPosting, KnockOut, KnockOutStatus
from core.domain.resume import Language, Resume

_PASS, _UNKNOWN, _FAIL = KnockOutStatus.PASS, KnockOutStatus.UNKNOWN, KnockOutStatus.FAIL
Verdict = tuple[KnockOutStatus, str]
_SILENT: Verdict = (_UNKNOWN, "")
_MAX_EVIDENCE = 3


def judge_knock_outs(posting: JobPosting, resume: Resume, today: date) -> list[KnockOut]:
    """The posting's conditions with `pass`, `unknown` or `fail` and the profile's own words as evidence.

    `today` closes work entries without an end. Nothing is read between the lines: a profile that does
    not mention a licence leaves it `unknown`, and the person answers.
    """
    conditions = posting.knock_outs or find_knock_outs(posting)
    return [_judged(condition, posting, resume, today) for condition in conditions]


def _judged(condition: KnockOut, posting: JobPosting, resume: Resume, today: date) -> KnockOut:
    sentence = condition.posting_text
    match condition.kind:
        case "years":
            status, evidence = _years(sentence, posting.title, resume, today)
        case "degree":
            status, evidence = _degree(sentence, resume)
        case "language":
            status, evidence = _language(sentence, resume)
        case "licence":
            status, evidence = _licence(sentence, resume)
        case "location":
            status, evidence = _location(sentence, resume)
        case "work_right":
            status, evidence = _work_right(resume)
        case "salary":
            status, evidence = _SILENT
    return condition.changed(status=status, evidence=evidence)


def _years(sentence: str, title: str, resume: Resume, today: date) -> Verdict:
    asked = asked_years(sentence)
    if asked is None or not resume.work:
        return _SILENT
    related = related_works(resume.work, sentence, title)
    if related and worked_months(related, today, generous=False) >= asked * 12:
        return _PASS, _joined([period(work) for work in related if is_dated(work)])
    everything = _joined([period(work) for work in resume.work if is_dated(work)])
    complete = all(is_dated(work) for work in resume.work)
    if complete and worked_months(resume.work, today, generous=True) < asked * 12:
        return _FAIL, everything
    return _UNKNOWN, everything


def _degree(sentence: str, resume: Resume) -> Verdict:
    asked = asked_level(sentence)
    levels = [(level_of(entry), entry) for entry in resume.education]
    if asked is None or not levels:
        return _SILENT
    enough = [entry for level, entry in levels if level is not None and level >= asked]
    fitting = [entry for entry in enough if _fits_field(sentence, degree_text(entry))]
    if fitting:
        return _PASS, degree_text(fitting[0])
    evidence = _joined([degree_text(entry) for _, entry in levels])
    known = all(level is not None for level, _ in levels)
    if known and not enough and not allows_equivalent(sentence):
        return _FAIL, evidence
    return _UNKNOWN, evidence


_FIELD = re.compile(r"\b(?:in|en|em|als|major|im bereich|of)\s+(?P<field>[^.;()]{3,120})", re.IGNORECASE)


def _fits_field(sentence: str, degree: str) -> bool:
    """A sentence that names no subject takes any degree; else they must share a word of substance."""
    named = _FIELD.search(sentence)
    wanted = stems(named["field"]) if named else set()
    return not wanted or bool(wanted & stems(degree))


def _language(sentence: str, resume: Resume) -> Verdict:
    asked = languages_in(sentence)
    known = [entry for entry in resume.languages if set(languages_in(entry.language)) & set(asked)]
    if not known or len(
        {code for entry in known for code in languages_in(entry.language)} & set(asked)
    ) < len(asked):
        return _SILENT
    evidence = _joined(
        [f"{entry.language} ({entry.fluency})" if entry.fluency else entry.language for entry in known]
    )
    wanted = level_in(sentence)
    levels = [level_in(entry.fluency) for entry in known]
    if wanted is None or all(level is not None and level >= min(wanted, 5) for level in levels):
        return _PASS, evidence
    if any(level is not None and level <= wanted - 3 for level in levels):
        return _FAIL, evidence
    return _UNKNOWN, evidence


def _spoken(entry: Language) -> str:
    return f"{entry.language} ({entry.fluency})" if entry.fluency else entry.language


def _licence(sentence: str, resume: Resume) -> Verdict:
    wanted = stems(sentence) | _papers(sentence)
    for line in _licence_lines(resume):
        shared = wanted & (stems(line) | _papers(line))
        if shared and _papers(sentence) <= _papers(line):
            return _PASS, line
    return _SILENT


_PAPERS: dict[str, re.Pattern[str]] = {
    "driving": re.compile(
        r"driv\w+ licen[sc]e|driver['’]?s?['’]? licen[sc]e|führerschein|permis (?:de conduire|[abc]\b)"
        r"|carn[eé]t? de conducir|\bcnh\b|\bcdl\b",
        re.IGNORECASE,
    ),
    "clearance": re.compile(r"clearance", re.IGNORECASE),
    "forklift": re.compile(r"stapler|forklift|cariste|carretill", re.IGNORECASE),
}


def _papers(text: str) -> set[str]:
    return {paper for paper, names in _PAPERS.items() if names.search(text)}


_LICENCE_WORD = re.compile(
    r"licen[sc]|certif|registered|admitted|bar\b|führerschein|schein\b|permis|carn|cnh|approbation"
    r"|clearance|cpa\b",
    re.IGNORECASE,
)


def _licence_lines(resume: Resume) -> list[str]:
    named = [certificate.name for certificate in resume.certificates]
    skills = [text for skill in resume.skills for text in (skill.name, *skill.keywords)]
    said = [resume.basics.summary, resume.basics.label, *skills]
    return [line for line in [*named, *(text for text in said if _LICENCE_WORD.search(text))] if line]


def _location(sentence: str, resume: Resume) -> Verdict:
    place = resume.basics.location
    city = place.city.split(",")[0].strip()
    evidence = ", ".join(part for part in (place.city, place.region, place.country_code) if part)
    if city and re.search(rf"(?<!\w){re.escape(city)}(?!\w)", sentence, re.IGNORECASE):
        return _PASS, evidence
    return _UNKNOWN, evidence


_RIGHT = re.compile(
    r"authori[sz]ed to work|right to work|work permit|citizen\b|permanent resident|green card"
    r"|arbeitserlaubnis|staatsbürger|titre de séjour|permiso de trabajo",
    re.IGNORECASE,
)


def _work_right(resume: Resume) -> Verdict:
    """Which country the words speak of cannot be told, so they are shown and the person decides."""
    said = [resume.basics.summary, *(skill.name for skill in resume.skills)]
    return _UNKNOWN, next((text for text in said if _RIGHT.search(text)), "")


def _joined(parts: list[str]) -> str:
    return "; ".join(parts[:_MAX_EVIDENCE])
