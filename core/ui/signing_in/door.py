"""Who checks a password: accounts of this installation, or those that Supabase keeps."""

from collections.abc import Callable
from dataclasses import dataclass

from core.ports import Ports
from core.services.accounts import require_account, sign_up
from core.services.hosted_accounts import require_hosted_account, sign_up_hosted
from core.settings import Settings

Enter = Callable[[Ports, str, str, str], str]


@dataclass(frozen=True)
class Door:
    """Both take e-mail address, password and the client's address, and answer with a user id; `sign_up` with
    None when a mail has to be answered first. `mails_codes`: a forgotten password is set anew by mail."""

    sign_in: Enter
    sign_up: Callable[[Ports, str, str, str], str | None] | None
    mails_codes: bool


def door_of(settings: Settings) -> Door | None:
    """None when nobody has chosen how people sign in."""
    doors = {
        "local": Door(_sign_in, _sign_up if settings.sign_up else None, mails_codes=False),
        "supabase": Door(require_hosted_account, sign_up_hosted, mails_codes=True),
    }
    return doors.get(settings.auth_backend)


def _sign_in(ports: Ports, email: str, password: str, address: str) -> str:
    return require_account(ports, email, password, address).user_id


def _sign_up(ports: Ports, email: str, password: str, address: str) -> str:
    return sign_up(ports, email, password, address).user_id
