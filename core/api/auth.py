"""/auth: signing in with a password, staying signed in, signing out."""

from collections.abc import Callable
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import RuntimeOf
from core.api.client import client_address
from core.domain.accounts import SignedIn
from core.domain.errors import ErrorCode, UserError
from core.ports import Ports
from core.services.accounts import sign_in
from core.services.hosted_accounts import refresh_hosted, sign_in_hosted, sign_out_hosted
from core.services.sessions import end_session, refresh

_ELSEWHERE = "People sign in at Supabase here. Send the access token that Supabase gives as bearer token."


class _Door(NamedTuple):
    """Who keeps the accounts, and with them the sessions of programs."""

    sign_in: Callable[[Ports, str, str, str], SignedIn]
    refresh: Callable[[Ports, str, str], SignedIn]
    sign_out: Callable[[Ports, str, str], None]


_HERE = _Door(
    sign_in, lambda ports, token, _: refresh(ports, token), lambda ports, token, _: end_session(ports, token)
)
_HOSTED = _Door(sign_in_hosted, refresh_hosted, sign_out_hosted)


def _door(runtime: RuntimeOf) -> _Door:
    if runtime.settings.auth_backend != "supabase":
        return _HERE
    if runtime.ports.hosted_accounts is None:
        raise UserError(ErrorCode.NOT_FOUND, _ELSEWHERE)
    return _HOSTED


def _address(request: Request, runtime: RuntimeOf) -> str:
    return client_address(request, runtime.settings.trusted_proxies)


AddressOf = Annotated[str, Depends(_address)]
DoorOf = Annotated[_Door, Depends(_door)]

router = APIRouter(prefix="/auth", tags=["sign-in"])


class SignIn(BaseModel):
    """An account's e-mail address and password."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"email": "ann@example.org", "password": "correct horse battery"}}
    )

    email: str = Field(max_length=1000)
    password: str = Field(max_length=1000)


class Refresh(BaseModel):
    """The refresh token of the last answer: each is good for one time."""

    model_config = ConfigDict(json_schema_extra={"example": {"refresh_token": "c2VjcmV0…"}})

    refresh_token: Annotated[str, Field(max_length=1000)]


class SignedInOut(BaseModel):
    """Send `access_token` as bearer token; before `expires_in` seconds are over, exchange `refresh_token`."""

    access_token: str
    refresh_token: str
    token_type: str = "bearer"  # noqa: S105
    expires_in: int


@router.post("/token")
def sign_in_with_password(given: SignIn, runtime: RuntimeOf, door: DoorOf, address: AddressOf) -> SignedInOut:
    """Signs in. 401 does not tell what was wrong; 429 after too many tries that failed."""
    return _out(door.sign_in(runtime.ports, given.email, given.password, address))


@router.post("/refresh")
def exchange_refresh_token(
    given: Refresh, runtime: RuntimeOf, door: DoorOf, address: AddressOf
) -> SignedInOut:
    """The next pair of tokens. A refresh token that comes twice was stolen: its whole session ends."""
    return _out(door.refresh(runtime.ports, given.refresh_token, address))


@router.post("/revoke", status_code=204)
def sign_out(given: Refresh, runtime: RuntimeOf, door: DoorOf, address: AddressOf) -> None:
    """Ends the session, with every access token of it that is ours; one of Supabase's lives to its end."""
    door.sign_out(runtime.ports, given.refresh_token, address)


def _out(signed_in: SignedIn) -> SignedInOut:
    return SignedInOut(
        access_token=signed_in.access_token,
        refresh_token=signed_in.refresh_token,
        expires_in=signed_in.expires_in,
    )
