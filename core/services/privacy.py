"""Privacy: a person takes everything along, or has everything erased."""

import time

from core.domain.accounts import account_word
from core.domain.audit import AuditAction, pseudonym
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports, every_row
from core.services.accounts import own_address
from core.services.audit import write_down
from core.services.exports import export_everything
from core.services.jobs import stop_runs

__all__ = ["confirmation", "erase_everything", "export_everything", "require_confirmation"]

STOP_SECONDS = 20.0
"""Longer than a worker may be silent: after this nobody works for the person any more."""

_PAUSE_SECONDS = 0.1
_STILL_RUNNING = (
    "A run of yours is still being stopped, so nothing is erased yet. Wait half a minute and erase again."
)
_NOT_CONFIRMED = (
    "Nothing was erased. To confirm, write the e-mail address of your account, or “local” where nobody "
    "signs in."
)


def confirmation(ports: Ports, user_id: str, email: str = "") -> str:
    """What a person writes to have everything erased: their e-mail address (`email` where somebody else keeps
    the account), or the id where there is none."""
    return own_address(ports, user_id, email) or user_id


def require_confirmation(ports: Ports, user_id: str, text: str, email: str = "") -> None:
    """`UserError(INPUT_UNREADABLE)` unless this is what `confirmation` asks for."""
    if text.strip().lower() != confirmation(ports, user_id, email).lower():
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NOT_CONFIRMED)


def erase_everything(ports: Ports, user_id: str, email: str = "") -> None:
    """Nothing of this person is left but a pseudonym in the audit log, on no disk of ours.

    Runs are stopped first, so that nothing comes after; files go before the rows that know where they are, so
    that whatever fails half-way can simply be asked for again. Only the last step, the scrub, comes when
    nobody may be left to ask: the server tries it until it is done. CONFLICT while a run cannot be stopped,
    STORAGE when the disk refuses.
    """
    _stop_runs(ports, user_id)
    _remove_files(ports, user_id)
    ports.erasure.remove_rows(user_id, pseudonym(user_id), _limit_keys(ports, user_id, email))
    ports.files.remove_folder(user_id)
    write_down(ports, pseudonym(user_id), AuditAction.DATA_ERASED)
    ports.erasure.scrub()


def _stop_runs(ports: Ports, user_id: str) -> None:
    for _ in range(int(STOP_SECONDS / _PAUSE_SECONDS)):
        if stop_runs(ports, user_id):
            return
        time.sleep(_PAUSE_SECONDS)
    raise UserError(ErrorCode.CONFLICT, _STILL_RUNNING)


def _remove_files(ports: Ports, user_id: str) -> None:
    """Everything lies in a folder named by its owner; here, files of older versions in those of their runs.
    At Supabase there are none of those, and the name of a run may be anybody's choice."""
    ports.files.remove_folder(user_id)
    for artifact in every_row(ports.artifacts, user_id):
        ports.files.remove(artifact.key)
    if ports.hosted_accounts:
        return
    for job in every_row(ports.jobs, user_id):
        ports.files.remove_folder(job.id)


def _limit_keys(ports: Ports, user_id: str, email: str) -> list[str]:
    address = own_address(ports, user_id, email).lower()
    return [user_id, account_word(address)] if address else [user_id]
