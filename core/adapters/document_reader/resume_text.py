"""Lines of a CV as a `Resume`."""

from collections.abc import Callable, Sequence

from core.adapters.document_reader.entries.entries import education_of, projects_of, volunteer_of, work_of
from core.adapters.document_reader.entries.listed import (
    awards_of,
    certificates_of,
    publications_of,
    references_of,
)
from core.adapters.document_reader.entries.paragraphs import paragraphs
from core.adapters.document_reader.entries.skills import interests_of, languages_of, skills_of
from core.adapters.document_reader.lines import Line
from core.adapters.document_reader.person.identity import basics_of
from core.adapters.document_reader.plain_text import lines_of_text
from core.adapters.document_reader.sections import Section, sections_of
from core.domain.model import Model
from core.domain.resume import Basics, Resume

_PARSERS: dict[str, Callable[[Sequence[Line]], Sequence[Model]]] = {
    "work": work_of,
    "volunteer": volunteer_of,
    "education": education_of,
    "skills": skills_of,
    "languages": languages_of,
    "projects": projects_of,
    "certificates": certificates_of,
    "awards": awards_of,
    "publications": publications_of,
    "interests": interests_of,
    "references": references_of,
}


def resume_from_text(text: str) -> Resume:
    """A CV pasted as text, or Markdown. Pure; about 1 ms for a page."""
    return resume_from_lines(lines_of_text(text))


def resume_from_lines(lines: Sequence[Line], links: Sequence[str] = ()) -> Resume:
    """Sections by their headings, then each section by its own rules.

    Sections of an unknown kind are kept word for word in `meta["sections"]`: nothing a person wrote is lost.
    """
    sections = sections_of(lines)
    fields: dict[str, object] = {}
    for kind, parse in _PARSERS.items():
        found = [item for section in sections if section.kind == kind for item in parse(section.lines)]
        if found:
            fields[kind] = found
    fields["basics"] = _basics(sections, links)
    if others := _others(sections):
        fields["meta"] = {"sections": others}
    return Resume.model_validate(fields)


def _basics(sections: Sequence[Section], links: Sequence[str]) -> Basics:
    header, contact, others = (_lines(sections, kinds) for kinds in (("header",), ("contact",), ()))
    basics = basics_of(header, contact, others, links)
    summary = " ".join(text for _, text in paragraphs(_lines(sections, ("summary",))))
    return basics.changed(summary=summary) if summary else basics


def _lines(sections: Sequence[Section], kinds: Sequence[str]) -> list[Line]:
    return [line for section in sections if section.kind in kinds or not kinds for line in section.lines]


def _others(sections: Sequence[Section]) -> list[dict[str, object]]:
    return [
        {"title": section.title, "lines": [text for _, text in paragraphs(section.lines)]}
        for section in sections
        if section.kind == "other" and section.lines
    ]
