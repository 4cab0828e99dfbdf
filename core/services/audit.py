"""The audit log: what was done with a person's data is written down once and never changed."""

from collections.abc import Sequence

from core.domain.audit import AuditAction, AuditEntry, chained, first_break, pseudonym
from core.domain.errors import ErrorCode, UserError
from core.ports import Page, Ports

_TRIES = 20
_BUSY = "What you did could not be written down just now. Try again in a moment."


def write_down(
    ports: Ports, user_id: str, action: AuditAction, subject: str = "", actor: str = "", **data: str
) -> AuditEntry:
    """The next entry of this person's chain. `data` must say nothing personal; without `actor` it was the
    person. When two write at once only one gets the next place, and the other one tries again."""
    entry = AuditEntry(
        id=ports.new_id(),
        user_id=user_id,
        created_at=ports.clock(),
        sequence=0,
        actor=actor or user_id,
        action=action,
        subject=subject,
        data=data,
    )
    for _ in range(_TRIES):
        try:
            return ports.audit.add(user_id, chained(entry, _last(ports, user_id)))
        except UserError as error:
            if error.code is not ErrorCode.CONFLICT:
                raise
    raise UserError(ErrorCode.STORAGE, _BUSY)


def list_audit(ports: Ports, user_id: str) -> Sequence[AuditEntry]:
    """All entries in their order, those from before an erasure included."""
    entries: list[AuditEntry] = []
    for owner in (pseudonym(user_id), user_id):
        while page := ports.audit.list(owner, order="sequence", page=_page_after(entries, owner)):
            entries.extend(page)
    return entries


def verify_audit(ports: Ports, user_id: str) -> int | None:
    """The first place where this person's chain does not hold; None when nothing was changed.

    That entries are missing at the very end cannot be seen from the chain itself.
    """
    return first_break(list_audit(ports, user_id))


def _last(ports: Ports, user_id: str) -> AuditEntry | None:
    for owner in (user_id, pseudonym(user_id)):
        found = ports.audit.list(owner, order="-sequence", page=Page(limit=1))
        if found:
            return found[0]
    return None


def _page_after(entries: Sequence[AuditEntry], owner: str) -> Page:
    return Page(offset=sum(entry.user_id == owner for entry in entries), limit=500)
