"""What we would put into an application form, and where each value comes from."""

from typing import Literal

from core.domain.documents import Letter
from core.domain.model import Model
from core.domain.posting import JobPosting
from core.domain.resume import Resume

FORM_DATA_VERSION = 1


class Answer(Model):
    """One value for one field. `kind` is an HTML autocomplete token where one exists, `source` a path."""

    kind: str
    label: str
    value: str
    source: str


class FormData(Model):
    """The structured answers of one application (`form_data.json`). Sensitive questions are never in it."""

    version: int = FORM_DATA_VERSION
    title: str = ""
    employer: str = ""
    url: str = ""
    ats: Literal["greenhouse", "lever", "workable", "ashby"] | None = None
    answers: list[Answer] = []


def plan_answers(resume: Resume, letter: Letter, posting: JobPosting) -> FormData:
    """Every answer the profile holds for the usual fields; what it lacks is left out, never guessed."""
    answers = [*_contact_answers(resume), *_career_answers(resume), *_letter_answers(letter)]
    return FormData(
        version=FORM_DATA_VERSION,
        title=posting.title,
        employer=posting.hiring_organization.name,
        url=posting.url,
        ats=posting.ats,
        answers=[answer for answer in answers if answer.value],
    )


def as_plain_text(form: FormData) -> str:
    """The answers as lines `Label: value`, for the clipboard."""
    return "\n".join(f"{answer.label}: {answer.value}" for answer in form.answers)


def _contact_answers(resume: Resume) -> list[Answer]:
    basics = resume.basics
    given, _, family = basics.name.rpartition(" ")
    links = [
        Answer(
            kind="url", label=profile.network or "Link", value=profile.url, source=f"basics.profiles[{i}].url"
        )
        for i, profile in enumerate(basics.profiles)
    ]
    return [
        Answer(kind="name", label="Full name", value=basics.name, source="basics.name"),
        Answer(kind="given-name", label="First name", value=given, source="basics.name"),
        Answer(kind="family-name", label="Last name", value=family if given else "", source="basics.name"),
        Answer(kind="email", label="E-mail", value=basics.email, source="basics.email"),
        Answer(kind="tel", label="Phone", value=basics.phone, source="basics.phone"),
        Answer(
            kind="address-level2", label="City", value=basics.location.city, source="basics.location.city"
        ),
        Answer(kind="country", label="Country", value=basics.location.country_code, source="basics.location"),
        Answer(kind="url", label="Website", value=basics.url, source="basics.url"),
        *links,
    ]


def _career_answers(resume: Resume) -> list[Answer]:
    current = next((i for i, work in enumerate(resume.work) if not work.end_date), None)
    answers = []
    if current is not None:
        work = resume.work[current]
        answers = [
            Answer(
                kind="organization", label="Current employer", value=work.name, source=f"work[{current}].name"
            ),
            Answer(
                kind="organization-title",
                label="Current position",
                value=work.position,
                source=f"work[{current}].position",
            ),
        ]
    for i, education in enumerate(resume.education[:1]):
        degree = " ".join(part for part in (education.study_type, education.area) if part)
        answers += [
            Answer(
                kind="school",
                label="School",
                value=education.institution,
                source=f"education[{i}].institution",
            ),
            Answer(kind="degree", label="Degree", value=degree, source=f"education[{i}].studyType"),
        ]
    return answers


def _letter_answers(letter: Letter) -> list[Answer]:
    text = "\n\n".join([letter.greeting, *letter.paragraphs, letter.closing, letter.signature])
    return [Answer(kind="cover-letter", label="Cover letter", value=text, source="cover_letter")]
