"""The lists of a CV: skills, interests, languages. Each word of them is one of the profile's."""

from collections.abc import Iterator, Sequence

from core.domain.claims.known import Known
from core.domain.claims.model import Finding, LineJudge, Verdict
from core.domain.claims.papers import tongue_fault
from core.domain.claims.whole.extras import extra_findings
from core.domain.folding import fold
from core.domain.languages import LanguageCode
from core.domain.resume import Interest, Language, Resume, Skill

_NOT_SAID = "The profile does not name this."
_NO_LEVEL = "The profile gives no such level."
_SHORT = 2


def listed_verdict(judge: LineJudge, known: Known, resume: Resume, language: LanguageCode | None) -> Verdict:
    own = known.ledger.resume
    had = set(_items(own))
    new = [text for text in dict.fromkeys(_items(resume)) if text and text not in had]
    found = [*_levels(resume.skills, own.skills), *_tongues(resume.languages, own)]
    extras = [*_extras(resume.skills, own.skills), *_extras(resume.interests, own.interests)]
    verdicts = [_item_verdict(judge, known, text, language) for text in new]
    return Verdict.of_all([Verdict([*found, *extras]), *verdicts])


def _items(resume: Resume) -> list[str]:
    listed: list[Skill | Interest] = [*resume.skills, *resume.interests]
    return [text for item in listed for text in (item.name, *item.keywords)]


def _item_verdict(judge: LineJudge, known: Known, text: str, language: LanguageCode | None) -> Verdict:
    ledger = known.ledger
    is_name = len(text) > _SHORT and known.names_in(language or ledger.language).has(text)
    if not is_name and not ledger.says_all(text):
        return Verdict([Finding(text=text, why=_NOT_SAID, kind="name")])
    return judge.line("skills[0].keywords[0]", text, language)


def _levels(said: Sequence[Skill], own: Sequence[Skill]) -> Iterator[Finding]:
    known = {(fold(skill.name), fold(skill.level)) for skill in own}
    for skill in said:
        if skill.level and (fold(skill.name), fold(skill.level)) not in known:
            yield Finding(text=f"{skill.name} {skill.level}".strip(), why=_NO_LEVEL, kind="name")


def _tongues(said: Sequence[Language], own: Resume) -> Iterator[Finding]:
    for tongue in said:
        text = f"{tongue.language} {tongue.fluency}".strip()
        if tongue in own.languages or not text:
            continue
        if why := tongue_fault(tongue.language, tongue.fluency, own):
            yield Finding(text=text, why=why, kind="language")
        yield from extra_findings(tongue, own.languages, "")


def _extras(said: Sequence[Skill | Interest], own: Sequence[Skill | Interest]) -> Iterator[Finding]:
    for item in said:
        namesakes = [other for other in own if fold(other.name) == fold(item.name)]
        yield from extra_findings(item, namesakes, "")
