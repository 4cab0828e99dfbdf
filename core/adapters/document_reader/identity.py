"""Who the CV is about: name, label and place, and the contacts as `Basics`."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.adapters.document_reader.contacts import (
    EMAIL,
    Contacts,
    Piece,
    contacts_of,
    network_of,
    profile_of,
    safe_url,
    same_site,
)
from core.adapters.document_reader.headings import heading_kind
from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.roles import degree_score, is_place, looks_like_place, title_score
from core.domain.resume import Basics, Location, Profile

_WORD = re.compile(r"[^\W\d_][^\W\d_.'’-]{0,30}(?:[.'’-][^\W\d_]{0,30}){0,4}\.?")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "van",
        "von",
        "der",
        "den",
        "zu",
        "zum",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "y",
        "e",
        "i",
        "af",
        "av",
        "ter",
        "ten",
    ]
)
_NOT_A_NAME = frozenset(
    [
        "curriculum",
        "vitae",
        "cv",
        "lebenslauf",
        "resume",
        "résumé",
        "currículum",
        "currículo",
        "bewerbung",
        "page",
        "seite",
        "updated",
        "welcome",
    ]
)
_CREDENTIALS = (
    "rn",
    "cpa",
    "pmp",
    "cfa",
    "esq",
    "pe",
    "acca",
    "cissp",
    "lpn",
    "np",
    "pa",
    "dds",
    "shrm",
    "sphr",
)
_SURNAMES = (
    "cook",
    "koch",
    "carpenter",
    "judge",
    "dean",
    "guard",
    "page",
    "fellow",
    "sergeant",
    "meister",
    "driver",
)
"""Words that are a title in one CV and a family name in another."""

_POSTAL = re.compile(r"(?:[A-Z]{1,2}-)?(\d{4,5}(?:-\d{3,4})?) ([^\W\d_][\w .'’-]{1,40})")
_AMERICAN = re.compile(r"([^\W\d_][^,\d]{1,30}), ?([A-Z]{2}),? (\d{5}(?:-\d{4})?)\b")
_LONGEST_LABEL = 90


def basics_of(
    header: Sequence[Line], contact: Sequence[Line], others: Sequence[Line], links: Sequence[str]
) -> Basics:
    """`header` stands above the first heading, `contact` under a contact heading, `others` elsewhere.

    `links` are the addresses behind clickable text, which a reader of the page alone cannot see.
    """
    top, below = contacts_of(header), contacts_of(contact)
    emails = [*top.emails, *below.emails] or _emails_anywhere(others)
    phones = [*top.phones, *below.phones]
    urls = _links([*top.urls, *below.urls], links)
    anonymous = not (emails or phones or urls)
    name = _name(top, anonymous) or _name(below, anonymous)
    label, label_place = _label(top, name)
    place = _place([*top.pieces, *below.pieces], {name, label}) or label_place
    basics = {
        "name": name,
        "label": label,
        "email": emails[0] if emails else "",
        "phone": phones[0] if phones else "",
        "url": next((url for url in urls if not network_of(url)), ""),
        "profiles": _profiles(urls),
        "summary": _summary(header),
        "location": location_of(place) if place else None,
    }
    return Basics.model_validate({field: value for field, value in basics.items() if value})


def location_of(text: str) -> Location:
    """ "04109 Leipzig" → postal code and city; "Oakland, CA" → city and region."""
    american = _AMERICAN.search(text)
    postal = _POSTAL.search(text)
    if american:
        street = text[: american.start()].strip(" ,")
        city, region, code = (part.strip() for part in american.groups())
        found = {"address": street, "city": city, "region": region, "postal_code": code}
    elif postal:
        street = text[: postal.start()].strip(" ,")
        found = {"address": street, "postal_code": postal.group(1), "city": postal.group(2).strip()}
    else:
        city, _, region = text.partition(",")
        found = {"city": city.strip(), "region": region.strip()}
    return Location(**{field: value for field, value in found.items() if value})


def is_name(text: str) -> bool:
    """Two to five capitalised words without digits, none of them a job title or "Curriculum"."""
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or not all(_WORD.fullmatch(word) for word in words):
        return False
    lower = [word.lower() for word in words]
    if set(lower) & _NOT_A_NAME or heading_kind(text):
        return False
    if title_score(" ".join(word for word in lower if word not in _SURNAMES)) > 1:
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES or not word[0].islower() for word in words)


def _without_credentials(text: str) -> str:
    """ "Jane Smith, RN" → "Jane Smith"."""
    name, comma, tail = text.partition(",")
    marks = [mark.strip(". ").lower() for mark in tail.split(",")]
    return name if comma and all(mark in _CREDENTIALS or degree_score(mark) for mark in marks) else text


def _name(found: Contacts, anonymous: bool) -> str:
    pieces = [replace(piece, text=_without_credentials(piece.text)) for piece in found.pieces[:8]]
    named = [piece for piece in pieces if is_name(piece.text) and not is_place(piece.text)]
    if anonymous:
        named = [piece for piece in named if not piece.text.isupper()]
    biggest = max((piece.size for piece in named), default=0.0)
    return next((piece.text for piece in named if piece.size >= biggest - 0.5), "")


def _label(found: Contacts, name: str) -> tuple[str, str]:
    for piece in found.pieces[:6]:
        text = piece.text
        if (
            _without_credentials(text) == name
            or is_place(text)
            or len(text) > _LONGEST_LABEL
            or text.endswith(".")
        ):
            continue
        head, comma, tail = text.rpartition(", ")
        if comma and title_score(head) and looks_like_place(tail):
            return head, tail
        if title_score(text):
            return text, ""
    return _below_name([piece.text for piece in found.pieces[:6]], name), ""


def _below_name(texts: Sequence[str], name: str) -> str:
    """The line under the name is the label, unless it may be a place, a sentence or figures."""
    below = texts[texts.index(name) + 1 :][:1] if name in texts else []
    return next((text for text in below if _may_be_label(text)), "")


def _may_be_label(text: str) -> bool:
    shaped = 2 <= len(text.split()) <= 10 and len(text) <= _LONGEST_LABEL and not text.endswith(".")
    return shaped and not looks_like_place(text) and not any(letter.isdigit() for letter in text)


def _place(pieces: Sequence[Piece], taken: set[str]) -> str:
    short = (piece.text for piece in pieces if len(piece.text) <= 80)
    free = [text for text in short if text not in taken and _without_credentials(text) not in taken]
    certain = (text for text in free if is_place(text) or _POSTAL.search(text) or _AMERICAN.search(text))
    likely = (text for text in free if looks_like_place(text) and len(text) <= 40 and not heading_kind(text))
    return next(certain, "") or next(likely, "")


def _summary(header: Sequence[Line]) -> str:
    """Whole sentences above the first heading are the person's own introduction."""
    texts = [line.text for line in header if CELL not in line.text and "://" not in line.text]
    long = [text for text in texts if len(text) > _LONGEST_LABEL or text.endswith(".")]
    return " ".join(text for text in long if not EMAIL.search(text))


def _emails_anywhere(lines: Sequence[Line]) -> list[str]:
    return [match.group() for line in lines if "@" in line.text and (match := EMAIL.search(line.text))][:1]


def _links(written: Sequence[str], behind: Sequence[str]) -> list[str]:
    """Written addresses, and clickable ones that name an account: other links belong to their text."""
    accounts = [url for url in behind if network_of(url) and profile_of(url).username]
    named = [url for url in behind if any(same_site(url, other) for other in written)]
    urls: list[str] = []
    for url in [*accounts, *named, *written]:
        safe = safe_url(url)
        if safe and not any(same_site(safe, other) or _is_cut_off(safe, other) for other in urls):
            urls.append(safe)
    return urls


def _is_cut_off(url: str, other: str) -> bool:
    """A written link cut at the line's end is the beginning of the clickable one."""
    return len(url) > 20 and other.lower().startswith(url.lower())


def _profiles(urls: Sequence[str]) -> list[Profile]:
    return [profile_of(url) for url in urls if network_of(url)]
