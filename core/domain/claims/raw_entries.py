"""The entries of a JSON Resume, each with its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.domain.resume import Resume


@dataclass(frozen=True)
class RawEntry:
    """`texts`: (field, text) of each line."""

    path: str
    texts: Sequence[tuple[str, str]]
    name: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    place: str = ""

    @property
    def facts(self) -> dict[str, str]:
        return {
            "path": self.path,
            "name": self.name,
            "title": self.title,
            "start": self.start,
            "end": self.end,
            "place": self.place,
        }


def raw_entries(resume: Resume) -> Iterator[RawEntry]:
    yield from _jobs(resume)
    yield from _schools(resume)
    for i, project in enumerate(resume.projects):
        texts = [
            ("name", project.name),
            ("description", project.description),
            ("keywords", ", ".join(project.keywords)),
        ]
        texts += [("roles", ", ".join(project.roles)), *_numbered("highlights", project.highlights)]
        yield RawEntry(f"projects[{i}]", texts, project.name, "", project.start_date, project.end_date)
    yield from _lists(resume)


def _jobs(resume: Resume) -> Iterator[RawEntry]:
    for i, job in enumerate(resume.work):
        texts = [("position", job.position), ("name", job.name), ("location", job.location)]
        texts += [
            ("description", job.description),
            ("summary", job.summary),
            *_numbered("highlights", job.highlights),
        ]
        yield RawEntry(
            f"work[{i}]", texts, job.name, job.position, job.start_date, job.end_date, job.location
        )
    for i, post in enumerate(resume.volunteer):
        texts = [("position", post.position), ("organization", post.organization), ("summary", post.summary)]
        texts += _numbered("highlights", post.highlights)
        yield RawEntry(
            f"volunteer[{i}]", texts, post.organization, post.position, post.start_date, post.end_date
        )


def _schools(resume: Resume) -> Iterator[RawEntry]:
    for i, study in enumerate(resume.education):
        texts = [("studyType", study.study_type), ("area", study.area), ("institution", study.institution)]
        texts += [("score", study.score), *_numbered("courses", study.courses)]
        yield RawEntry(
            f"education[{i}]", texts, study.institution, study.study_type, study.start_date, study.end_date
        )


def _lists(resume: Resume) -> Iterator[RawEntry]:
    for i, award in enumerate(resume.awards):
        yield RawEntry(
            f"awards[{i}]",
            [("title", award.title), ("awarder", award.awarder), ("summary", award.summary)],
            award.title,
            end=award.date,
        )
    for i, paper in enumerate(resume.certificates):
        yield RawEntry(
            f"certificates[{i}]", [("name", paper.name), ("issuer", paper.issuer)], paper.name, end=paper.date
        )
    for i, work in enumerate(resume.publications):
        texts = [("name", work.name), ("publisher", work.publisher), ("summary", work.summary)]
        yield RawEntry(f"publications[{i}]", texts, work.name, end=work.release_date)
    for i, skill in enumerate(resume.skills):
        texts = [("name", skill.name), ("level", skill.level), *_numbered("keywords", skill.keywords)]
        yield RawEntry(f"skills[{i}]", texts)
    for i, tongue in enumerate(resume.languages):
        yield RawEntry(f"languages[{i}]", [("language", tongue.language), ("fluency", tongue.fluency)])
    for i, interest in enumerate(resume.interests):
        yield RawEntry(
            f"interests[{i}]", [("name", interest.name), *_numbered("keywords", interest.keywords)]
        )


def _numbered(name: str, texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(f"{name}[{j}]", text) for j, text in enumerate(texts)]
