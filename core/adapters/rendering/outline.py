"""A profile as a page shows it: who, how to reach them, and sections of entries in the document's language.

Why: all templates and the DOCX writer must agree on what is shown and in what order; only looks differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from core.adapters.rendering.links import Link, mail_link, web_link
from core.adapters.rendering.phrases import Phrases
from core.adapters.template_library import Template
from core.domain.documents import Density, TemplateOptions
from core.domain.resume import Basics, Location

Layout = Literal["entries", "terms", "quotes"]
"""Entries have a title line and a body; terms are "name: words" lines; quotes are references."""


HEADING_LINES = 2.6
AIRY, DENSE = 1.18, 0.89
HEIGHTS = {"airy": AIRY, "normal": 1.0, "dense": DENSE}
DOUBT, HOPE = 0.03, 0.05
LETTER_LINES, LETTER_CHARACTERS = 0.93, 1.03
"""Measured on all designs: what a heading takes, what the densities change, and the error of the estimate
(14 CVs of 0.6 to 3.6 pages: mostly within 5 %); closer lines are tried where they may help. What a line and a
page of A4 hold is each design's own; a page of Letter is wider and lower."""

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
    """The head of every document. `links` are the pages to look at, `photo` is a data: URL or ""."""

    name: str
    label: str
    place: str
    address: Sequence[str]
    email: Link
    phone: Link
    links: Sequence[Link]
    photo: str

    @property
    def contacts(self) -> Sequence[Link]:
        """The ways to write or call that there are."""
        return [link for link in (self.email, self.phone) if link.text]


@dataclass(frozen=True)
class Outline:
    person: Person
    summary: Sequence[str]
    sections: Sequence[Section]
    phrases: Phrases

    def density(self, design: Template, options: TemplateOptions) -> Density:
        """As asked for; else wider for a CV that would leave much of its page empty, closer for one that
        spills a few lines."""
        if options.density != "auto":
            return options.density
        pages = self.pages(design, options)
        if pages * AIRY <= 0.95:
            return "airy"
        return "dense" if ceil(pages * DENSE - HOPE) < ceil(pages + DOUBT) else "normal"

    def sheets(self, design: Template, options: TemplateOptions) -> int:
        """How many pages the whole takes, roughly."""
        return ceil(self.pages(design, options) * HEIGHTS[self.density(design, options)])

    def pages(self, design: Template, options: TemplateOptions) -> float:
        """How many the whole fills at normal density, roughly."""
        is_letter = options.paper == "letter"
        characters = round(design.line_characters * (LETTER_CHARACTERS if is_letter else 1))
        return self.lines(characters) / (design.page_lines * (LETTER_LINES if is_letter else 1))

    def lines(self, line_characters: int) -> float:
        """Lines the whole takes at normal density, roughly."""
        head = 5 + _lines_of(self.summary, line_characters) + (HEADING_LINES if self.summary else 0)
        entries = [_height(s.layout, e, line_characters) for s in self.sections for e in s.entries]
        return head + HEADING_LINES * len(self.sections) + sum(entries)


def _height(layout: Layout, entry: Entry, line_characters: int) -> float:
    if layout == "terms":
        return _lines_of([f"{entry.title} {', '.join(entry.keywords)}"], line_characters)
    texts = [*paragraphs(entry.summary), *entry.highlights, ", ".join(entry.keywords)]
    head = 1.7 + bool(entry.organization or entry.place or entry.note)
    return head + _lines_of(texts, line_characters)


def _lines_of(texts: Sequence[str], line_characters: int) -> float:
    return sum(ceil(len(text) / line_characters) for text in texts) * 1.07


def person(basics: Basics) -> Person:
    links = [web_link(basics.url), *(_profile_link(p.url, p.network, p.username) for p in basics.profiles)]
    return Person(
        name=basics.name,
        label=basics.label,
        place=_place(basics.location),
        address=_address(basics.location),
        email=mail_link(basics.email),
        phone=Link(basics.phone),
        links=list(dict.fromkeys(link for link in links if link.text)),
        photo=basics.image,
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
