"""Candidates: the people a coach works for, what each agreed to, and what is kept for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.domain.audit import AuditAction
from core.domain.candidates import OWN, Candidate, Kept
from core.domain.errors import ErrorCode, UserError
from core.ports import Page, Ports, Scalar
from core.services.audit import write_down

MOST_CANDIDATES = 200
MOST_LABEL_CHARACTERS = 200
MOST_NOTE_CHARACTERS = 4_000

_UNNAMED = "Give the candidate a name, so that you can tell them from others."
_TOO_LONG = "This is too long. Take at most {most} characters."
_NAME_TAKEN = "There is a candidate with this name already. Add something that tells them apart."
_TOO_MANY = f"You have {MOST_CANDIDATES} candidates. Remove one before you add another."
_NO_NOTE = "Write what the candidate agreed to: to what, when and how."
_NO_CONSENT = (
    "Nothing is recorded yet of what {label} agreed to. Write it down on the page Candidates, then apply."
)


@dataclass(frozen=True)
class Desk:
    """A candidate with how much is kept for them."""

    candidate: Candidate
    profiles: int
    runs: int


def add_candidate(ports: Ports, user_id: str, label: str) -> Candidate:
    """Keeps a new candidate, who has agreed to nothing yet. Names are told apart whatever their case."""
    others = list_candidates(ports, user_id)
    if len(others) >= MOST_CANDIDATES:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    now = ports.clock()
    candidate = Candidate(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        updated_at=now,
        label=_free_label(label, others),
    )
    kept = ports.candidates.add(user_id, candidate)
    write_down(ports, user_id, AuditAction.CANDIDATE_ADDED, kept.id)
    return kept


def list_candidates(ports: Ports, user_id: str) -> Sequence[Candidate]:
    """All of them, by name."""
    rows = ports.candidates.list(user_id, order="label", page=Page(limit=MOST_CANDIDATES))
    return sorted(rows, key=lambda candidate: candidate.label.casefold())


def desks(ports: Ports, user_id: str) -> Sequence[Desk]:
    """All candidates by name, with what is kept for each."""
    kept = {one.candidate_id: one for one in ports.desks.kept(user_id)}
    nothing = Kept(candidate_id=OWN)
    return [
        Desk(candidate, found.profiles, found.previews)
        for candidate in list_candidates(ports, user_id)
        for found in [kept.get(candidate.id, nothing)]
    ]


def rename_candidate(ports: Ports, user_id: str, candidate_id: str, label: str) -> Candidate:
    """Keeps another name; nothing else changes."""
    others = [one for one in list_candidates(ports, user_id) if one.id != candidate_id]
    return _changed(ports, user_id, candidate_id, {"label": _free_label(label, others)})


def record_consent(ports: Ports, user_id: str, candidate_id: str, note: str) -> Candidate:
    """Keeps what the candidate agreed to, in the coach's words, and when that was written down."""
    text = note.strip()
    if not text:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_NOTE)
    _require_length(text, MOST_NOTE_CHARACTERS)
    patch = {"consent_note": text, "consent_at": ports.clock()}
    kept = _changed(ports, user_id, candidate_id, patch)
    write_down(ports, user_id, AuditAction.CONSENT_RECORDED, candidate_id)
    return kept


def withdraw_consent(ports: Ports, user_id: str, candidate_id: str) -> Candidate:
    """Forgets the consent, as a candidate may ask at any time; from now on nothing is applied for."""
    kept = _changed(ports, user_id, candidate_id, {"consent_note": "", "consent_at": None})
    write_down(ports, user_id, AuditAction.CONSENT_WITHDRAWN, candidate_id)
    return kept


def require_candidate(ports: Ports, user_id: str, candidate_id: str) -> None:
    """NOT_FOUND unless it is one of this account's candidates or the account's own."""
    if candidate_id != OWN:
        ports.candidates.require(user_id, candidate_id)


def require_consent(ports: Ports, user_id: str, candidate_id: str) -> None:
    """CONSENT_MISSING for a candidate of whom no consent is recorded; nobody has to ask themselves."""
    if candidate_id == OWN:
        return
    candidate = ports.candidates.require(user_id, candidate_id)
    if not candidate.has_consent:
        raise UserError(ErrorCode.CONSENT_MISSING, _NO_CONSENT.format(label=candidate.label))


def belonging_to(candidate_id: str | None) -> Mapping[str, Scalar]:
    """The condition for rows of one candidate; None means everybody's."""
    return {} if candidate_id is None else {"candidate_id": candidate_id}


def _changed(ports: Ports, user_id: str, candidate_id: str, patch: Mapping[str, object]) -> Candidate:
    ports.candidates.change(user_id, {"id": candidate_id}, {**patch, "updated_at": ports.clock()})
    return ports.candidates.require(user_id, candidate_id)


def _free_label(label: str, others: Sequence[Candidate]) -> str:
    text = " ".join(label.split())
    if not text:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _UNNAMED)
    _require_length(text, MOST_LABEL_CHARACTERS)
    if text.casefold() in {other.label.casefold() for other in others}:
        raise UserError(ErrorCode.CONFLICT, _NAME_TAKEN)
    return text


def _require_length(text: str, most: int) -> None:
    if len(text) > most:
        raise UserError(ErrorCode.INPUT_TOO_BIG, _TOO_LONG.format(most=most))
