"""What a page says, read back by four independent readers and held against what it was made from."""

import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO

import pypdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from core.adapters.rendering.phrases import Phrases, load_phrases
from core.adapters.rendering.sections import SECTIONS
from core.domain.languages import LanguageCode
from core.domain.resume import Resume
from tests.adapters.rendering_samples import section_order


def by_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages)


def by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pdfminer(data: bytes) -> str:
    return extract_text(BytesIO(data))


def by_pdftotext(data: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


READERS = (by_pypdf, by_pdfium, by_pdfminer, by_pdftotext)


def plain(text: str) -> str:
    """One line, single spaces; a line broken after a hyphen is joined."""
    return re.sub(r"(?<=[-/.@]) ", "", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text))).strip()


def first_out_of_order(groups: list[list[str]], text: str) -> list[str] | None:
    """The first group not found after the group before it; within a group any order will do."""
    return next(iter(_out_of_order(groups, text)), None)


def groups_in_order(groups: list[list[str]], text: str) -> int:
    """How many groups are found behind those before them."""
    return len(groups) - len(list(_out_of_order(groups, text)))


def _out_of_order(groups: list[list[str]], text: str) -> Iterator[list[str]]:
    position = 0
    text = plain(text)
    for group in groups:
        found = [text.find(plain(fact), position) for fact in group if fact]
        if -1 in found:
            yield group
        else:
            position = max(found, default=position)


def facts(resume: Resume, language: LanguageCode, template: str) -> list[list[str]]:
    """What a reader must find: the head, then section by section, the head of an entry before its bullets."""
    phrases = load_phrases(language)
    basics = resume.basics
    groups = [[basics.name], [basics.email, basics.phone, basics.location.city]]
    groups += [[p.url.removeprefix("https://www.")] for p in basics.profiles]
    groups += [[basics.summary]]
    found = section_facts(resume, phrases)
    for key in section_order(template):
        if found[key]:
            groups += [[phrases.headings[key]], *found[key]]
    return groups


def section_facts(resume: Resume, phrases: Phrases) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {key: [] for key in SECTIONS}
    for work in resume.work:
        period = phrases.period(work.start_date, work.end_date)
        found["work"].append([work.position, work.name, work.location, period])
        found["work"] += [[text] for text in (work.summary, *work.highlights)]
    for project in resume.projects:
        found["projects"].append([project.name, project.entity, *project.roles, "example.org/dock"])
        found["projects"] += [
            [text] for text in (project.description, *project.highlights, *project.keywords)
        ]
    for school in resume.education:
        period = phrases.period(school.start_date, school.end_date)
        found["education"].append([school.institution, school.study_type, school.area, period, school.score])
        found["education"].append(school.courses)
    for volunteer in resume.volunteer:
        found["volunteer"] += [[volunteer.position, volunteer.organization], volunteer.highlights]
    found["skills"] = [[skill.name, *skill.keywords, skill.level] for skill in resume.skills]
    found["languages"] = [[item.language, item.fluency] for item in resume.languages]
    found["certificates"] = [
        [item.name, item.issuer, phrases.month(item.date)] for item in resume.certificates
    ]
    found["awards"] = [[item.title, item.awarder, phrases.month(item.date)] for item in resume.awards]
    found["publications"] = [
        [item.name, item.publisher, phrases.month(item.release_date)] for item in resume.publications
    ]
    found["references"] = [[item.reference, item.name] for item in resume.references]
    found["interests"] = [[item.name, *item.keywords] for item in resume.interests]
    return found
