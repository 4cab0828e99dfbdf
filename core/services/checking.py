"""Holding texts and CVs against a profile: what it does not support, and what could not be checked."""

import json
from pathlib import PurePath

from pydantic import ValidationError

from core.domain.claims import NOBODY, Addressee, CheckedText, Gate, Verdict, gate_of
from core.domain.errors import ErrorCode, UserError
from core.domain.posting import JobPosting
from core.domain.resume import Resume
from core.ports import Ports
from core.services.profiles import read_profile

_EMPTY = "There is no text to check. Paste or choose one with a few words."
_SECTIONS = Resume.model_fields.keys() - {"meta", "basics"}
_DOCUMENTS = (".pdf", ".docx", ".zip")


def gate_for(ports: Ports, resume: Resume) -> Gate:
    """Made anew for each profile: it reads all of it once."""
    return gate_of(resume, ports.tables.claim_words, ports.tables.vocabulary(), ports.today())


def addressee_of(posting: JobPosting) -> Addressee:
    return Addressee(posting.title, posting.hiring_organization.name, posting.job_location)


def check_text(ports: Ports, resume: Resume, text: str, to: Addressee = NOBODY) -> CheckedText:
    """Sentence by sentence. Raises INPUT_UNREADABLE for a text without words."""
    if not text.strip():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _EMPTY)
    return gate_for(ports, resume).checked(text, to=to)


def check_file(ports: Ports, resume: Resume, data: bytes, filename: str, to: Addressee = NOBODY) -> Verdict:
    """A JSON Resume entry by entry; anything else as text. Raises input errors."""
    said = _as_resume(data)
    if said is not None:
        return gate_for(ports, resume).resume(said)
    return check_text(ports, resume, _text_of(ports, data, filename), to).verdict


def _as_resume(data: bytes) -> Resume | None:
    """None for what is not JSON in the form of a CV: that is a text like any other."""
    try:
        raw = json.loads(data)
        said = Resume.model_validate(raw) if isinstance(raw, dict) else Resume()
    except (ValueError, ValidationError, RecursionError):
        return None
    return said if any(getattr(said, section) for section in _SECTIONS) else None


def _text_of(ports: Ports, data: bytes, filename: str) -> str:
    if PurePath(filename).suffix.lower() in _DOCUMENTS:
        return read_profile(ports, data, filename).text
    return data.decode("utf-8", errors="replace")
