"""A profile as it was read: short enough to check at a glance, complete on demand."""

from collections.abc import Iterable

import streamlit as st

from core.domain.languages import MONTHS
from core.domain.resume import Education, Language, Resume, Skill, Work
from core.ui.components.plain import md_escape

_NAMELESS = "No name found"


def profile_view(resume: Resume) -> None:
    """Name, contacts, jobs, education, skills and languages; bullets behind one click."""
    basics = resume.basics
    st.subheader(md_escape(basics.name or _NAMELESS), anchor=False)
    if basics.label:
        st.markdown(md_escape(basics.label))
    links = [profile.url for profile in basics.profiles]
    contacts = [basics.email, basics.phone, basics.location.city, basics.url, *links]
    st.text(" · ".join(contact for contact in contacts if contact) or "No contact details found")
    if basics.summary:
        st.markdown(md_escape(basics.summary))
    _section("Experience", (_job(work) for work in resume.work), "No jobs found")
    _section("Education", (_degree(entry) for entry in resume.education), "No education found")
    _line("Skills", [skill_text(skill) for skill in resume.skills])
    _line("Languages", [language_text(entry) for entry in resume.languages])
    _others(resume)
    if any(work.highlights or work.summary for work in resume.work):
        with st.expander("Show every line of the jobs"):
            _lines(resume.work)


def period_text(start: str, end: str) -> str:
    """ "2021-06", "" → "Jun 2021 – today"."""
    if not start:
        return _month_text(end)
    return f"{_month_text(start)} – {_month_text(end) or 'today'}"


def skill_text(skill: Skill) -> str:
    return f"{skill.name}: {', '.join(skill.keywords)}" if skill.keywords else skill.name


def language_text(entry: Language) -> str:
    return f"{entry.language} ({entry.fluency})" if entry.fluency else entry.language


def _month_text(moment: str) -> str:
    year, _, rest = moment.partition("-")
    month = rest[:2]
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return year
    return f"{MONTHS['en'][int(month) - 1][:3]} {year}"


def _job(work: Work) -> str:
    return _entry(
        work.position or work.name, work.name if work.position else "", work.start_date, work.end_date
    )


def _degree(entry: Education) -> str:
    title = " ".join(part for part in (entry.study_type, entry.area) if part)
    school = entry.institution if title else ""
    return _entry(title or entry.institution, school, entry.start_date, entry.end_date)


def _entry(title: str, place: str, start: str, end: str) -> str:
    when = period_text(start, end)
    rest = " · ".join(md_escape(part) for part in (place, when) if part)
    return f"**{md_escape(title or '?')}**  \n{rest or 'no dates'}"


def _section(title: str, entries: Iterable[str], nothing: str) -> None:
    st.markdown(f"##### {title}")
    written = list(entries)
    for entry in written:
        st.markdown(entry)
    if not written:
        st.caption(nothing)


def _line(title: str, items: list[str]) -> None:
    if items:
        st.markdown(f"##### {title}")
        st.markdown(md_escape(" · ".join(items)))


def _others(resume: Resume) -> None:
    names = ("projects", "certificates", "awards", "publications", "volunteer", "interests", "references")
    found = [f"{name} ({len(getattr(resume, name))})" for name in names if getattr(resume, name)]
    if found:
        st.caption(f"Also read: {', '.join(found)}")


def _lines(works: list[Work]) -> None:
    for work in works:
        st.markdown(f"**{md_escape(work.position or work.name)}**")
        if work.summary:
            st.markdown(md_escape(work.summary))
        st.markdown("\n".join(f"- {md_escape(line)}" for line in work.highlights))
