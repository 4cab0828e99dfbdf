"""What has been done with a person's data, in an order that nobody can change unseen."""

import json
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

from core.domain.records import Record

ERASED = "erased:"
"""Begins the pseudonym that stands for a person who has been erased."""


class AuditAction(StrEnum):
    ACCOUNT_ADDED = "account.added"
    PASSWORD_CHANGED = "password.changed"  # noqa: S105
    TOKEN_ADDED = "token.added"  # noqa: S105
    TOKEN_REVOKED = "token.revoked"  # noqa: S105
    CREDENTIAL_ADDED = "credential.added"
    CREDENTIAL_CHANGED = "credential.changed"
    CREDENTIAL_REMOVED = "credential.removed"
    CREDENTIAL_REVEALED = "credential.revealed"
    CANDIDATE_ADDED = "candidate.added"
    CANDIDATE_REMOVED = "candidate.removed"
    CONSENT_RECORDED = "consent.recorded"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    DATA_EXPORTED = "data.exported"
    DATA_ERASED = "data.erased"


class AuditEntry(Record):
    """`user_id` owns what was touched, `actor` touched it; they differ once access can be shared.

    `subject` is the id of the row. `data` says more in words of ours and never a person's: an entry outlives
    the erasure of all else. `sequence` counts per owner from 1, and `hash` covers the entry and the `hash`
    before it.
    """

    sequence: int
    actor: str
    action: AuditAction
    subject: str = ""
    data: dict[str, str] = {}
    previous_hash: str = ""
    hash: str = ""


def pseudonym(person: str) -> str:
    """Stands for an erased person. Ids are random, so nobody can find the id behind it by trying."""
    return person if person.startswith(ERASED) else ERASED + sha256(person.encode()).hexdigest()[:32]


def chained(entry: AuditEntry, previous: AuditEntry | None) -> AuditEntry:
    """The entry as the one that follows `previous`."""
    placed = entry.model_copy(
        update={
            "sequence": previous.sequence + 1 if previous else 1,
            "previous_hash": previous.hash if previous else "",
        }
    )
    return placed.model_copy(update={"hash": hash_of(placed)})


def hash_of(entry: AuditEntry) -> str:
    """People go in as their pseudonyms: the chain still holds when they have been erased from it."""
    fields = entry.model_dump(mode="json", exclude={"hash"})
    fields |= {name: pseudonym(fields[name]) for name in ("user_id", "actor")}
    return sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def first_break(entries: Iterable[AuditEntry]) -> int | None:
    """The first place where the chain does not hold: an entry changed, missing or put in; None: it holds."""
    previous: AuditEntry | None = None
    for place, entry in enumerate(entries, start=1):
        if chained(entry, previous) != entry:
            return place
        previous = entry
    return None
