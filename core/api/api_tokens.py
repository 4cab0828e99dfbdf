"""/tokens: tokens for programs of the person's own, such as the browser extension."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from core.api.access import PortsOf, UserOf
from core.domain.accounts import ApiToken, Scope
from core.services.api_tokens import (
    DEFAULT_DAYS,
    MOST_LABEL_CHARACTERS,
    issue_api_token,
    list_api_tokens,
    revoke_api_token,
)

router = APIRouter(prefix="/tokens", tags=["sign-in"])


class NewToken(BaseModel):
    """What the token is for. `days` null: until it is revoked."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"scope": "fill", "label": "Extension on my laptop", "days": 30}}
    )

    scope: Scope
    label: str = Field("", max_length=MOST_LABEL_CHARACTERS)
    days: int | None = Field(DEFAULT_DAYS, ge=1, le=3650)


class TokenOut(BaseModel):
    """A token without the token itself, which nobody has but its owner."""

    id: str
    scope: Scope
    label: str
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class IssuedToken(TokenOut):
    """The only time that `token` is shown."""

    token: str


@router.post("", status_code=201)
def issue_token(given: NewToken, ports: PortsOf, user_id: UserOf) -> IssuedToken:
    """A new token: `fill` opens only what filling in a form needs, `full` everything."""
    row, secret = issue_api_token(ports, user_id, given.scope, given.label, given.days)
    return IssuedToken(**_out(row).model_dump(), token=secret)


@router.get("")
def list_tokens(ports: PortsOf, user_id: UserOf) -> list[TokenOut]:
    """Your tokens, newest first, without the revoked ones."""
    return [_out(row) for row in list_api_tokens(ports, user_id)]


@router.delete("/{token_id}", status_code=204)
def revoke_token(token_id: str, ports: PortsOf, user_id: UserOf) -> None:
    """From now on the token opens nothing."""
    revoke_api_token(ports, user_id, token_id)


def _out(row: ApiToken) -> TokenOut:
    return TokenOut.model_validate(row.model_dump())
