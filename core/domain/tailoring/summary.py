"""A summary for a profile that has none: only facts the profile states, in its own language."""

from datetime import date

from core.domain.languages import LanguageCode, detect_language
from core.domain.relevance import Relevance
from core.domain.resume import Resume
from core.domain.tenure import years_of_work

_YEARS: dict[LanguageCode, str] = {
    "en": "{label} with {years} years of professional experience.",
    "de": "{label} mit {years} Jahren Berufserfahrung.",
    "fr": "{label}, {years} ans d’expérience professionnelle.",
    "es": "{label} con {years} años de experiencia profesional.",
    "pt": "{label} com {years} anos de experiência profissional.",
}
_SKILLS: dict[LanguageCode, str] = {
    "en": "Skills for this role: {skills}.",
    "de": "Kenntnisse für diese Stelle: {skills}.",
    "fr": "Compétences pour ce poste : {skills}.",
    "es": "Conocimientos para este puesto: {skills}.",
    "pt": "Conhecimentos para esta vaga: {skills}.",
}
_MOST_SKILLS = 6


def compose_summary(resume: Resume, relevance: Relevance, today: date) -> str:
    """One or two sentences from title, counted years and listed skills the posting asks for, or ""."""
    language = detect_language(profile_text(resume))
    label = resume.basics.label or next((entry.position for entry in resume.work if entry.position), "")
    years = years_of_work(resume, today)
    sentences = []
    if label and years >= 2:
        sentences.append(_YEARS[language].format(label=label, years=years))
    elif label:
        sentences.append(f"{label}.")
    if skills := asked_skills(resume, relevance)[:_MOST_SKILLS]:
        sentences.append(_SKILLS[language].format(skills=", ".join(skills)))
    return " ".join(sentences)


def asked_skills(resume: Resume, relevance: Relevance) -> list[str]:
    """The profile's listed skills that the posting says too, in the profile's spelling, weightiest first."""
    names = [name for skill in resume.skills for name in (skill.name, *skill.keywords) if name]
    asked: dict[str, str] = {}
    for name in relevance.sort(dict.fromkeys(names)):
        key = relevance.key_of(name)
        if key in relevance.keys:
            asked.setdefault(key, name)
    return list(asked.values())


def profile_text(resume: Resume) -> str:
    """The profile's prose, for telling its language."""
    lines = [resume.basics.label, resume.basics.summary]
    for entry in resume.work:
        lines += [entry.position, entry.summary, *entry.highlights]
    lines += [f"{entry.study_type} {entry.area}" for entry in resume.education]
    lines += [skill.name for skill in resume.skills]
    return "\n".join(lines)
