"""What leaves the app as a document: the CV is a `Resume`, the letter and the interview notes are here."""

from typing import Literal

from core.domain.languages import LanguageCode
from core.domain.model import Model
from core.domain.resume import Basics, Resume

Density = Literal["auto", "airy", "normal", "dense"]
"""How far apart the lines of a CV stand; `auto`: wide for a short one, close where a few lines spill."""

Paper = Literal["a4", "letter"]
_LETTER_COUNTRIES = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "SV", "PA", "NI", "DO", "PR"}
"""Where Letter is the usual paper (Unicode CLDR, territories of paperSize US-Letter)."""


class TemplateOptions(Model):
    """How a document is set in a design. `accent` is one of its colours by name, "" its first."""

    language: LanguageCode = "en"
    accent: str = ""
    density: Density = "auto"
    paper: Paper = "a4"


USUAL = TemplateOptions()


def usual_paper(resume: Resume) -> Paper:
    """That of the country the person lives in."""
    country = resume.basics.location.country_code.upper()
    return "letter" if country in _LETTER_COUNTRIES else "a4"


class Letter(Model):
    """A cover letter as structured fields, so that it can be edited without touching markup.

    `sender` is the profile's contact block; `date` is ISO 8601; `recipient` holds the address lines
    (employer, place); `paragraphs` are plain text, in order, without greeting and closing.
    """

    language: LanguageCode = "en"
    sender: Basics = Basics()
    date: str = ""
    recipient: list[str] = []
    subject: str = ""
    greeting: str = ""
    paragraphs: list[str] = []
    closing: str = ""
    signature: str = ""


class InterviewItem(Model):
    """One thing to prepare: a likely question (or a topic), and what the profile offers for it."""

    question: str
    notes: list[str] = []


class InterviewSection(Model):
    heading: str
    items: list[InterviewItem] = []


class InterviewPrep(Model):
    language: LanguageCode = "en"
    title: str = ""
    sections: list[InterviewSection] = []


Document = Resume | Letter | InterviewPrep
