"""Who the CV is about: name, label and place, and the contacts as `Basics`."""

import re
from collections.abc import Sequence

from core.adapters.document_reader.lines import CELL, Line
from core.adapters.document_reader.person.contacts import (
    EMAIL,
    Piece,
    contacts_of,
    network_of,
    profile_of,
    safe_url,
    same_site,
)
from core.adapters.document_reader.person.names import LONGEST_LABEL, label_in, name_in, without_credentials
from core.adapters.document_reader.words.headings import heading_kind
from core.adapters.document_reader.words.roles import is_place, looks_like_place
from core.domain.resume import Basics, Location, Profile

_POSTAL = re.compile(r"(?:[A-Z]{1,2}-)?(\d{4,5}(?:-\d{3,4})?) ([^\W\d_][\w .'’-]{1,40})")
_AMERICAN = re.compile(r"([^\W\d_][^,\d]{1,30}), ?([A-Z]{2}),? (\d{5}(?:-\d{4})?)\b")


def basics_of(
    header: Sequence[Line], contact: Sequence[Line], others: Sequence[Line], links: Sequence[str]
) -> Basics:
    """`header` stands above the first heading, `contact` under a contact heading, `others` elsewhere.

    `links` are the addresses behind clickable text, which a reader of the page alone cannot see.
    """
    top, below = contacts_of(header), contacts_of(contact)
    emails = [*top.emails, *below.emails] or _emails_anywhere(others)
    phones = [*top.phones, *below.phones] or _phones_beside_emails(others)
    urls = _links([*top.urls, *below.urls], links)
    anonymous = not (emails or phones or urls)
    name = name_in(top, anonymous) or name_in(below, anonymous)
    label, label_place = label_in(top, name)
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


def _place(pieces: Sequence[Piece], taken: set[str]) -> str:
    short = (piece.text for piece in pieces if len(piece.text) <= 80)
    free = [text for text in short if text not in taken and without_credentials(text) not in taken]
    certain = (text for text in free if is_place(text) or _POSTAL.search(text) or _AMERICAN.search(text))
    likely = (text for text in free if looks_like_place(text) and len(text) <= 40 and not heading_kind(text))
    return next(certain, "") or next(likely, "")


def _summary(header: Sequence[Line]) -> str:
    """Whole sentences above the first heading are the person's own introduction."""
    texts = [line.text for line in header if CELL not in line.text and "://" not in line.text]
    long = [text for text in texts if len(text) > LONGEST_LABEL or text.endswith(".")]
    return " ".join(text for text in long if not EMAIL.search(text))


def _emails_anywhere(lines: Sequence[Line]) -> list[str]:
    return [match.group() for line in lines if "@" in line.text and (match := EMAIL.search(line.text))][:1]


def _phones_beside_emails(lines: Sequence[Line]) -> list[str]:
    """Contacts may stand in one line at the foot of the page."""
    return contacts_of([line for line in lines if EMAIL.search(line.text)]).phones[:1]


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
