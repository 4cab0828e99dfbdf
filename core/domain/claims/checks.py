"""One sentence, looked at from each side."""

import re

from core.domain.claims.model import Findings
from core.domain.claims.names import unknown_names
from core.domain.claims.numbers.checks import check_numbers
from core.domain.claims.numbers.date_checks import check_dates
from core.domain.claims.numbers.written_dates import is_appointment
from core.domain.claims.papers import degree_fault, language_fault
from core.domain.claims.parts import is_raised_part
from core.domain.claims.reach import unknown_reach
from core.domain.claims.sentence import Sentence
from core.domain.claims.stemming import stems_of
from core.domain.claims.strength import FOUNDED, LED, strength_of
from core.domain.claims.theirs import is_theirs, with_polite_forms
from core.domain.claims.titles import is_title_of, title_fault
from core.domain.claims.words_known import unknown_course, unknown_paper, unknown_word
from core.domain.folding import fold

_CERTIFIED = re.compile(r"(?<!\w)(?:certifi(?:ed|ee?|cad[oa])|zertifiziert\w*)(?!\w)(?: (?:in|en|em|fur))?")
_NEXT = 2
_TITLED = ("people", "teams", "sites")
_TOWARDS = r"(?<!\w)(?:to|in|near|nach|bei|à|en|vers|a|para|em|no|na|hacia)\s"
_STRENGTH = "The profile gives a smaller part in this."
_UNTOLD = "The profile tells of nothing like this."
_REACH = "The profile does not say that it went so far."
_TITLE = "The profile gives no such title."
_NAME = "The profile does not name this."
_AWARD = "The profile names no such award."
_UNFINISHED = "The profile does not say that this is finished."
_PAPER = "The profile names no such certificate."


def check(sentence: Sentence, findings: Findings) -> None:
    check_numbers(sentence, findings)
    check_dates(sentence, findings)
    _check_names(sentence, findings)
    _check_part(sentence, findings)
    _check_reach(sentence, findings)
    _check_title(sentence, findings)
    _check_papers(sentence, findings)


def _check_names(sentence: Sentence, findings: Findings) -> None:
    known = sentence.known.names_in(sentence.language)
    said = sentence.addressed
    unknown = unknown_names(sentence.own, known, sentence.words, said.named, sentence.form == "item")
    claimed = [name for name in said.claimed if not known.has(name)]
    for name in dict.fromkeys([*claimed, *(name for name in unknown if not _is_bound_for(name, sentence))]):
        findings.refuse("name", name, _NAME)


def _is_bound_for(name: str, sentence: Sentence) -> bool:
    """Of a place where one would move to, or meet, or where they are."""
    before = fold(with_polite_forms(sentence.text, sentence.language)).partition(fold(name))[0]
    if sentence.form == "text" and is_theirs(before, sentence.words.turns):
        return True
    if not (sentence.words.turns.moving.search(sentence.plain) or is_appointment(sentence.text)):
        return False
    return re.search(rf"{_TOWARDS}{re.escape(name)}(?!\w)", sentence.text, re.IGNORECASE) is not None


def _check_part(sentence: Sentence, findings: Findings) -> None:
    words = sentence.words
    claimed = strength_of(sentence.untitled, words)
    is_granted = any(line.part >= claimed for entry in sentence.entries for line in entry.lines)
    is_raised = sentence.is_of_oneself and is_raised_part(
        sentence.told, sentence.near, sentence.entries, words, sentence.language
    )
    if is_raised or (claimed == FOUNDED and not is_granted):
        findings.refuse("strength", sentence.text, _STRENGTH)
    elif claimed >= LED and not is_granted and sentence.is_of_oneself:
        findings.refuse("strength", sentence.text, _UNTOLD)


def _check_reach(sentence: Sentence, findings: Findings) -> None:
    if reach := unknown_reach(sentence.unnamed, sentence.near, sentence.entries, sentence.words):
        findings.refuse("reach", reach, _REACH)


