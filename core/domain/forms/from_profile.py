"""Answers that the profile holds. What it lacks is left out, never guessed."""

import re
from urllib.parse import urlsplit

from core.domain.documents import Letter
from core.domain.forms.countries import Countries
from core.domain.forms.model import Answer, Telephone
from core.domain.resume import Basics, Resume

_HOSTS = {"linkedin.com": "linkedin", "github.com": "github", "twitter.com": "twitter", "x.com": "twitter"}
_LINK_LABELS = {"linkedin": "LinkedIn", "github": "GitHub", "twitter": "Twitter"}
_INITIAL = re.compile(r"[^\W\d_]\.?")
_NAME_PART = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’-]{2,}")


def profile_answers(
    resume: Resume, letter: Letter, countries: Countries, telephone: Telephone | None
) -> list[Answer]:
    """Everything about the person, their work and their letter, in the order forms ask for it."""
    found = [
        *_names(resume.basics),
        *_contacts(resume.basics, telephone),
        *_place(resume.basics, countries),
        *_links(resume.basics),
        *_work(resume),
        *_education(resume),
        *_languages(resume),
        *_texts(resume, letter),
    ]
    return [answer for answer in found if answer.value]


def split_name(name: str) -> tuple[str, str]:
    """Given and family name, or two empty ones.

    Two words of Latin letters, with initials between, are first and last name. Of one word, of more words, of
    a name with a comma or of one in a script that puts the family first, only its owner knows.
    """
    words = name.split()
    middle = words[1:-1]
    is_plain = len(words) >= 2 and all(_INITIAL.fullmatch(word) for word in middle)
    if not is_plain or not all(_NAME_PART.fullmatch(word) for word in (words[0], words[-1])):
        return "", ""
    return words[0], words[-1]


def _names(basics: Basics) -> list[Answer]:
    given, family = split_name(basics.name)
    source = "basics.name"
    return [
        Answer(kind="name", label="Full name", value=basics.name, source=source),
        Answer(kind="given-name", label="First name", value=given, source=source, confidence="derived"),
        Answer(kind="family-name", label="Last name", value=family, source=source, confidence="derived"),
    ]


def _contacts(basics: Basics, telephone: Telephone | None) -> list[Answer]:
    return [
        Answer(kind="email", label="E-mail", value=basics.email, source="basics.email"),
        Answer(kind="tel", label="Phone", value=basics.phone, source="basics.phone"),
        *(_phone_parts(telephone) if telephone else ()),
    ]


def _phone_parts(telephone: Telephone) -> list[Answer]:
    """For forms that ask for the country's code in a field of its own."""
    source = "basics.phone"
    return [
        Answer(
            kind="tel-country-code",
            label="Phone, country code",
            value=telephone.country_code,
            source=source,
            confidence="derived",
            country=telephone.country,
        ),
        Answer(
            kind="tel-national",
            label="Phone without country code",
            value=telephone.national,
            source=source,
            confidence="derived",
        ),
    ]


def _place(basics: Basics, countries: Countries) -> list[Answer]:
    place, at = basics.location, "basics.location"
    country = countries.title(place.country_code)
    whole = ", ".join(part for part in (place.city, place.region, country) if part)
    return [
        Answer(kind="street-address", label="Street", value=place.address, source=f"{at}.address"),
        Answer(kind="postal-code", label="Postal code", value=place.postal_code, source=f"{at}.postalCode"),
        Answer(kind="address-level2", label="City", value=place.city, source=f"{at}.city"),
        Answer(kind="address-level1", label="Region", value=place.region, source=f"{at}.region"),
        Answer(kind="country", label="Country", value=place.country_code, source=f"{at}.countryCode"),
        Answer(
            kind="location",
            label="Location",
            value=whole if place.city else "",
            source=at,
            confidence="derived",
        ),
    ]


def _links(basics: Basics) -> list[Answer]:
    """What a link is, its address says; the network's name beside it is only a label."""
    links = [Answer(kind="url", label="Website", value=_web(basics.url), source="basics.url")]
    for i, profile in enumerate(basics.profiles):
        kind = _network(profile.url)
        label = _LINK_LABELS.get(kind) or profile.network or "Link"
        source = f"basics.profiles[{i}].url"
        links.append(Answer(kind=kind or "link", label=label, value=_web(profile.url), source=source))
    return links


def _web(url: str) -> str:
    return url if url.lower().startswith(("https://", "http://")) else ""


def _network(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return next((kind for end, kind in _HOSTS.items() if host == end or host.endswith(f".{end}")), "")


def _work(resume: Resume) -> list[Answer]:
    i = next((i for i, work in enumerate(resume.work) if work.start_date and not work.end_date), None)
    label = Answer(kind="headline", label="Headline", value=resume.basics.label, source="basics.label")
    if i is None:
        return [label]
    work = resume.work[i]
    position = f"work[{i}].position"
    if not resume.basics.label:
        label = label.changed(value=work.position, source=position)
    return [
        label,
        Answer(kind="organization", label="Current employer", value=work.name, source=f"work[{i}].name"),
        Answer(kind="organization-title", label="Current position", value=work.position, source=position),
    ]


def _education(resume: Resume) -> list[Answer]:
    """The first entry: CVs name the newest or highest one there."""
    if not resume.education:
        return []
    entry, at = resume.education[0], "education[0]"
    degree = " ".join(part for part in (entry.study_type, entry.area) if part)
    return [
        Answer(kind="school", label="School", value=entry.institution, source=f"{at}.institution"),
        Answer(kind="degree", label="Degree", value=degree, source=f"{at}.studyType", confidence="derived"),
    ]


def _languages(resume: Resume) -> list[Answer]:
    spoken = [
        f"{entry.language} ({entry.fluency})" if entry.fluency else entry.language
        for entry in resume.languages
        if entry.language
    ]
    value = ", ".join(spoken)
    return [
        Answer(kind="languages", label="Languages", value=value, source="languages", confidence="derived")
    ]


def _texts(resume: Resume, letter: Letter) -> list[Answer]:
    text = "\n\n".join(
        part for part in (letter.greeting, *letter.paragraphs, letter.closing, letter.signature) if part
    )
    summary = resume.basics.summary
    return [
        Answer(
            kind="summary", label="Summary", value=summary, source="basics.summary", answer_class="narrative"
        ),
        Answer(
            kind="cover-letter",
            label="Cover letter",
            value=text,
            source="cover_letter",
            answer_class="narrative",
        ),
    ]
