"""How CVs word what they say: headings, dates, labels, in five languages and several ways each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

Headings = Mapping[str, Sequence[str]]

HEADINGS: Mapping[str, Headings] = {
    "en": {
        "summary": ["Profile", "Summary", "About me", "Professional Summary", "Objective"],
        "work": ["Experience", "Work Experience", "Employment History", "Professional Experience", "Career"],
        "education": ["Education", "Education and Training", "Academic Background", "Qualifications"],
        "certificates": ["Certifications", "Certificates", "Licences and Certificates", "Further Training"],
        "skills": ["Skills", "Core Skills", "Technical Skills", "Key Competencies"],
        "languages": ["Languages", "Language Skills"],
        "volunteer": ["Volunteering", "Volunteer Work"],
        "awards": ["Awards", "Honours and Awards"],
        "contact": ["Contact", "Details"],
    },
    "de": {
        "summary": ["Profil", "Kurzprofil", "Über mich", "Zusammenfassung"],
        "work": ["Berufserfahrung", "Beruflicher Werdegang", "Praxiserfahrung", "Berufspraxis"],
        "education": ["Ausbildung", "Bildungsweg", "Schul- und Berufsausbildung", "Studium und Ausbildung"],
        "certificates": ["Zertifikate", "Weiterbildung", "Fortbildungen", "Lehrgänge und Scheine"],
        "skills": ["Kenntnisse", "Fähigkeiten", "Fachkenntnisse", "Kompetenzen"],
        "languages": ["Sprachen", "Sprachkenntnisse"],
        "volunteer": ["Ehrenamt", "Ehrenamtliches Engagement"],
        "awards": ["Auszeichnungen", "Preise"],
        "contact": ["Kontakt", "Persönliche Daten"],
    },
    "fr": {
        "summary": ["Profil", "À propos", "Résumé", "Accroche"],
        "work": ["Expérience professionnelle", "Expériences professionnelles", "Parcours professionnel"],
        "education": ["Formation", "Formations", "Études et diplômes", "Parcours scolaire"],
        "certificates": ["Certifications", "Certificats", "Habilitations", "Formations complémentaires"],
        "skills": ["Compétences", "Compétences clés", "Savoir-faire"],
        "languages": ["Langues", "Langues parlées"],
        "volunteer": ["Bénévolat", "Engagement associatif"],
        "awards": ["Distinctions", "Prix"],
        "contact": ["Contact", "Coordonnées"],
    },
    "es": {
        "summary": ["Perfil", "Sobre mí", "Resumen", "Perfil profesional"],
        "work": ["Experiencia", "Experiencia laboral", "Experiencia profesional", "Trayectoria profesional"],
        "education": ["Formación", "Formación académica", "Educación", "Estudios"],
        "certificates": ["Certificaciones", "Certificados", "Formación complementaria", "Cursos y carnés"],
        "skills": ["Competencias", "Habilidades", "Conocimientos", "Aptitudes"],
        "languages": ["Idiomas"],
        "volunteer": ["Voluntariado"],
        "awards": ["Premios", "Reconocimientos"],
        "contact": ["Contacto", "Datos personales"],
    },
    "pt": {
        "summary": ["Perfil", "Sobre mim", "Resumo", "Resumo profissional"],
        "work": ["Experiência", "Experiência profissional", "Percurso profissional"],
        "education": ["Formação", "Formação académica", "Educação", "Habilitações literárias"],
        "certificates": ["Certificações", "Certificados", "Cursos", "Formação complementar"],
        "skills": ["Competências", "Habilidades", "Conhecimentos"],
        "languages": ["Línguas", "Idiomas"],
        "volunteer": ["Voluntariado"],
        "awards": ["Prémios", "Distinções"],
        "contact": ["Contacto", "Contactos", "Dados pessoais"],
    },
}
"""Section of JSON Resume → what CVs call it."""

MONTHS: Mapping[str, Sequence[str]] = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "es": [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    "pt": [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
}
SHORT: Mapping[str, Sequence[str]] = {
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    "de": ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    "fr": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    "es": ["ene.", "feb.", "mar.", "abr.", "may.", "jun.", "jul.", "ago.", "sept.", "oct.", "nov.", "dic."],
    "pt": ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
}
PRESENT: Mapping[str, Sequence[str]] = {
    "en": ["present", "Present", "now", "today", "current"],
    "de": ["heute", "jetzt", "aktuell"],
    "fr": ["aujourd'hui", "à ce jour", "présent"],
    "es": ["actualidad", "hoy", "la actualidad", "presente"],
    "pt": ["atualidade", "presente", "hoje", "o momento"],
}
SINCE: Mapping[str, str] = {"en": "since", "de": "seit", "fr": "depuis", "es": "desde", "pt": "desde"}
TO: Mapping[str, str] = {"en": "to", "de": "bis", "fr": "à", "es": "a", "pt": "a"}

DATE_STYLES = ("long", "short", "slashes", "years", "iso", "words", "dots")


@dataclass(frozen=True)
class Wording:
    """One CV's choice of words. `dates` is one of `DATE_STYLES`."""

    language: str
    headings: Mapping[str, str]
    dates: str
    dash: str
    present: str
    says_since: bool

    def heading(self, section: str) -> str:
        return self.headings[section]

    def moment(self, date: str) -> str:
        """ "2018-03" as this CV writes it; a bare year stays one."""
        year, _, month = date.partition("-")
        if not month or self.dates == "years":
            return year
        number = int(month[:2])
        match self.dates:
            case "long" | "words":
                joint = " de " if self.language in ("es", "pt") else " "
                return f"{MONTHS[self.language][number - 1]}{joint}{year}"
            case "short":
                return f"{SHORT[self.language][number - 1]} {year}"
            case "slashes":
                return f"{number:02}/{year}"
            case "dots":
                return f"{number:02}.{year}"
            case _:
                return f"{year}-{number:02}"

    def span(self, start: str, end: str) -> str:
        """From when to when; "" without any."""
        if not start and not end:
            return ""
        if not start:
            return self.moment(end)
        if not end:
            if self.says_since:
                return f"{SINCE[self.language]} {self.moment(start)}"
            end = self.present
        else:
            end = self.moment(end)
        joint = f" {TO[self.language]} " if self.dates == "words" else self.dash
        return f"{self.moment(start)}{joint}{end}"

    def kept(self, date: str) -> str:
        """As much of a date as can be read from this CV."""
        return date[:4] if self.dates == "years" else date[:7]


def wording(language: str, chance: Random) -> Wording:
    headings = {section: chance.choice(list(ways)) for section, ways in HEADINGS[language].items()}
    return Wording(
        language,
        headings,
        chance.choice(DATE_STYLES),
        chance.choice([" – ", " - ", "–", " — "]),
        chance.choice(list(PRESENT[language])),
        chance.random() < 0.25,
    )
