"""A `Resume` as plain text, for files that hold no page to read."""

from collections.abc import Iterator

from core.domain.resume import Resume


def outline_of(resume: Resume) -> str:
    """The words of a profile, one thing a line; to show and search, not to print."""
    return "\n".join(line for line in _lines(resume) if line.strip())


def _lines(resume: Resume) -> Iterator[str]:
    basics = resume.basics
    yield from (basics.name, basics.label, basics.email, basics.phone, basics.location.city, basics.summary)
    for work in resume.work:
        yield from (f"{work.position}, {work.name}", f"{work.start_date} – {work.end_date}".strip(" –"))
        yield from (work.summary, *work.highlights)
    for study in resume.education:
        yield f"{study.study_type} {study.area}, {study.institution} {study.end_date}".strip(" ,")
    for project in resume.projects:
        yield from (project.name, project.description, *project.highlights)
    yield ", ".join(word for skill in resume.skills for word in (skill.name, *skill.keywords) if word)
    yield ", ".join(language.language for language in resume.languages)
