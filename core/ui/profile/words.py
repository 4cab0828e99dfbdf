"""What fields of a CV are called, and why one is in doubt."""

from core.domain.reading import Doubt, FieldReading
from core.domain.resume import Resume

PLEASE_CHECK = "please check"
_REASONS = {
    Doubt.MISSING: "We found nothing. Add it if it is in the CV.",
    Doubt.GUESSED: "We are not sure that we read this right.",
    Doubt.CONFLICT: "This ends before it begins.",
    Doubt.JOINED: "This may be more than one entry.",
    Doubt.PICTURE: "This was read from a picture: look at every letter.",
}
_FIELDS = {
    "label": "Title",
    "email": "E-mail",
    "phone": "Phone",
    "city": "Place",
    "location": "Place",
    "url": "Web page",
    "summary": "Summary",
    "position": "Title",
    "start_date": "From",
    "end_date": "To",
    "institution": "School",
    "study_type": "Degree",
    "area": "Subject",
    "language": "Language",
}
_SECTIONS = {
    "basics": "Name",
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "awards": "Award",
    "certificates": "Certificate",
    "publications": "Publication",
    "skills": "Skill",
    "languages": "Language",
    "interests": "Interest",
    "references": "Reference",
    "projects": "Project",
}


def reason_for(doubt: FieldReading) -> str:
    """Why the person should look at it."""
    return _REASONS[doubt.doubt or Doubt.GUESSED]


def field_name(path: str) -> str:
    """What the form calls the field; lines of lists have the name of their list."""
    steps = [step for step in path.split(".") if not step.isdigit()]
    if steps[0] == "work" and steps[-1] == "name":
        return "Employer"
    return _FIELDS.get(steps[-1]) or _SECTIONS.get(steps[0], "")


def entry_name(path: str, resume: Resume) -> str:
    """Which job or study a field belongs to, by whatever of it was read; "" for fields of no entry."""
    kind, _, rest = path.partition(".")
    number = rest.partition(".")[0]
    entries: dict[str, list[tuple[str, ...]]] = {
        "work": [(work.position, work.name, work.start_date[:4]) for work in resume.work],
        "education": [(one.study_type, one.institution, one.end_date[:4]) for one in resume.education],
    }
    if kind not in entries or not number or int(number) >= len(entries[kind]):
        return ""
    return next((part for part in entries[kind][int(number)] if part), "")
