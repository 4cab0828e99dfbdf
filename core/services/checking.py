"""Holding texts and CVs against a profile: what it does not support, and what could not be checked."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from core.domain.claims import NOBODY, Addressee, CheckedSentence, CheckedText, Gate, Verdict, gate_of
from core.domain.decoding import decode
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting
from core.domain.resume import Resume
from core.ports import Ports
from core.services.readings import read_profile

MOST_TEXT = 100_000
"""Characters that are checked at once: a letter of thirty pages."""

_EMPTY = "There is no text to check. Paste or choose one with a few words."
_TOO_LONG = f"This is too long to be checked at once. Give at most {MOST_TEXT:,} characters."
_DOCUMENTS = (".pdf", ".docx", ".zip")
_DOCUMENT_MARKS = (b"%PDF-", b"PK\x03\x04")


@dataclass(frozen=True)
class Checked:
    """What there is to say of a file; `sentences` of a text, none of a CV."""

    verdict: Verdict
    sentences: Sequence[CheckedSentence] = ()


def gate_for(ports: Ports, resume: Resume) -> Gate:
    """Made anew for each profile: it reads all of it once."""
    return gate_of(resume, ports.tables.claim_words, ports.tables.vocabulary(), ports.today())


def addressee_of(posting: JobPosting) -> Addressee:
    return Addressee(posting.title, posting.hiring_organization.name, posting.job_location)


def check_text(ports: Ports, resume: Resume, text: str, to: Addressee = NOBODY) -> CheckedText:
    """Sentence by sentence. Raises INPUT_UNREADABLE for a text without words, INPUT_TOO_BIG."""
    if not any(map(str.isalnum, text)):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    if len(text) > MOST_TEXT:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG)
    return gate_for(ports, resume).checked(text, to=to)


def check_resume(ports: Ports, resume: Resume, said: Resume) -> Verdict:
    """A CV entry by entry. Raises INPUT_TOO_BIG."""
    if len(said.model_dump_json(exclude={"meta": True, "basics": {"image"}}, exclude_unset=True)) > MOST_TEXT:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG)
    return gate_for(ports, resume).resume(said)


def check_file(ports: Ports, resume: Resume, data: bytes, filename: str, to: Addressee = NOBODY) -> Checked:
    """A JSON Resume entry by entry; anything else as text. Raises input errors."""
    if not data.strip():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    if _is_json(data, filename):
        said = read_profile(ports, decode(data).encode(), "cv.json").resume
        return Checked(check_resume(ports, resume, said))
    text = read_profile(ports, data, filename).text if _is_document(data, filename) else decode(data)
    checked = check_text(ports, resume, text, to)
    return Checked(checked.verdict, checked.sentences)


def _is_document(data: bytes, filename: str) -> bool:
    return data.startswith(_DOCUMENT_MARKS) or PurePath(filename).suffix.lower() in _DOCUMENTS


def _is_json(data: bytes, filename: str) -> bool:
    """By its name or its content: a letter may begin with a bracket too."""
    if PurePath(filename).suffix.lower() == ".json":
        return True
    try:
        return isinstance(json.loads(data), dict | list)
    except (ValueError, RecursionError):
        return False
