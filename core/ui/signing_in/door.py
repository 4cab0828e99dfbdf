"""Who checks a password: accounts of this installation, or those that Supabase keeps. Who is let in gets a
ticket for the session that begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.ports import Ports
from core.services.accounts import let_in, sign_up
from core.services.browser_sessions import hand_out_ticket
from core.services.hosted_accounts import sign_in_hosted, sign_up_hosted
from core.services.hosted_sessions import hosted_ticket
from core.settings import Settings

Enter = Callable[[Ports, str, str, str], str]


@dataclass(frozen=True)
class Door:
    """Both take e-mail address, password and the client's address, and answer with a ticket; `sign_up` with
    None when a mail has to be answered first. `mails_codes`: a forgotten password is set anew by mail.
    `providers` are other services whose accounts let people in."""

    sign_in: Enter
    sign_up: Callable[[Ports, str, str, str], str | None] | None
    mails_codes: bool
    providers: Sequence[str] = ()


def door_of(settings: Settings) -> Door | None:
    """None when nobody has chosen how people sign in."""
    doors = {
        "local": Door(let_in, _sign_up if settings.sign_up else None, mails_codes=False),
        "supabase": Door(
            _sign_in_hosted, _sign_up_hosted, mails_codes=True, providers=settings.oauth_providers
        ),
    }
    return doors.get(settings.auth_backend)


def _sign_up(ports: Ports, email: str, password: str, address: str) -> str:
    return hand_out_ticket(ports, sign_up(ports, email, password, address).user_id)


def _sign_in_hosted(ports: Ports, email: str, password: str, address: str) -> str:
    return hosted_ticket(ports, sign_in_hosted(ports, email, password, address))


def _sign_up_hosted(ports: Ports, email: str, password: str, address: str) -> str | None:
    signed_in = sign_up_hosted(ports, email, password, address)
    return hosted_ticket(ports, signed_in) if signed_in else None
