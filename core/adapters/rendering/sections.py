"""What each JSON Resume section puts on the page (https://jsonresume.org/schema, v1.0.0: all of them)."""

from collections.abc import Callable, Iterable, Sequence

from core.adapters.rendering.links import web_link
from core.adapters.rendering.outline import Entry, Layout, Outline, Section, paragraphs, person
from core.adapters.rendering.phrases import Phrases
from core.domain.resume import Education, Project, Resume, Work


def outline(resume: Resume, phrases: Phrases, order: Sequence[str]) -> Outline:
    """The page's content. `order` names the sections a template shows first; the others follow."""
    keys = [*order, *(key for key in SECTIONS if key not in order)]
    sections = [_section(key, resume, phrases) for key in keys]
    return Outline(
        person=person(resume.basics),
        summary=paragraphs(resume.basics.summary),
        sections=[section for section in sections if section.entries],
        phrases=phrases,
    )


def _section(key: str, resume: Resume, phrases: Phrases) -> Section:
    layout, entries = SECTIONS[key]
    shown = [entry for entry in entries(resume, phrases) if entry != Entry()]
    return Section(key, phrases.headings[key], layout, _gathered(shown) if layout == "terms" else shown)


def _gathered(terms: list[Entry]) -> list[Entry]:
    """Terms without words of their own on one line: "Python (expert), SQL" instead of a line each."""
    plain = [term for term in terms if not term.keywords]
    names = [f"{term.title} ({term.note})" if term.note else term.title for term in plain]
    return [term for term in terms if term.keywords] + ([Entry(keywords=names)] if names else [])


def _joined(*parts: str, by: str = ", ") -> str:
    """The parts that are there, without one that only repeats another."""
    given = [part for part in parts if part]
    return by.join(
        part
        for i, part in enumerate(given)
        if not any(part in other and (part != other or j < i) for j, other in enumerate(given) if j != i)
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _work(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [_job(item, phrases) for item in resume.work]


def _job(item: Work, phrases: Phrases) -> Entry:
    return Entry(
        title=item.position or item.name,
        organization=item.name if item.position else "",
        place=item.location,
        period=phrases.period(item.start_date, item.end_date),
        summary=_joined(item.description, item.summary, by="\n"),
        highlights=_lines(item.highlights),
    )


def _volunteer(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [
        Entry(
            title=item.position or item.organization,
            organization=item.organization if item.position else "",
            period=phrases.period(item.start_date, item.end_date),
            summary=item.summary,
            highlights=_lines(item.highlights),
        )
        for item in resume.volunteer
    ]


def _education(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [_degree(item, phrases) for item in resume.education]


def _degree(item: Education, phrases: Phrases) -> Entry:
    degree = _joined(item.study_type, item.area)
    return Entry(
        title=degree or item.institution,
        organization=item.institution if degree else "",
        period=phrases.period(item.start_date, item.end_date),
        note=phrases.labelled("score", item.score),
        summary=phrases.labelled("courses", ", ".join(_lines(item.courses))),
    )


def _projects(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [_project(item, phrases) for item in resume.projects]


def _project(item: Project, phrases: Phrases) -> Entry:
    return Entry(
        title=item.name or item.entity,
        organization=_joined(", ".join(_lines(item.roles)), item.entity if item.name else ""),
        period=phrases.period(item.start_date, item.end_date),
        link=web_link(item.url),
        summary=item.description,
        highlights=_lines(item.highlights),
        keywords=_lines(item.keywords),
    )


def _awards(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [
        Entry(
            title=item.title,
            organization=item.awarder,
            period=phrases.month(item.date),
            summary=item.summary,
        )
        for item in resume.awards
    ]


def _certificates(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [
        Entry(title=item.name, organization=item.issuer, period=phrases.month(item.date))
        for item in resume.certificates
    ]


def _publications(resume: Resume, phrases: Phrases) -> list[Entry]:
    return [
        Entry(
            title=item.name,
            organization=item.publisher,
            period=phrases.month(item.release_date),
            link=web_link(item.url),
            summary=item.summary,
        )
        for item in resume.publications
    ]


def _skills(resume: Resume, _: Phrases) -> list[Entry]:
    return [Entry(title=item.name, note=item.level, keywords=_lines(item.keywords)) for item in resume.skills]


def _languages(resume: Resume, _: Phrases) -> list[Entry]:
    return [
        Entry(title=item.language or item.fluency, note=item.fluency if item.language else "")
        for item in resume.languages
    ]


def _interests(resume: Resume, _: Phrases) -> list[Entry]:
    return [Entry(title=item.name, keywords=_lines(item.keywords)) for item in resume.interests]


def _references(resume: Resume, _: Phrases) -> list[Entry]:
    return [Entry(title=item.name, summary=item.reference) for item in resume.references]


SECTIONS: dict[str, tuple[Layout, Callable[[Resume, Phrases], list[Entry]]]] = {
    "work": ("entries", _work),
    "projects": ("entries", _projects),
    "education": ("entries", _education),
    "skills": ("terms", _skills),
    "languages": ("terms", _languages),
    "certificates": ("entries", _certificates),
    "awards": ("entries", _awards),
    "publications": ("entries", _publications),
    "volunteer": ("entries", _volunteer),
    "references": ("quotes", _references),
    "interests": ("terms", _interests),
}
