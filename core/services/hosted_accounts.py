"""Accounts that somebody else keeps: signing in and up, and a password set anew.

The service's tokens come with every answer: with them the person's rows are reached.
"""

from contextlib import suppress

from core.domain.accounts import SignedIn
from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.ports import HostedAccounts, Ports
from core.services.accounts import require_email, require_password
from core.services.audit import write_down
from core.services.browser_sessions import end_other_sessions
from core.services.tries import count_sign_up, counted_return, counted_try

_NOT_SET_UP = (
    "People cannot sign in on this page yet: whoever runs this server has to set SUPABASE_PUBLISHABLE_KEY."
)


def sign_in_hosted(ports: Ports, email: str, password: str, address: str) -> SignedIn:
    """Checks a password. UNAUTHORIZED when it is wrong, RATE_LIMITED after too many tries."""
    with counted_try(ports, email, address):
        return require_service(ports).sign_in(email.strip(), password)


def sign_up_hosted(ports: Ports, email: str, password: str, address: str) -> SignedIn | None:
    """None when the address has to be confirmed by a mail first."""
    require_email(email)
    require_password(password)
    count_sign_up(ports, address)
    return add_hosted_account(ports, email, password)


def add_hosted_account(ports: Ports, email: str, password: str) -> SignedIn | None:
    """`sign_up_hosted` for whoever runs this installation."""
    require_password(password)
    return require_service(ports).sign_up(require_email(email), password)


def refresh_hosted(ports: Ports, refresh_token: str, address: str) -> SignedIn:
    """The next pair of tokens; UNAUTHORIZED for one that is used up, RATE_LIMITED after too many of those
    from this client address: each costs a request that the service counts as ours."""
    with counted_return(ports, address):
        return require_service(ports).refresh(refresh_token)


def sign_out_hosted(ports: Ports, refresh_token: str, address: str) -> None:
    """For a program that holds this refresh token; it is used up. Nothing happens when it was already."""
    try:
        signed_in = refresh_hosted(ports, refresh_token, address)
    except UserError as error:
        if error.code is not ErrorCode.UNAUTHORIZED:
            raise
        return
    require_service(ports).sign_out(signed_in.access_token)


def send_reset_mail(ports: Ports, email: str, address: str) -> None:
    """Says nothing about whether there is such an account."""
    count_sign_up(ports, address)
    require_service(ports).send_reset_mail(email.strip())


def reset_password(ports: Ports, email: str, code: str, password: str, address: str) -> SignedIn:
    """With the code from the mail; ends every other session. UNAUTHORIZED when it is wrong, RATE_LIMITED
    after too many tries. `note_new_password` is for when the person's rows can be reached.

    The password is looked at first: the service uses the code up even when it then refuses the password. What
    follows the change does not undo it.
    """
    require_password(password)
    with counted_try(ports, email, address):
        signed_in = require_service(ports).change_password(email.strip(), code, password)
    end_other_sessions(ports, signed_in.user_id)
    with suppress(UserError):
        require_service(ports).sign_out_elsewhere(signed_in.access_token)
    return signed_in


def note_new_password(ports: Ports, user_id: str) -> None:
    write_down(ports, user_id, AuditAction.PASSWORD_CHANGED)


def require_service(ports: Ports) -> HostedAccounts:
    """UNAUTHORIZED where nobody can sign in on our pages."""
    if ports.hosted_accounts is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_SET_UP)
    return ports.hosted_accounts
