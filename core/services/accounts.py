"""Accounts of this installation: made, and signed in to."""

import re
from collections.abc import Callable
from functools import partial
from uuid import UUID

from core.domain.accounts import LOCAL_USER, Account, SignedIn
from core.domain.audit import AuditAction
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.audit import write_down
from core.services.browser_sessions import end_other_sessions, hand_out_ticket, take_back_ticket
from core.services.sessions import end_session, start_session
from core.services.tries import count_sign_up, counted_try

LEAST_CHARACTERS = 8
MOST_BYTES = 72
"""bcrypt reads no further; a longer password would be one that is only half checked."""

_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]+@[^@\s\x00-\x1f\x7f]+")
_MOST_EMAIL_CHARACTERS = 254

_NO_EMAIL = "This is not an e-mail address. Write it like name@example.org."
_TOO_SHORT = f"This password is too short. Take at least {LEAST_CHARACTERS} characters."
_TOO_LONG = (
    f"This password is too long. Take at most {MOST_BYTES} bytes: that many plain letters, fewer others."
)
_TAKEN = "There is an account with this e-mail address already. Sign in with it."
_REFUSED = "E-mail address and password do not fit together. Check both and try again."
_BY_ID = "Accounts lie at Supabase here. Give the id of “{name}”, as the project's dashboard shows it."
_NOBODY = "There is no account “{name}”. Make it with `user add`, or check the spelling."


def add_account(ports: Ports, email: str, password: str) -> Account:
    """Makes an account. Raises INPUT_UNREADABLE for what cannot be one, CONFLICT when there is one."""
    wanted = require_email(email)
    require_password(password)
    return _kept(ports, wanted, password)


def sign_up(ports: Ports, email: str, password: str, address: str) -> Account:
    """`add_account` for a stranger at the door: counted per client address, and refused with RATE_LIMITED."""
    wanted = require_email(email)
    require_password(password)
    count_sign_up(ports, address)
    return _kept(ports, wanted, password)


def sign_in(ports: Ports, email: str, password: str, address: str) -> SignedIn:
    """A session for a program that knows the password; errors as `require_account`."""
    account = require_account(ports, email, password, address)
    signed_in = start_session(ports, account.user_id)
    _end_unless_unchanged(ports, account, partial(end_session, ports, signed_in.refresh_token))
    return signed_in


def let_in(ports: Ports, email: str, password: str, address: str) -> str:
    """A ticket for the browser of someone who knows the password; errors as `require_account`."""
    account = require_account(ports, email, password, address)
    ticket = hand_out_ticket(ports, account.user_id)
    _end_unless_unchanged(ports, account, partial(take_back_ticket, ports, ticket))
    return ticket


def change_password(ports: Ports, user_id: str, old: str, new: str, here: str = "") -> int:
    """For someone who is signed in, with the session token `here`, and knows the old one; errors as
    `require_account` and `add_account`. How many other sessions ended."""
    account = ports.accounts.require(user_id, user_id)
    checked = require_account(ports, account.email, old, f"account/{user_id}")
    require_password(new)
    unchanged = {"id": user_id, "password_hash": checked.password_hash}
    if not ports.accounts.change(user_id, unchanged, {"password_hash": ports.passwords.hash(new)}):
        raise UserError(ErrorCode.UNAUTHORIZED, _REFUSED)
    return _ended_with_the_old(ports, user_id, here)


def set_password(ports: Ports, user_id: str, password: str) -> int:
    """For whoever runs this installation; errors as `add_account`. What was signed in with the old one ends:
    how many sessions that were."""
    require_password(password)
    if not ports.accounts.change(user_id, {"id": user_id}, {"password_hash": ports.passwords.hash(password)}):
        raise UserError(ErrorCode.NOT_FOUND, _NOBODY.format(name=user_id))
    return _ended_with_the_old(ports, user_id)


def require_account(ports: Ports, email: str, password: str, address: str) -> Account:
    """Checks a password. UNAUTHORIZED says the same whatever was wrong; RATE_LIMITED after too many tries."""
    with counted_try(ports, _normal(email), address):
        account = ports.identity.account(_normal(email))
        if not _is_right(ports, account, password) or account is None:
            raise UserError(ErrorCode.UNAUTHORIZED, _REFUSED)
        return account


def user_named(ports: Ports, name: str) -> str:
    """The user id behind `local`, an e-mail address or the id itself; NOT_FOUND when there is no account."""
    if name == LOCAL_USER or _is_id(name):
        return name
    if ports.hosted_accounts:
        raise UserError(ErrorCode.NOT_FOUND, _BY_ID.format(name=name))
    account = ports.identity.account(_normal(name))
    if account is None:
        raise UserError(ErrorCode.NOT_FOUND, _NOBODY.format(name=name))
    return account.user_id


def own_address(ports: Ports, user_id: str, elsewhere: str = "") -> str:
    """The person's e-mail address: of their account here, else the one that is known `elsewhere`."""
    account = ports.accounts.get(user_id, user_id)
    return account.email if account else elsewhere


def require_email(email: str) -> str:
    """As it is kept. INPUT_UNREADABLE for what is none."""
    address = _normal(email)
    if len(address) > _MOST_EMAIL_CHARACTERS or not _EMAIL.fullmatch(address):
        raise UserError(ErrorCode.INPUT_UNREADABLE, _NO_EMAIL)
    return address


def require_password(password: str) -> None:
    """INPUT_UNREADABLE for one that is too short or too long."""
    if len(password) < LEAST_CHARACTERS:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _TOO_SHORT)
    if len(password.encode()) > MOST_BYTES:
        raise UserError(ErrorCode.INPUT_UNREADABLE, _TOO_LONG)


def _kept(ports: Ports, email: str, password: str) -> Account:
    user_id = ports.new_id()
    account = Account(
        id=user_id,
        user_id=user_id,
        created_at=ports.clock(),
        email=email,
        password_hash=ports.passwords.hash(password),
    )
    try:
        ports.accounts.add(account.user_id, account)
    except UserError as error:
        if error.code is not ErrorCode.CONFLICT:
            raise
        raise UserError(ErrorCode.CONFLICT, _TAKEN) from None
    write_down(ports, account.user_id, AuditAction.ACCOUNT_ADDED)
    return account


def _ended_with_the_old(ports: Ports, user_id: str, here: str = "") -> int:
    write_down(ports, user_id, AuditAction.PASSWORD_CHANGED)
    return end_other_sessions(ports, user_id, here)


def _end_unless_unchanged(ports: Ports, checked: Account, end: Callable[[], None]) -> None:
    """Ends what a password has just opened when another was set since it was checked: setting one ends only
    what is open by then. So this is asked after it was opened."""
    now = ports.accounts.get(checked.user_id, checked.user_id)
    if now is None or now.password_hash != checked.password_hash:
        end()
        raise UserError(ErrorCode.UNAUTHORIZED, _REFUSED)


def _is_right(ports: Ports, account: Account | None, password: str) -> bool:
    """Takes as long for an account that is not there."""
    if len(password.encode()) > MOST_BYTES:
        return False
    return ports.passwords.matches(password, account.password_hash if account else None)


def _normal(email: str) -> str:
    return email.strip().lower()


def _is_id(name: str) -> bool:
    try:
        UUID(name)
    except ValueError:
        return False
    return True
