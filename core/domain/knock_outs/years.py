"""Years of experience: what a sentence asks for, and what the work entries of a profile add up to."""

import re
from datetime import date

from core.domain.knock_outs.words import stems
from core.domain.resume import Work

_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "one un une uno una ein einem eine um uma",
        2: "two deux dos zwei dois duas",
        3: "three trois tres drei três",
        4: "four quatre cuatro vier quatro",
        5: "five cinq cinco fünf",
        6: "six seis sechs",
        7: "seven sept siete sieben sete",
        8: "eight huit ocho acht oito",
        10: "ten dix diez zehn dez",
    }.items()
    for word in words.split()
}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})"
_ASKED = re.compile(
    rf"(?<![\w.$€])\(?({_NUMBER})\)?\+?\s?(?:\(\d{{1,2}}\)\s?)?\+?(?:(?:-|–|to|à|bis|a"
    rf"|até)\s?{_NUMBER}\+?\s)?"
    r"(?:or more |plus |full |mehr |volle |oder mehr |o más |ou plus |ou mais )?\s?(?:years?|yrs?"
    r"|jahre?n?|ans?|années?"
    r"|años?|anos?)\b",
    re.IGNORECASE,
)
_ABOUT_WORK = re.compile(
    r"praxis|práctica|prática|experience|expérience|al menos|pelo menos|no mínimo|au moins|pratique"
    r"|vivência"
    r"|gearbeitet|travaillé|trabajado"
    r"|(?:years?|yrs)['’]? (?:\w+ing|driving|\w+ \d \w+ing|class)|(?:años?|anos?) (?:o más "
    r"|ou mais )?(?:\w+ndo"
    r"|con|como|com|en|em|de (?:experi|trabajo|desempeño|atua))\b"
    r"|ans (?:en|comme|dans|de (?:pratique|métier))\b|jahren? (?:in|als|im|mit|berufs)\b"
    r"|experiencia|experiência|erfahrung|minimum|at least|mindestens|mínimo|más de"
    r"|mais de|plus de"
    r"|required|related|working|industry|sector|sales|background|expertise|(?:years?|yrs)['’]? (?:of|in"
    r"|as)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"years? (?:of age|old|or older|ago)|(?:children|ages?|aged)\b|\b(?:we|our|us|company|firm|founded"
    r"|established|celebrat\w+"
    r"|depuis|seit|desde hace|desde há|llevamos|mercado|il y a|bestehen|gegründet|existe"
    r"|combined|average|past|last|first|each of|for over|for more than|leader|serving"
    r"|since)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(r"years? of age|years? old|or older|\b(?:0|zero)\)?(?: zero)? ?(?:-|to)\b", re.IGNORECASE)
_FOR_THE_PERSON = re.compile(
    r"\b(?:must|require[ds]?|minimum|at least|mindestens|mínim[oa]|pelo menos|al menos"
    r"|au moins|candidates?|applicants?|you)\b",
    re.IGNORECASE,
)


def asked_years(sentence: str) -> int | None:
    """The smallest number of years of experience the sentence asks of a person, or None."""
    about_others = _NOT_ASKED.search(sentence) and not _FOR_THE_PERSON.search(sentence)
    if about_others or not _ABOUT_WORK.search(sentence) or _NEVER.search(sentence):
        return None
    asked = _ASKED.search(sentence)
    return _number(asked.group(1)) if asked else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBER_WORDS[word.lower()]


def worked_months(works: list[Work], today: date, *, generous: bool) -> int:
    """Months covered by the entries, overlaps counted once. `generous` reads "2019" as all of 2019."""
    spans = sorted(span for work in works if (span := _span(work, today, generous=generous)))
    total, reached = 0, 0
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def is_dated(work: Work) -> bool:
    return _month(work.start_date, 1) is not None


def related_works(works: list[Work], *texts: str) -> list[Work]:
    """The entries that share a word of substance with the sentence or the title of the posting."""
    wanted = set().union(*(stems(text) for text in texts))
    return [
        work for work in works if wanted & stems(" ".join((work.position, work.summary, *work.highlights)))
    ]


def period(work: Work) -> str:
    """The entry in the profile's own words, with its dates as given."""
    title = ", ".join(part for part in (work.position, work.name) if part)
    return (
        f"{title} ({work.start_date} – {work.end_date})"
        if work.end_date
        else f"{title} ({work.start_date} –)"
    )


def _span(work: Work, today: date, *, generous: bool) -> tuple[int, int] | None:
    start = _month(work.start_date, 1 if generous else 7)
    now = today.year * 12 + today.month
    end = _month(work.end_date, 12 if generous else 7) if work.end_date else now
    if start is None or end is None:
        return None
    return start, min(end, now) + (1 if generous else 0)


def _month(when: str, month_of_bare_year: int) -> int | None:
    match = re.match(r"(\d{4})(?:-(\d{2}))?", when)
    if not match:
        return None
    return int(match[1]) * 12 + (int(match[2]) if match[2] else month_of_bare_year)
