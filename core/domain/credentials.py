"""Names and passwords of other services that a person lets us use."""

from enum import StrEnum

from core.domain.records import Moment, Record


class CredentialKind(StrEnum):
    """What it signs in to: a mail server, or a site with adverts."""

    SMTP = "smtp"
    JOB_BOARD = "job_board"


class Credential(Record):
    """All but `sealed` may be shown to its owner; the secret in there is for the vault alone."""

    kind: CredentialKind
    label: str
    host: str
    username: str
    sealed: str
    updated_at: Moment
