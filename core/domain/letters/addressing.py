"""The outside of a letter: subject, greeting, recipient; the posting's title and place made presentable."""

import re

from core.domain.letters.phrases import LetterPhrases
from core.domain.letters.sources import at_place, elided, real_name, title_case
from core.domain.letters.wording import clean, is_speakable
from core.domain.posting import JobPosting

_LONGEST_TITLE, _LONGEST_PLACE = 70, 60
_GENDER = re.compile(
    r"\s*[(\[]?\b(?:[mwdfhx] ?[/|] ?[mwdfhxn](?: ?[/|] ?[mwdfhxn*])?)\b[)\]]?|\s*\((?:all genders|gn)\)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+[-–—|•·:]\s+.*$|\s*[|•·].*$|\s*\$.*$")
_CONTACT = re.compile(
    r"(?:contact(?: person| name)?|ansprechpartner(?:in)?|ihr kontakt|contacto|contato|votre contact)"
    r"(?: is| ist)?\s?[:\-–]?\s{1,3}"
    r"(ms|mrs|mr|dr|frau|herrn?|mme|madame|m|monsieur|sra|sr|señora|señor|senhora|senhor)"
    r"\.?\s{1,3}((?:(?-i:[A-ZÄÖÜÀ-Ý])[\w'’-]{1,30} ?){1,3})",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\s*(?:now hiring|hiring|seeking|wanted|urgent|wir suchen|gesucht"
    r"|nous recherchons|recherche|se busca|buscamos)"
    r"(?: an?| eine?n?| une?)?[:!\s]{1,3}",
    re.IGNORECASE,
)
_AFTERTHOUGHT = re.compile(r" [-–—] |, | \(| for | / | mit | pour | para ")
_POSTAL = re.compile(r"\b\d{4,6}(?:-\d{3,4})?\b")


def clean_title(posting: JobPosting) -> str:
    """The advert's title without gender marks, bonuses and site names; "" when nothing printable is left."""
    title = re.sub(r"\s*/\s+", "/", clean(_CALL.sub("", _GENDER.sub("", posting.title))))
    shorter = clean(_TAIL.sub("", title))
    if re.search(r"[$!|#]", title) or len(title) > _LONGEST_TITLE:
        title = shorter
    if not 2 < len(title) <= _LONGEST_TITLE or not _is_printable(title):
        return ""
    return title_case(title)


def clean_place(posting: JobPosting) -> str:
    """The posting's place without its postal code, or ""."""
    place = " ".join(_POSTAL.sub("", posting.job_location).split()).strip(" ,;-")
    return place if 1 < len(place) <= _LONGEST_PLACE and _is_printable(place) else ""


def post_of(posting: JobPosting, phrases: LetterPhrases, *, short: bool = False) -> str:
    """ "Paralegal role", for use after the article; `short` leaves off what follows a dash or comma."""
    title = clean_title(posting)
    if short:
        title = clean(_AFTERTHOUGHT.split(title, maxsplit=1)[0]) or title
    return elided(phrases.post.format(title=title), phrases) if title else phrases.post_untitled


def at_employer(posting: JobPosting, phrases: LetterPhrases) -> str:
    name = real_name(posting.hiring_organization.name)
    return at_place(name, phrases) if name else phrases.at_unnamed


def subject_of(posting: JobPosting, phrases: LetterPhrases) -> str:
    title = clean_title(posting)
    return phrases.subject.format(title=title) if title else phrases.subject_untitled


def greeting_of(posting: JobPosting, phrases: LetterPhrases) -> str:
    """By name only when the posting says "Contact: Ms Jane Roe"; a form of address is never guessed."""
    found = _CONTACT.search(posting.description[:20_000])
    if found is None or not found[2].strip() or not found[2][0].isupper():
        return phrases.greeting
    pattern = phrases.contact.get(found[1].lower())
    return pattern.format(surname=found[2].split()[-1]) if pattern else phrases.greeting


def recipient_of(posting: JobPosting) -> list[str]:
    return [line for line in (real_name(posting.hiring_organization.name), clean_place(posting)) if line]


def is_same_place(city: str, place: str) -> bool:
    """True when both begin with the same town ("Phoenix, AZ" and "Phoenix, Arizona")."""
    return city.split(",")[0].strip().casefold() == place.split(",")[0].strip().casefold()


def _is_printable(text: str) -> bool:
    return is_speakable(text) or is_speakable(re.sub(r"[\d()/&+.,#-]", "", text))
