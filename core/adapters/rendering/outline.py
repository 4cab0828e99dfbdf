"""A profile as a page shows it: who, how to reach them, and sections of entries in the document's language.

Why: all templates and the DOCX writer must agree on what is shown and in what order; only looks differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.adapters.rendering.links import Link, mail_link, web_link
from core.adapters.rendering.phrases import Phrases
from core.domain.resume import Basics, Location

Layout = Literal["entries", "terms", "quotes"]
"""Entries have a title line and a body; terms are "name: words" lines; quotes are references."""


NO_LINK = Link("")


@dataclass(frozen=True)
class Entry:
    """One item of a section; whatever is empty is not shown."""

    title: str = ""
    organization: str = ""
    place: str = ""
    period: str = ""
    summary: str = ""
    note: str = ""
    link: Link = NO_LINK
    highlights: Sequence[str] = ()
    keywords: Sequence[str] = ()


@dataclass(frozen=True)
class Section:
    key: str
    heading: str
    layout: Layout
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Person:
    """The head of every document. `contacts` are the ways to write or call, `links` the pages to look at."""

    name: str
    label: str
    place: str
    address: Sequence[str]
    contacts: Sequence[Link]
    links: Sequence[Link]


@dataclass(frozen=True)
class Outline:
    person: Person
    summary: Sequence[str]
    sections: Sequence[Section]
    phrases: Phrases


def person(basics: Basics) -> Person:
    contacts = [mail_link(basics.email), Link(basics.phone)]
    links = [web_link(basics.url), *(_profile_link(p.url, p.network, p.username) for p in basics.profiles)]
    return Person(
        name=basics.name,
        label=basics.label,
        place=_place(basics.location),
        address=_address(basics.location),
        contacts=[link for link in contacts if link.text],
        links=list(dict.fromkeys(link for link in links if link.text)),
    )


def paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def _profile_link(url: str, network: str, username: str) -> Link:
    return web_link(url) if url else Link(": ".join(part for part in (network, username) if part))


def _place(location: Location) -> str:
    parts = (location.city, location.region)
    return ", ".join(dict.fromkeys(part for part in parts if part)) or location.country_code


def _address(location: Location) -> list[str]:
    town = " ".join(part for part in (location.postal_code, location.city) if part)
    return [line for line in (*paragraphs(location.address), town or location.region) if line]
