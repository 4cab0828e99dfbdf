"""What leaves the app as a document: the CV is a `Resume`, the letter and the interview notes are here."""

from core.domain.languages import LanguageCode
from core.domain.model import Model
from core.domain.resume import Basics, Resume


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
