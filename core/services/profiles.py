"""Profiles: a CV comes in, is shown, corrected and kept."""

import json
from collections.abc import Sequence
from hashlib import sha256

from core.domain.candidates import OWN
from core.domain.errors import ErrorCode, UserError
from core.domain.records import ProfileRecord
from core.domain.resume import Resume
from core.ports import FIRST_PAGE, Page, Ports, add_once
from core.services.candidates import belonging_to, require_candidate
from core.services.readings import keep_reading, read_again, read_profile, remove_original

_NAMELESS = "Give the name: it heads the CV and signs the letter."
_JOB_UNNAMED = "Give every job a title or an employer, or remove the job."


def add_profile(
    ports: Ports, user_id: str, data: bytes, filename: str, label: str = "", candidate_id: str = OWN
) -> ProfileRecord:
    """Reads a CV and keeps it. Raises input errors.

    The same file of the same candidate is read only once, whatever it is called, so what was corrected stays;
    a better reader than the one before reads it again and the corrections are kept over that.
    """
    require_candidate(ports, user_id, candidate_id)
    digest = sha256(data).hexdigest()
    known = ports.profiles.list(user_id, {"candidate_id": candidate_id, "sha256": digest})
    if known:
        record = read_again(ports, known[0], data, filename)
        return correct_profile(ports, user_id, record.id, None, label) if label else record
    read = read_profile(ports, data, filename)
    now = ports.clock()
    record = ProfileRecord(
        id=sha256(f"{user_id}/{candidate_id}/{digest}".encode()).hexdigest()[:32],
        user_id=user_id,
        candidate_id=candidate_id,
        created_at=now,
        updated_at=now,
        label=label or _label(read.resume, filename),
        resume=read.resume,
        filename=filename,
        sha256=digest,
        notes=list(read.notes),
        doubts=read.reading.doubtful,
    )
    kept = add_once(ports.profiles, record)
    keep_reading(ports, kept, data, read.reading)
    return kept


def change_profile(ports: Ports, user_id: str, profile_id: str, resume: Resume, label: str = "") -> None:
    """Keeps the person's corrections. Raises PROFILE_MISSING when what heads a CV or a job is left empty."""
    if not resume.basics.name:
        raise UserError(ErrorCode.PROFILE_MISSING, _NAMELESS)
    if any(not (work.name or work.position) for work in resume.work):
        raise UserError(ErrorCode.PROFILE_MISSING, _JOB_UNNAMED)
    patch = {"resume": resume, "updated_at": ports.clock(), "label": label or _label(resume, "")}
    if ports.profiles.change(user_id, {"id": profile_id}, patch) == 0:
        ports.profiles.require(user_id, profile_id)


def correct_profile(
    ports: Ports, user_id: str, profile_id: str, resume: Resume | None, label: str | None
) -> ProfileRecord:
    """Keeps what a program sends; None leaves as it is. A resume is read like a file, so it is as clean."""
    record = ports.profiles.require(user_id, profile_id)
    if resume is not None:
        data = json.dumps(resume.to_wire(), ensure_ascii=False).encode()
        read = read_profile(ports, data, "resume.json").resume
        change_profile(ports, user_id, profile_id, read, label or record.label)
    elif label:
        ports.profiles.change(user_id, {"id": profile_id}, {"label": label, "updated_at": ports.clock()})
    return ports.profiles.require(user_id, profile_id)


def remove_profile(ports: Ports, user_id: str, profile_id: str) -> None:
    """Forgets a CV and its file; documents made from it stay. Nothing happens when it is gone already."""
    remove_original(ports, user_id, profile_id)
    ports.profiles.remove(user_id, profile_id)


def list_profiles(
    ports: Ports, user_id: str, page: Page = FIRST_PAGE, candidate_id: str | None = None
) -> Sequence[ProfileRecord]:
    """Newest first; of all candidates and the account's own when `candidate_id` is None."""
    return ports.profiles.list(user_id, belonging_to(candidate_id), page=page)


def _label(resume: Resume, filename: str) -> str:
    name, title = resume.basics.name, resume.basics.label
    return ", ".join(part for part in (name, title) if part) or filename or "My profile"
