"""Forgetting a candidate, alone or with everything that was ever made for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports, Scalar, Table, every_row
from core.services.artifacts import remove_artifacts
from core.services.audit import write_down
from core.services.candidates import belonging_to
from core.services.jobs import stop_runs
from core.services.readings import originals_folder

_NOT_EMPTY = (
    "CVs, postings or documents are kept for this candidate. "
    "Remove everything together with the candidate, or keep the candidate."
)
_STILL_RUNNING = "A run for this candidate is just being stopped. Wait a few seconds and remove them again."


def remove_candidate(ports: Ports, user_id: str, candidate_id: str, *, with_everything: bool = False) -> None:
    """Forgets a candidate. CONFLICT while anything is kept for them, unless that shall go too.

    Applications name runs, so they go before those; then files and after them their rows, the candidate last:
    what breaks half-way can be done again.
    """
    ports.candidates.require(user_id, candidate_id)
    theirs = belonging_to(candidate_id)
    if with_everything:
        _remove_everything(ports, user_id, theirs)
        ports.files.remove_folder(originals_folder(user_id, candidate_id))
    elif any(table.count(user_id, theirs) for table in _tables(ports)):
        raise UserError(ErrorCode.CONFLICT, _NOT_EMPTY)
    ports.candidates.remove(user_id, candidate_id)
    write_down(ports, user_id, AuditAction.CANDIDATE_REMOVED, candidate_id)


def _remove_everything(ports: Ports, user_id: str, theirs: Mapping[str, Scalar]) -> None:
    if not stop_runs(ports, user_id, theirs):
        raise UserError(ErrorCode.CONFLICT, _STILL_RUNNING)
    applications, *others = _tables(ports)
    applications.remove_all(user_id, theirs)
    for job in list(every_row(ports.jobs, user_id, theirs)):
        remove_artifacts(ports, user_id, job.id)
    for table in others:
        table.remove_all(user_id, theirs)


def _tables(ports: Ports) -> Sequence[Table[Any]]:
    """In the order in which they can be emptied."""
    return (ports.applications, ports.jobs, ports.answers, ports.postings, ports.profiles)
