"""Credentials: passwords of other services, kept in the vault and handed to nobody but their use."""

from collections.abc import Sequence

from core.domain.audit import AuditAction
from core.domain.credentials import Credential, CredentialKind
from core.domain.errors import ErrorCode, UserError
from core.ports import Page, Ports
from core.services.audit import write_down

MOST_CREDENTIALS = 50
MOST_CHARACTERS = 200
MOST_SECRET_CHARACTERS = 1000

_ALL = Page(limit=MOST_CREDENTIALS)
_TOO_MANY = f"You have {MOST_CREDENTIALS} passwords here, and more is not possible. Remove one first."
_INCOMPLETE = "Give the server or site, the user name and the password."
_TOO_LONG = (
    f"This is too long. Take at most {MOST_CHARACTERS} characters, {MOST_SECRET_CHARACTERS} for the password."
)


def add_credential(
    ports: Ports, user_id: str, kind: CredentialKind, host: str, username: str, secret: str, label: str = ""
) -> Credential:
    """Seals and keeps a password. STORAGE without a key of the vault, INPUT_UNREADABLE, QUOTA."""
    if len(list_credentials(ports, user_id)) >= MOST_CREDENTIALS:
        raise UserError(ErrorCode.QUOTA, _TOO_MANY)
    now = ports.clock()
    row = Credential(
        id=ports.new_id(),
        user_id=user_id,
        created_at=now,
        updated_at=now,
        kind=kind,
        label=label.strip() or host.strip(),
        host=host.strip(),
        username=username.strip(),
        sealed=_sealed(ports, user_id, secret),
    )
    _require_whole(row)
    ports.credentials.add(user_id, row)
    write_down(ports, user_id, AuditAction.CREDENTIAL_ADDED, row.id, kind=kind)
    return row


def list_credentials(ports: Ports, user_id: str) -> Sequence[Credential]:
    """Newest first; the secrets in them stay sealed."""
    return ports.credentials.list(user_id, page=_ALL)


def change_credential(
    ports: Ports,
    user_id: str,
    credential_id: str,
    *,
    host: str | None = None,
    username: str | None = None,
    secret: str | None = None,
    label: str | None = None,
) -> Credential:
    """Keeps what is given; None leaves as it is."""
    row = ports.credentials.require(user_id, credential_id)
    given = {"host": host, "username": username, "label": label}
    patch = {name: text.strip() for name, text in given.items() if text is not None}
    if secret is not None:
        patch["sealed"] = _sealed(ports, user_id, secret)
    changed = row.model_copy(update={**patch, "updated_at": ports.clock()})
    _require_whole(changed)
    ports.credentials.change(user_id, {"id": row.id}, {**patch, "updated_at": changed.updated_at})
    write_down(ports, user_id, AuditAction.CREDENTIAL_CHANGED, row.id, kind=row.kind)
    return changed


def remove_credential(ports: Ports, user_id: str, credential_id: str) -> None:
    """Forgets a password; NOT_FOUND when there is none."""
    row = ports.credentials.require(user_id, credential_id)
    if ports.credentials.remove(user_id, row.id):
        write_down(ports, user_id, AuditAction.CREDENTIAL_REMOVED, row.id, kind=row.kind)


def reveal(ports: Ports, user_id: str, credential_id: str, purpose: str, actor: str = "") -> str:
    """The secret itself, to sign in with, never to show. It is written down before it is handed out;
    `purpose` is a word of ours."""
    row = ports.credentials.require(user_id, credential_id)
    secret = ports.vault.open(user_id, row.sealed)
    write_down(ports, user_id, AuditAction.CREDENTIAL_REVEALED, row.id, actor, kind=row.kind, purpose=purpose)
    return secret


def seal_again(ports: Ports) -> int:
    """Seals everyone's secrets under the first key of the vault, so that the others can be taken away; how
    many. Raises, with all others as they were, at one that no key opens. May be repeated."""
    rows = ports.system.everyones_credentials()
    opened = [(row, ports.vault.open(row.user_id, row.sealed)) for row in rows]
    sealed = [
        ports.credentials.change(
            row.user_id,
            {"id": row.id, "sealed": row.sealed},
            {"sealed": ports.vault.seal(row.user_id, secret)},
        )
        for row, secret in opened
    ]
    return sum(sealed)


def _sealed(ports: Ports, user_id: str, secret: str) -> str:
    if not secret:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _INCOMPLETE)
    if len(secret) > MOST_SECRET_CHARACTERS:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _TOO_LONG)
    return ports.vault.seal(user_id, secret)


def _require_whole(row: Credential) -> None:
    if not (row.host and row.username and row.label):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _INCOMPLETE)
    if max(len(text) for text in (row.host, row.username, row.label)) > MOST_CHARACTERS:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _TOO_LONG)