def _check_title(sentence: Sentence, findings: Findings) -> None:
    ledger = sentence.known.ledger
    is_about = sentence.form == "summary"
    title = title_fault(
        sentence.undated, sentence.language, sentence.entries, ledger, sentence.words, is_about
    )
    called = sentence.addressed.called
    if called and not is_title_of(called, sentence.language, sentence.entries, sentence.words):
        findings.refuse("title", called, _TITLE)
    elif title:
        findings.refuse("title", title, _TITLE)


def _check_papers(sentence: Sentence, findings: Findings) -> None:
    ledger, words, language = sentence.known.ledger, sentence.words, sentence.language
    award = unknown_word(sentence.stated, words.papers.awards, ledger.text, language)
    if award := award or _title_of_the_year(sentence):
        findings.refuse("award", award, _AWARD)
    if award := _raised_award(sentence):
        findings.refuse("award", award, _AWARD)
    if paper := _unknown_paper(sentence) or _unknown_course(sentence) or _certified_skill(sentence):
        findings.refuse("award", paper, _PAPER)
    if fault := degree_fault(sentence.unnamed, sentence.known, language):
        findings.refuse("degree", *fault)
    elif ending := sentence.known.unfinished.ending(sentence.stated, words, language):
        findings.refuse("degree", ending, _UNFINISHED)
    if fault := language_fault(sentence.own, ledger, words):
        findings.refuse("language", *fault)


def _title_of_the_year(sentence: Sentence) -> str:
    """ "Nurse of the year", not "the audits of the year"."""
    for found in sentence.words.papers.yearly.finditer(sentence.stated):
        before = sentence.stated[: found.start()].split()[-1:]
        award = " ".join([*before, found[0]])
        is_titled = sentence.words.things.kind_of(before).removeprefix("one of ") in _TITLED
        if is_titled and award not in sentence.known.ledger.text:
            return award
    return ""


def _raised_award(sentence: Sentence) -> str:
    """The title of an award that the text gives without what lowers it: "runner-up"."""
    ranked = sentence.words.papers.ranked
    if ranked.search(sentence.stated):
        return ""
    for award in sentence.known.ledger.resume.awards:
        title = fold(award.title)
        if not ranked.search(title):
            continue
        rest = stems_of(ranked.sub(" ", title), sentence.language)
        if len(rest) > 1 and rest <= stems_of(sentence.stated, sentence.language):
            return award.title
    return ""


def _unknown_course(sentence: Sentence) -> str:
    return unknown_course(sentence.stated, sentence.words.papers, sentence.known.names_in(sentence.language))


def _certified_skill(sentence: Sentence) -> str:
    """ "HubSpot certified", of who knows HubSpot and has no paper of it."""
    for found in _CERTIFIED.finditer(sentence.stated):
        phrase = " ".join(sentence.stated[found.end() :].split()[:_NEXT])
        if unpapered := stems_of(phrase, sentence.language) & _mere_skills(sentence):
            return f"{found[0]} {min(unpapered)}"
    return ""


def _mere_skills(sentence: Sentence) -> frozenset[str]:
    """Stems of the skills that no paper names."""
    resume, language = sentence.known.ledger.resume, sentence.language
    papers = " ".join(f"{paper.name} {paper.issuer}" for paper in resume.certificates)
    skills = " ".join(word for skill in resume.skills for word in skill.keywords)
    return stems_of(skills, language) - stems_of(papers, language)


def _unknown_paper(sentence: Sentence) -> str:
    pattern, ledger = sentence.words.papers.certificates, sentence.known.ledger
    paper = unknown_word(sentence.stated, pattern, ledger.text, sentence.language)
    if paper and not ledger.resume.certificates:
        return paper
    return unknown_paper(sentence.stated, pattern, sentence.known.names_in(sentence.language))
