"""Signing in where somebody else keeps the accounts. All answer with the user's id.

What the service hands out is given back at once: from here on our own session says who somebody is.
"""

from contextlib import suppress

from core.domain.accounts import SignedIn
from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.ports import HostedAccounts, Ports
from core.services.accounts import require_email, require_password
from core.services.audit import write_down
from core.services.browser_sessions import end_other_sessions
from core.services.tries import count_sign_up, counted_try

_NOT_SET_UP = (
    "People cannot sign in on this page yet: whoever runs this server has to set SUPABASE_PUBLISHABLE_KEY."
)


def require_hosted_account(ports: Ports, email: str, password: str, address: str) -> str:
    """Checks a password. UNAUTHORIZED when it is wrong, RATE_LIMITED after too many tries."""
    with counted_try(ports, email, address):
        return _let_in(ports, _service(ports).sign_in(email.strip(), password))


def sign_up_hosted(ports: Ports, email: str, password: str, address: str) -> str | None:
    """None when the address has to be confirmed by a mail first."""
    require_email(email)
    require_password(password)
    count_sign_up(ports, address)
    signed_in = _service(ports).sign_up(email.strip(), password)
    return _let_in(ports, signed_in) if signed_in else None


def send_reset_mail(ports: Ports, email: str, address: str) -> None:
    """Says nothing about whether there is such an account."""
    count_sign_up(ports, address)
    _service(ports).send_reset_mail(email.strip())


def reset_password(ports: Ports, email: str, code: str, password: str, address: str) -> str:
    """With the code from the mail; ends every session. UNAUTHORIZED when it is wrong, RATE_LIMITED after too
    many tries.

    The password is looked at first: the service uses the code up even when it then refuses the password.
    """
    require_password(password)
    with counted_try(ports, email, address):
        user_id = _let_in(ports, _service(ports).change_password(email.strip(), code, password))
    write_down(ports, user_id, AuditAction.PASSWORD_CHANGED)
    end_other_sessions(ports, user_id)
    return user_id


def _service(ports: Ports) -> HostedAccounts:
    if ports.hosted_accounts is None:
        raise UserError(ErrorCode.UNAUTHORIZED, _NOT_SET_UP)
    return ports.hosted_accounts


def _let_in(ports: Ports, signed_in: SignedIn) -> str:
    with suppress(UserError):
        _service(ports).sign_out(signed_in.access_token)
    return signed_in.user_id
