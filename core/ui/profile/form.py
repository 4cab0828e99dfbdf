"""Correcting a profile. Everything typed stays in the visit until it is saved or undone."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

import streamlit as st

from core.domain.dates import parse_date
from core.domain.errors import ErrorCode, UserError
from core.domain.model import Model
from core.domain.reading import FieldReading
from core.domain.records import ProfileRecord
from core.domain.resume import Basics, Education, Language, Resume, Skill, Work
from core.ui.components.plain import md_escape
from core.ui.profile.view import language_text, skill_text
from core.ui.profile.words import PLEASE_CHECK, reason_for

M = TypeVar("M", bound=Model)
_DATE_HINT = "2021-06, Jun 2021 or 2021"


def profile_form(record: ProfileRecord, doubts: Sequence[FieldReading]) -> Resume:
    """Draws the form and gives the profile as it stands in it. Raises UserError for an unreadable date."""
    resume = record.resume
    reasons = {one.path: reason_for(one) for one in doubts}
    form = _Form(f"edit.{record.id}.{record.updated_at.timestamp()}", reasons)
    basics = _basics(form, resume.basics)
    st.markdown("##### Experience")
    work = _entries(form, "work", resume.work, Work, _work)
    st.markdown("##### Education")
    education = _entries(form, "education", resume.education, Education, _education)
    skills = form.lines("Skills, one per line", "skills", [skill_text(skill) for skill in resume.skills])
    languages = form.lines(
        "Languages, one per line", "languages", [language_text(entry) for entry in resume.languages]
    )
    form.require_dates()
    return resume.changed(
        basics=basics,
        work=work,
        education=education,
        skills=[_skill(line, resume.skills) for line in skills],
        languages=[_language(line) for line in languages],
    )


class _Form:
    """Widgets under one key prefix, so that a saved profile starts with fresh ones.

    A widget's name is the path of its field; `doubts` say by path why a person should look at it.
    """

    def __init__(self, prefix: str, doubts: Mapping[str, str]) -> None:
        self.prefix = prefix
        self.doubts = doubts
        self.unread_dates: list[str] = []

    def key(self, name: str) -> str:
        return f"{self.prefix}.{name}"

    def text(self, label: str, name: str, value: str, hint: str = "") -> str:
        doubt = self.doubts.get(name)
        with st.container(key=f"doubtful-{self.key(name)}" if doubt else None):
            typed = st.text_input(
                f"{label} ({PLEASE_CHECK})" if doubt else label,
                value,
                key=self.key(name),
                persist_state="session",
                placeholder=hint or None,
                help=doubt,
            )
        return typed.strip()

    def long(self, label: str, name: str, value: str) -> str:
        height = 68 + 24 * min(8, value.count("\n") + len(value) // 90)
        marked = f"{label} ({PLEASE_CHECK})" if self.is_in_doubt(f"{name}.") else label
        typed = st.text_area(
            marked, value, key=self.key(name), persist_state="session", height=max(100, height)
        )
        return typed.strip()

    def lines(self, label: str, name: str, value: Sequence[str]) -> list[str]:
        typed = self.long(label, name, "\n".join(value))
        return [line.strip() for line in typed.splitlines() if line.strip()]

    def date(self, label: str, name: str, value: str) -> str:
        typed = self.text(label, name, value, _DATE_HINT)
        if not typed or typed == value:
            return typed
        read = parse_date(typed)
        if not read:
            self.unread_dates.append(typed)
        return read

    def is_in_doubt(self, entry: str) -> bool:
        return any(path.startswith(entry) for path in self.doubts)

    def pair(self, left: Callable[[], str], right: Callable[[], str]) -> tuple[str, str]:
        """Two fields side by side where there is room, in reading order where there is not."""
        columns = st.columns(2)
        with columns[0]:
            first = left()
        with columns[1]:
            return first, right()

    def require_dates(self) -> None:
        if self.unread_dates:
            typed = ", ".join(f"“{text}”" for text in self.unread_dates)
            raise UserError(
                ErrorCode.INPUT_UNREADABLE, f"We cannot read {typed} as a date. Write it like {_DATE_HINT}."
            )


def _basics(form: _Form, basics: Basics) -> Basics:
    name, label = form.pair(
        partial(form.text, "Name", "basics.name", basics.name),
        partial(form.text, "Title", "basics.label", basics.label, "Such as Product Manager"),
    )
    email, phone = form.pair(
        partial(form.text, "E-mail", "basics.email", basics.email),
        partial(form.text, "Phone", "basics.phone", basics.phone),
    )
    city, url = form.pair(
        partial(form.text, "Place", "basics.location.city", basics.location.city),
        partial(form.text, "Web page", "basics.url", basics.url),
    )
    summary = form.long("Summary", "basics.summary", basics.summary)
    location = basics.location.changed(city=city)
    return basics.changed(
        name=name, label=label, email=email, phone=phone, url=url, summary=summary, location=location
    )


def _entries(
    form: _Form, name: str, known: Sequence[M], kind: type[M], draw: Callable[[_Form, str, M], M]
) -> list[M]:
    """One folding box per entry, each removable, and a button for one more."""
    key = form.key(name)
    numbers: list[int] = st.session_state.setdefault(key, list(range(len(known))))
    entries = []
    for number in list(numbers):
        entry = known[number] if number < len(known) else kind()
        in_doubt = form.is_in_doubt(f"{name}.{number}.")
        title = (
            f"{md_escape(_title(entry))} :orange[{PLEASE_CHECK}]" if in_doubt else md_escape(_title(entry))
        )
        with st.expander(title, expanded=in_doubt or number >= len(known)):
            entries.append(draw(form, f"{name}.{number}", entry))
            st.button("Remove", key=f"{key}.{number}.remove", on_click=numbers.remove, args=(number,))
    st.button(
        "Add a job" if kind is Work else "Add education",
        key=f"{key}.add",
        icon=":material/add:",
        on_click=lambda: numbers.append(max([len(known) - 1, *numbers]) + 1),
    )
    return entries


def _title(entry: Model) -> str:
    parts: tuple[str, ...] = ()
    if isinstance(entry, Work):
        parts = (entry.position, entry.name)
    if isinstance(entry, Education):
        parts = (entry.study_type, entry.institution)
    return ", ".join(part for part in parts if part) or "New entry"


def _work(form: _Form, name: str, work: Work) -> Work:
    position, employer = form.pair(
        partial(form.text, "Title", f"{name}.position", work.position),
        partial(form.text, "Employer", f"{name}.name", work.name),
    )
    start, end = form.pair(
        partial(form.date, "From", f"{name}.start_date", work.start_date),
        partial(form.date, "To (empty: until today)", f"{name}.end_date", work.end_date),
    )
    highlights = form.lines("What was done, one point per line", f"{name}.highlights", work.highlights)
    return work.changed(
        position=position, name=employer, start_date=start, end_date=end, highlights=highlights
    )


def _education(form: _Form, name: str, entry: Education) -> Education:
    study_type, area = form.pair(
        partial(form.text, "Degree", f"{name}.study_type", entry.study_type),
        partial(form.text, "Subject", f"{name}.area", entry.area),
    )
    institution = form.text("School", f"{name}.institution", entry.institution)
    start, end = form.pair(
        partial(form.date, "From", f"{name}.start_date", entry.start_date),
        partial(form.date, "To", f"{name}.end_date", entry.end_date),
    )
    return entry.changed(
        study_type=study_type, institution=institution, area=area, start_date=start, end_date=end
    )


def _skill(line: str, known: Sequence[Skill]) -> Skill:
    """The known skill when its line is unchanged (it may have a level), else one read from the line."""
    for skill in known:
        if skill_text(skill) == line:
            return skill
    name, colon, keywords = line.partition(":")
    if not colon:
        return Skill(name=line)
    return Skill(name=name, keywords=[word.strip() for word in keywords.split(",") if word.strip()])


def _language(line: str) -> Language:
    language, bracket, fluency = line.partition("(")
    return Language(language=language, fluency=fluency.removesuffix(")") if bracket else "")
